#!/usr/bin/env bash
# Prints the page that `make` alone shows, out of the comments beside the targets.
set -euo pipefail

bold='' red='' dim='' off=''
if [[ -t 1 && -z ${NO_COLOR:-} ]]; then
    bold=$'\e[1m' red=$'\e[31m' dim=$'\e[2m' off=$'\e[0m'
fi

printf '\n  %s村级远程教育学习站%s  %sVillage kiosk%s\n' "$bold" "$off" "$dim" "$off"
# shellcheck disable=SC2016  # the dollars are awk's
awk -v bold="$bold" -v red="$red" -v off="$off" '
    /^##@ / { sub(/^##@ /, ""); printf "\n  %s%s%s\n", bold, $0, off; next }
    /^[a-z-]+:.*## / {
        name = $0; sub(/:.*/, "", name)
        words = $0; sub(/.*## */, "", words)
        english = words; chinese = ""
        if (match(words, /   +/)) {
            english = substr(words, 1, RSTART - 1)
            chinese = substr(words, RSTART + RLENGTH)
        }
        printf "    %smake %-16s%s %-62s %s\n", red, name, off, english, chinese
    }
' "$@"
printf '\n  %sSlow or odd? build/setup.log tells what was installed.%s\n\n' "$dim" "$off"
