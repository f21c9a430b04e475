#!/bin/sh
# Installs the code of this checkout into a folder of its own, without what only tests need, and says
# what is left to do. Run again, it brings an installation up to date. Nothing outside it is changed.
set -eu
cd "$(dirname "$0")/.."
PREFIX=${1:?say where: make install PREFIX=/opt/insert}
PYTHON=${PYTHON:-python3}
# Whoever installs owns the code; the site's own user only reads it.
umask 022
unset PYTHONDONTWRITEBYTECODE

case $PREFIX in
/*) ;;
*) echo "PREFIX must begin with a slash: $PREFIX" >&2 && exit 1 ;;
esac
if [ -e "$PREFIX" ] && [ ! -e "$PREFIX/wsgi.py" ] && [ -n "$(ls -A "$PREFIX")" ]; then
    echo "$PREFIX holds something else: choose an empty folder." >&2
    exit 1
fi
IS_UPGRADE=$([ -e "$PREFIX/wsgi.py" ] && echo yes || true)

mkdir -p "$PREFIX"
# What an earlier release had and this one has not would still be found.
for part in cms content_models portal search serving scripts requirements deploy; do
    rm -rf "${PREFIX:?}/$part"
    cp -R "$part" "$PREFIX/$part"
done
cp wsgi.py pyproject.toml LICENSE "$PREFIX/"
find "$PREFIX" -path "$PREFIX/.venv" -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +
find "$PREFIX/deploy" -type f -exec sed -i "s|/opt/insert|$PREFIX|g" {} +

# Packages are installed into an empty folder: what a release no longer needs is gone. Where that
# fails, the old ones are put back.
put_back() {
    [ ! -d "$PREFIX/.venv.before" ] || { rm -rf "$PREFIX/.venv" && mv "$PREFIX/.venv.before" "$PREFIX/.venv"; }
    rm -rf "$nowhere"
}
nowhere=$(mktemp -d)
trap put_back EXIT
[ ! -d "$PREFIX/.venv" ] || mv "$PREFIX/.venv" "$PREFIX/.venv.before"
PYTHON="$PYTHON" sh "$PREFIX/scripts/setup.sh" requirements/postgresql.txt
cd "$PREFIX"
.venv/bin/python -m scripts.catalogues compile
# Static files lie beside the code, not in VAR_FOLDER: they belong to this release.
export VAR_FOLDER="$nowhere" STATIC_FOLDER="$PREFIX/static" LOG_LEVEL=WARNING
rm -rf "$STATIC_FOLDER"
.venv/bin/python -m cms collectstatic --no-input --verbosity 0
# Who may only read the code would compile it at each start. What runs is compiled by running it.
.venv/bin/python -m compileall -q cms content_models portal search serving scripts wsgi.py
.venv/bin/python -m cms check >/dev/null
.venv/bin/python -c 'import wsgi; wsgi.create_site()'
# Installing is done: what installs, and what only translators of packages read, can go.
find .venv/lib -name '*.po' -delete
.venv/bin/python -m pip uninstall -qq --yes uv setuptools pip
rm -rf "$PREFIX/.venv.before"
chmod -R a+rX,go-w "$PREFIX"

echo "Installed in $PREFIX: $(du -sm "$PREFIX" | cut -f 1) MB. What is left to do, as root:"
if [ "$IS_UPGRADE" ]; then
    cat <<TEXT
  $PREFIX/deploy/insert migrate
  systemctl start insert-portal insert-cms insert-worker
  $PREFIX/deploy/insert doctor
What is new among settings, units and the proxy's configuration: compare $PREFIX/deploy with yours.
TEXT
else
    cat <<TEXT
  1. A user:      adduser --system --group --home /var/lib/insert insert
  2. Settings:    install -m 640 -g insert $PREFIX/deploy/insert.env /etc/insert.env; fill it in
  3. Tables:      $PREFIX/deploy/insert migrate
  4. Themes:      $PREFIX/deploy/insert seed --vocabulary
  5. You:         $PREFIX/deploy/insert createsuperuser
  6. Processes:   cp $PREFIX/deploy/systemd/* /etc/systemd/system/; systemctl daemon-reload;
                  systemctl enable --now insert-portal insert-cms insert-worker insert-backup.timer
  7. A proxy:     $PREFIX/deploy/nginx/insert.conf, or $PREFIX/deploy/caddy/
  8. Look:        $PREFIX/deploy/insert doctor --mail you@your.example
docs/operations.md, “From an empty server to the first page”, has each of them in full.
TEXT
fi
