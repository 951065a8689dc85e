#!/usr/bin/env bash
# Makes a fresh Debian 12 ready: what is missing is installed, what is there is left alone.
#   scripts/setup.sh run     what the kiosk, the township's side and the demo need
#   scripts/setup.sh test    the same, and what tests and lint need
#   scripts/setup.sh bench   the same, and the players it is measured against
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly VENV=.venv
readonly LOG=build/setup.log

# Checked in a bare Debian 12: without any one of these a film, a window or a test does not come up.
readonly VIDEO=(libvlc5 libvlc-bin vlc-plugin-base vlc-plugin-video-output ffmpeg)
readonly SCREEN=(
    libdbus-1-3 libegl1 libfontconfig1 libgl1 libglib2.0-0 libxcb-cursor0 libxcb-icccm4
    libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-sync1
    libxcb-util1 libxcb-xfixes0 libxcb-xinerama0 libxcb-xkb1 libxkbcommon-x11-0 fonts-noto-cjk
)
readonly PINYIN=(librime1 rime-data-pinyin-simp)
readonly STAGE=(xvfb xdotool x11-utils tzdata)
# The forms: characters that only names use, the road to a printer, and what mounts sticks.
readonly PAPER=(fonts-hanazono cups-client udisks2)
readonly CHECKS=(
    shellcheck libfaketime poppler-utils zbar-tools cups-daemon dosfstools exfatprogs exfat-fuse
    e2fsprogs chromium libreoffice-calc
)
# What a county puts behind the township and before it.
readonly SERVERS=(postgresql nginx-light)
readonly TORTURE=(fuse python3-fusepy fiu-utils openbox)
readonly PEERS=(mpv vlc-bin vlc-plugin-qt)

say() { printf '  %s\n' "$*" >&2; }

stop() {
    printf '\n  ✗ %s\n\n' "$*" >&2
    exit 1
}

missing_packages() {
    local present
    present=" $(dpkg-query -W -f='${Package}=${db:Status-Status} ' "$@" 2>/dev/null || true)"
    local package
    for package in "$@"; do
        [[ $present == *" $package=installed "* ]] || printf '%s\n' "$package"
    done
}

as_root() {
    if [[ $(id -u) -eq 0 ]]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    else
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    fi
}

may_become_root() {
    [[ $(id -u) -eq 0 ]] && return 0
    command -v sudo >/dev/null || return 1
    sudo -n true 2>/dev/null || [[ -t 0 ]] # someone is there to type the password
}

apt_get() { as_root apt-get -q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@" >>"$LOG" 2>&1; }

apt_knows() {
    local package
    for package in "$@"; do
        apt-cache show "$package" >/dev/null 2>&1 || return 1
    done
}

install_packages() {
    command -v apt-get >/dev/null ||
        stop "This machine has no apt-get, so please install these by hand and start again: $*"
    may_become_root ||
        stop "Neither root nor sudo is at hand; ask an administrator to run: apt-get install $*"
    say "Installing Debian packages: $*"
    if ! apt_knows "$@" || ! apt_get install -y --no-install-recommends "$@"; then
        apt_get update || stop "The Debian package lists could not be fetched; see $LOG"
        apt_get install -y --no-install-recommends "$@" ||
            stop "Some Debian packages could not be installed; see $LOG"
    fi
}

# On a system without dpkg nothing is known about its packages: start and see.
need_packages() {
    command -v dpkg-query >/dev/null || return 0
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [[ ${#missing[@]} -eq 0 ]] || install_packages "${missing[@]}"
}

# 3.14 and later have no wheels of the Qt that still runs on glibc 2.28.
fits() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; }

find_python() {
    local candidate
    for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if fits "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

need_python() {
    command -v "${PYTHON:-python3}" >/dev/null || need_packages python3
    python=$(find_python) || stop "Python 3.11, 3.12 or 3.13 is needed; set PYTHON=/path/to/python3"
    "$python" -c 'import ensurepip, venv' 2>/dev/null || need_packages python3-venv
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        stop "$python cannot make a virtual environment: its venv module is missing"
}

# Everything that decides what the environment holds.
fingerprint() {
    {
        "$python" -c 'import sys; print(sys.version, sys.executable)'
        pwd
        cat pyproject.toml constraints.txt
    } | sha256sum | cut -d' ' -f1
}

fill_venv() {
    local extras=$1 stamp=$VENV/.ready-$2 wanted
    wanted=$(fingerprint)
    [[ $(cat "$stamp" 2>/dev/null) == "$wanted" ]] && return
    if ! "$VENV/bin/python" -m pip --version >/dev/null 2>&1; then
        say "Making $VENV"
        "$python" -m venv --clear "$VENV" >>"$LOG" 2>&1 || stop "$VENV could not be made; see $LOG"
    fi
    say "Installing Python packages ($extras)"
    "$VENV/bin/python" -m pip install --no-input --disable-pip-version-check \
        -c constraints.txt -e ".[$extras]" >>"$LOG" 2>&1 ||
        stop "Some Python packages could not be installed; see $LOG"
    printf '%s\n' "$wanted" >"$stamp"
    [[ $2 != test ]] || cp "$stamp" "$VENV/.ready-run"
}

translate() {
    local source
    for source in assets/i18n/*.ts; do
        [[ -e $source ]] || continue
        [[ ${source%.ts}.qm -nt $source ]] || "$VENV/bin/pyside6-lrelease" -silent "$source" \
            -qm "${source%.ts}.qm" >>"$LOG" 2>&1 ||
            stop "The translation $source could not be compiled; see $LOG"
    done
}

main() {
    mkdir -p build
    : >"$LOG"
    local packages=("${VIDEO[@]}" "${SCREEN[@]}" "${PINYIN[@]}" "${STAGE[@]}" "${PAPER[@]}") extras=kiosk,township,demo,dev stamp=test
    case ${1:-} in
        run) extras=kiosk,township,demo stamp=run ;;
        test) packages+=("${CHECKS[@]}" "${SERVERS[@]}" "${TORTURE[@]}") ;;
        bench) packages+=("${CHECKS[@]}" "${SERVERS[@]}" "${TORTURE[@]}" "${PEERS[@]}") ;;
        *) stop "Say what to get ready: scripts/setup.sh run, or test, or bench" ;;
    esac
    need_packages "${packages[@]}"
    need_python
    fill_venv "$extras" "$stamp"
    translate
}

main "$@"
