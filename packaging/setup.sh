#!/usr/bin/env bash
# make setup: the system packages of apt.txt, .venv with the locked dependencies, offcirc itself (editable).
#
# PYTHON makes .venv (default: python3, at least 3.11, with pip); an existing .venv keeps the Python it was made with.
# Needs no terminal. Exit status 3: the environment lacks something; the last line says what to do.
set -euo pipefail
cd "$(dirname "$0")/.."

PYTHON=${PYTHON:-python3}
LOCK=requirements/dev.lock
if [ -t 0 ]; then HAVE_TERMINAL=yes; else HAVE_TERMINAL=; fi

exec </dev/null  # nothing below may wait for an answer
exec 9<packaging # one setup at a time: the folder itself is the lock, so that none is left behind
flock 9

say() { printf 'setup: %s\n' "$*" >&2; }
die() {
    say "$@"
    exit 3
}

# --- System packages -------------------------------------------------------------------------------------------------

# missing NEED: the entries of apt.txt with that need of which no alternative is installed, one a line.
missing() {
    local need entry rest
    while read -r need entry rest; do
        [ "$need" = "$1" ] || continue
        # Unquoted: one word a name. dpkg-query fails where it has never heard of one of them.
        # shellcheck disable=SC2086
        grep -qx installed <<<"$(dpkg-query -W -f='${db:Status-Status}\n' ${entry//|/ } 2>/dev/null)" || echo "$entry"
    done <packaging/apt.txt
}

# names ENTRY...: of each entry the alternative that this release has (when apt knows of none: the last).
names() {
    local entry name
    for entry; do
        for name in ${entry//|/ }; do
            if [ -n "$(apt-cache show "$name" 2>/dev/null)" ]; then break; fi
        done
        echo "$name"
    done
}

# known ENTRY...: those of which this release has an alternative: Ubuntu's Chromium is no package of apt's.
known() {
    local entry
    for entry; do
        # shellcheck disable=SC2086 # one word a name
        if [ -n "$(apt-cache show ${entry//|/ } 2>/dev/null)" ]; then echo "$entry"; fi
    done
}

# apt COMMAND...: as root. Without fd 9: services that a package starts would keep the lock for ever.
apt() { "${AS_ROOT[@]}" DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=600 "$@" >&2 9<&-; }
# shellcheck disable=SC2046 # one word a name
apt_install() { [ $# = 0 ] || apt install --no-install-recommends $(names "$@"); }

install_system_packages() {
    local run test by_hand
    command -v dpkg-query >/dev/null || {
        say "this is no Debian or Ubuntu: the packages of packaging/apt.txt are yours to install"
        return
    }
    mapfile -t run < <(missing run)
    mapfile -t test < <(missing test)
    [ $((${#run[@]} + ${#test[@]})) != 0 ] || return 0

    by_hand="sudo apt-get install --no-install-recommends $(names "${run[@]}" "${test[@]}" | paste -sd ' ')"
    if [ "$(id -u)" = 0 ]; then
        AS_ROOT=(env)
    elif sudo -n true 2>/dev/null || [ -n "$HAVE_TERMINAL" ] && command -v sudo >/dev/null; then
        AS_ROOT=(sudo env)
    elif [ ${#run[@]} != 0 ]; then
        say "not root, and no sudo that works without a password. Run this, then try again:"
        printf '%s\n' "$by_hand" >&2
        exit 3
    else
        say "going on without some test tools (their tests are skipped). To have them, run:"
        printf '%s\n' "$by_hand" >&2
        return
    fi

    say installing "${run[@]}" "${test[@]}"
    apt update || say "apt-get update failed: trying with the lists that are there"
    apt_install "${run[@]}" || die "apt-get failed (above). Run: $by_hand"
    mapfile -t test < <(known "${test[@]}")
    apt_install "${test[@]}" || say "apt-get failed (above): going on, the tests that use ${test[*]} are skipped"
}

# --- .venv -----------------------------------------------------------------------------------------------------------
# Two stamps in .venv say what it was made from: the key as it was before pip read the files, written after pip succeeded.
# So a run that was cut off, or a file that changed meanwhile, leaves no stamp that matches.

# A moved folder, another lock or an upgraded Python: each makes .venv stale.
lock_key() { { pwd; .venv/bin/python -VV; cat "$LOCK"; } 2>&1 | sha256sum; }
project_key() { sha256sum <pyproject.toml; }
stamped() { [ "$(cat ".venv/$1.stamp" 2>/dev/null)" = "$("$1_key")" ]; }

make_venv() {
    local key
    "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        die "$PYTHON is no Python 3.11 or later. Name one: make setup PYTHON=python3.12"
    "$PYTHON" -m pip --version >/dev/null || die "$PYTHON has no pip. Run: sudo apt-get install python3-pip"
    say "making .venv from $LOCK (half a minute, or a few on a slow line)"
    rm -f .venv/*.stamp # first: what they vouch for goes next
    rm -rf .venv
    # Debian's python3 has no ensurepip unless python3-venv is installed; its own pip can fill the .venv as well.
    "$PYTHON" -m venv --without-pip .venv
    key=$(lock_key)
    "$PYTHON" -m pip --python .venv/bin/python install -qq --require-hashes -r "$LOCK" ||
        die "pip could not install $LOCK (above). With the network back, try again"
    echo "$key" >.venv/lock.stamp
}

install_project() {
    local key broken
    key=$(project_key)
    .venv/bin/python -m pip install -qq --no-deps --no-build-isolation --editable . ||
        die "pip could not install the project itself (above): look at pyproject.toml"
    broken=$(.venv/bin/python -m pip check) || say "$LOCK is behind pyproject.toml, run make lock: $broken"
    echo "$key" >.venv/project.stamp
}

install_system_packages
if ! stamped lock; then make_venv; fi
if ! stamped project; then install_project; fi
