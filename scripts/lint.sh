#!/usr/bin/env bash
# Runs every check and tells all faults at once, rather than one a try.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit

readonly BIN=.venv/bin
failed=()

check() {
    local name=$1 said
    shift
    if said=$("$@" 2>&1); then
        printf '  ✓ %s\n' "$name"
    else
        printf '  ✗ %s\n%s\n' "$name" "$said"
        failed+=("$name")
    fi
}

check 'style (ruff check)' "$BIN/ruff" check --output-format concise .
check 'layout (ruff format)' "$BIN/ruff" format --check --output-format concise .
check 'types (mypy --strict)' "$BIN/mypy"
check 'layers (import-linter)' "$BIN/lint-imports"
check 'house rules' "$BIN/python" scripts/lint_product.py
check 'list of files in docs/architecture.md' "$BIN/python" scripts/architecture.py --check
if command -v shellcheck >/dev/null; then
    check 'shell (shellcheck)' shellcheck scripts/*.sh .ci/run
fi

if ((${#failed[@]})); then
    printf '\n  %d of the checks failed: %s\n' "${#failed[@]}" "$(IFS=';' && echo "${failed[*]}")"
    exit 1
fi
printf '\n  All checks passed.\n'
