#!/usr/bin/env bash
# Runs the tests as a release needs them: months and deadlines under both zones, real VLC and real
# processes one at a time, so that nobody's timing is measured against a neighbour's.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

pytest() { .venv/bin/python -m pytest "$@"; }

if (($#)); then
    TZ=UTC pytest "$@"
    exit
fi

echo '── Under Shanghai time: all that may know a calendar'
TZ=Asia/Shanghai pytest -n auto -m 'not live' --ignore=tests/demo --ignore=tests/player \
    --ignore-glob='tests/test_*.py'
echo '── Under UTC: everything that needs no second process'
TZ=UTC pytest -n auto -m 'not live'
echo '── Under UTC: real VLC, real township, real windows'
TZ=UTC pytest -m live
