#!/bin/sh
# Installs the code of this checkout into a folder of its own, without what only tests need, and says
# what is left to do. Run again, it brings an installation up to date. Nothing outside it is changed.
set -eu
cd "$(dirname "$0")/.."
PREFIX=${1:?say where: make install PREFIX=/opt/insert}
PYTHON=${PYTHON:-python3}

case $PREFIX in
/*) ;;
*) echo "PREFIX must begin with a slash: $PREFIX" >&2 && exit 1 ;;
esac
if [ -e "$PREFIX" ] && [ ! -e "$PREFIX/wsgi.py" ] && [ -n "$(ls -A "$PREFIX")" ]; then
    echo "$PREFIX holds something else: choose an empty folder." >&2
    exit 1
fi

mkdir -p "$PREFIX"
# What an earlier release had and this one has not would still be found.
for part in cms content_models portal search serving scripts requirements deploy; do
    rm -rf "${PREFIX:?}/$part"
    cp -R "$part" "$PREFIX/$part"
done
cp wsgi.py pyproject.toml Makefile LICENSE "$PREFIX/"
find "$PREFIX" -name __pycache__ -not -path '*/.venv/*' -type d -prune -exec rm -rf {} +
find "$PREFIX/deploy" -type f -exec sed -i "s|/opt/insert|$PREFIX|g" {} +

PYTHON="$PYTHON" sh "$PREFIX/scripts/setup.sh" requirements/postgresql.txt
# Installing is done: what remains is what runs.
"$PREFIX/.venv/bin/python" -m pip uninstall --quiet --yes uv 2>/dev/null || true
cd "$PREFIX"
.venv/bin/python -m scripts.catalogues compile
.venv/bin/python -m compileall -q cms content_models portal search serving scripts wsgi.py
# Collected below the code, not in VAR_FOLDER: they belong to this release.
VAR_FOLDER="$PREFIX/collected" .venv/bin/python -m cms collectstatic --no-input --verbosity 0

cat <<TEXT
Installed in $PREFIX ($(du -sm "$PREFIX" | cut -f 1) MB). What is left to do, as root:
  1. A user:       adduser --system --group --home /var/lib/insert insert
  2. Settings:     cp $PREFIX/deploy/insert.env /etc/insert.env; chmod 640 /etc/insert.env;
                   chgrp insert /etc/insert.env; then fill it in
  3. Tables:       $PREFIX/deploy/insert migrate
  4. Themes:       $PREFIX/deploy/insert seed --vocabulary
  5. You:          $PREFIX/deploy/insert createsuperuser
  6. Processes:    cp $PREFIX/deploy/systemd/* /etc/systemd/system/; systemctl daemon-reload;
                   systemctl enable --now insert-portal insert-cms insert-worker insert-backup.timer
  7. A proxy:      deploy/nginx/insert.conf, or deploy/caddy/
  8. Look:         $PREFIX/deploy/insert doctor --mail you@your.example
TEXT
