#!/usr/bin/env bash
# Runs the tests as a release needs them: months and deadlines under both zones; what is measured
# runs alone, so that nobody's timing is measured against a neighbour's.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit

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
tests Asia/Shanghai -n auto -m 'not live' --ignore=tests/demo --ignore=tests/devices \
    --ignore=tests/pinyin --ignore=tests/player --ignore=tests/sync --ignore=tests/torture \
    --ignore-glob='tests/test_*.py' --ignore=tests/ui/test_accessibility.py \
    --ignore=tests/ui/test_audit.py --ignore=tests/ui/test_icons.py \
    --ignore=tests/ui/test_keys.py --ignore=tests/ui/test_lines.py \
    --ignore=tests/ui/test_painted.py --ignore=tests/ui/test_pointer.py \
    --ignore=tests/ui/test_words.py --ignore=tests/ui/test_write.py
echo '── Under UTC: everything that needs no second process'
tests UTC -n auto -m 'not live'
echo '── Under UTC: whole programs, four at a time'
tests UTC tests/live -n 4 --dist loadfile --no-loadscope-reorder -m patient
echo '── Under UTC: real VLC, two films at a time'
tests UTC tests/live -n 2 -m paired
echo '── Under UTC: real VLC and measurements, one at a time'
tests UTC tests/live -m 'not patient and not paired'
exit "$verdict"
