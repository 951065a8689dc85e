#!/usr/bin/env bash
# Runs the tests as a release needs them: months and deadlines under both zones; what is held against
# an absolute time runs alone, so that it is not measured against a neighbour's. The office's jobs in
# a browser take as long as a third of all this and have a target of their own, make test-office.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit

# What no calendar can reach: films, keys, pictures, letters and paper. All else runs twice, and so
# does whatever is new.
readonly TIMELESS=(
    tests/demo tests/devices tests/pinyin tests/player tests/sheets tests/sync tests/torture
    tests/test_{architecture,house_rules,setup}.py
    tests/store/test_{bad_folder,disk,files,journal}.py
    tests/township/test_{accounts,advising,apart,attachments,backup,converting,course_page}.py
    tests/township/test_{courseware_by_hash,deploy,environment,faults_by_telephone,fitness}.py
    tests/township/test_{inspection,metrics,moving,parts,permissions,plan_pages,plan_versions}.py
    tests/township/test_{roster_export,roster_page,silence,subtitles,thumbnails,together}.py
    tests/township/test_{quiet_channel,sent,station_door,trial,uploading,workers}.py
    tests/ui/test_{accessibility,audit,doors,ground,icons,keys,language,lines,media_keys,page_code}.py
    tests/ui/test_{painted,pointer,print_preview,screens,stage,tiles,veil,words,write}.py
)

verdict=0

# A fault in one round does not hide what the next one has to say.
tests() {
    local zone=$1
    shift
    TZ=$zone .venv/bin/python -m pytest "$@" || verdict=1
}

if (($#)); then
    tests UTC "$@"
    exit "$verdict"
fi

echo '── Under Shanghai time: all that may know a calendar'
tests Asia/Shanghai -n auto -m 'not live' "${TIMELESS[@]/#/--ignore=}"
echo '── Under UTC: everything that needs no second process'
tests UTC -n auto -m 'not live'
echo '── Under UTC: whole programs, four at a time'
tests UTC tests/live --ignore=tests/live/office \
    -n 4 --dist loadfile --no-loadscope-reorder -m patient
echo '── Under UTC: real VLC, three films at a time'
tests UTC tests/live -n 3 --dist worksteal -m 'not patient and not alone'
echo '── Under UTC: what holds a time against a bar, alone'
tests UTC tests/live -m alone
exit "$verdict"
