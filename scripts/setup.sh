#!/bin/sh
# Makes .venv and installs a file of locked requirements into it. Nothing outside the folder is changed,
# except that a Debian without the venv module gets it where that is possible.
set -eu
cd "$(dirname "$0")/.."
PYTHON=${PYTHON:-python3}
REQUIREMENTS=${1:-requirements/dev.txt}
VENV=.venv

"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Python 3.11 or newer is needed; this is $("$PYTHON" --version)." >&2
    exit 1
}

if ! "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "This Python has no venv module." >&2
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq && apt-get install -y -qq python3-venv
    else
        echo "Please install it: sudo apt-get install python3-venv" >&2
        exit 1
    fi
fi

[ -x "$VENV/bin/python" ] || "$PYTHON" -m venv "$VENV"
PIP="$VENV/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes"
# uv installs in seconds what takes pip a minute; where it cannot reach the index, pip does it all.
# Neither compiles what may never run.
if $PIP -r requirements/installer.txt 2>/dev/null &&
    VIRTUAL_ENV="$PWD/$VENV" "$VENV/bin/uv" pip install --quiet --require-hashes -r "$REQUIREMENTS"
then :
else
    echo "Installing with pip instead, which takes a minute or two." >&2
    $PIP --no-compile -r "$REQUIREMENTS"
fi
