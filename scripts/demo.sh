#!/bin/sh
# Serves the demonstration on one address, from one process. Run again, it keeps what was written.
set -eu
cd "$(dirname "$0")/.."
PORT=${1:-8000}
PYTHON=.venv/bin/python
export BASE_URL="${BASE_URL:-http://localhost:$PORT}"
export EMBEDDED_WORKER=1

# Two at once would each make logins, and one would print passwords that do not hold.
VAR_FOLDER=${VAR_FOLDER:-$PWD/var}
mkdir -p "$VAR_FOLDER"
if command -v flock >/dev/null; then
    exec 9>"$VAR_FOLDER/demo.lock"
    flock --nonblock 9 || {
        echo "The demonstration of $VAR_FOLDER runs already: stop it first, or set another VAR_FOLDER." >&2
        exit 1
    }
fi

LOG_LEVEL=WARNING $PYTHON -m cms migrate --verbosity 0
# Pictures of a demonstration that is older than their cleaning.
if [ -d "$VAR_FOLDER/media/images" ]; then LOG_LEVEL=WARNING $PYTHON -m cms clean_pictures; fi
$PYTHON -m cms collectstatic --no-input --verbosity 0
LOG_LEVEL=WARNING $PYTHON -m cms seed
echo
echo "The portal:  $BASE_URL/"
echo "The editors: $BASE_URL/cms/"
echo "Stop with Ctrl+C."
exec .venv/bin/granian --interface rsgi --http 1 --host 127.0.0.1 --port "$PORT" --workers 1 \
    --http1-header-read-timeout 10000 --no-ws --log-level error --factory wsgi:serve_site
