#!/usr/bin/env bash
# Writes constraints.txt anew: the newest versions that pyproject.toml allows, by name and number
# only, so that every machine may fetch them from wherever it is told to.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
"${PYTHON:-python3}" -m venv "$fresh"
"$fresh/bin/python" -m pip install --quiet --no-input --disable-pip-version-check \
    -e '.[kiosk,township,demo,dev]'
{
    echo '# Written by scripts/pin.sh: what a release was tested with.'
    "$fresh/bin/python" -m pip freeze --exclude-editable | grep -E '^[A-Za-z0-9._-]+==[^ ]+$'
} >"$fresh/constraints.txt"
mv "$fresh/constraints.txt" constraints.txt
