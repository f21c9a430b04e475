#!/bin/sh
# Installs the code of this checkout into a folder of its own, without what only tests need, and says
# what is left to do. Run again, it brings an installation up to date. Nothing outside it is changed.
# All is made ready and tried beside what is there, and takes its place at the end in a moment: until
# then, and where anything fails, the installation is the one that it was.
set -eu
cd "$(dirname "$0")/.."
PREFIX=${1:?say where: make install PREFIX=/opt/insert}
PYTHON=${PYTHON:-python3}
FOLDERS="cms content_models portal search serving scripts requirements deploy"
FILES="pyproject.toml LICENSE wsgi.py"
# Whoever installs owns the code; the site's own user only reads it.
umask 022
unset PYTHONDONTWRITEBYTECODE

case $PREFIX in
/*) ;;
*) echo "PREFIX must begin with a slash: $PREFIX" >&2 && exit 1 ;;
esac
new="$PREFIX/.new" before="$PREFIX/.before"
# Either may be left by an installation that the power or somebody cut off.
if [ ! -e "$PREFIX/wsgi.py" ] && [ ! -e "$before" ] && [ -e "$PREFIX" ] &&
    ls -A "$PREFIX" | grep -qvx '\.new'; then
    echo "$PREFIX holds something else: choose an empty folder." >&2
    exit 1
fi

put_back() {
    [ ! -d "$before" ] || for part in $(ls -A "$before"); do
        rm -rf "${PREFIX:?}/$part" && mv "$before/$part" "$PREFIX/$part"
    done
    rm -rf "$before" "$new" "$nowhere"
}
nowhere=
put_back
trap put_back EXIT
trap 'exit 1' HUP INT TERM
nowhere=$(mktemp -d)
IS_UPGRADE=$([ -e "$PREFIX/wsgi.py" ] && echo yes || true)

mkdir -p "$new"
for part in $FOLDERS; do cp -R "$part" "$new/$part"; done
for part in $FILES; do cp "$part" "$new/$part"; done
find "$new" -name __pycache__ -type d -prune -exec rm -rf {} +
find "$new/deploy" -type f -exec sed -i "s|/opt/insert|$PREFIX|g" {} +

PYTHON="$PYTHON" sh "$new/scripts/setup.sh" requirements/postgresql.txt
cd "$new"
.venv/bin/python -m scripts.catalogues compile
# Static files lie beside the code, not in VAR_FOLDER: they belong to this release.
export VAR_FOLDER="$nowhere" STATIC_FOLDER="$new/static" LOG_LEVEL=WARNING
.venv/bin/python -m cms collectstatic --no-input --verbosity 0
# Who may only read the code would compile it at each start. What runs is compiled by running it.
.venv/bin/python -m compileall -q cms content_models portal search serving scripts wsgi.py
.venv/bin/python -m cms check >/dev/null
.venv/bin/python -c 'import wsgi; wsgi.create_site()'
# Installing is done: what installs, and what only translators of packages read, can go.
find .venv/lib -name '*.po' -delete
.venv/bin/python -m pip uninstall -qq --yes uv setuptools pip
# Programs of packages name the Python that they were installed for.
find .venv/bin .venv/pyvenv.cfg -type f -exec grep -lIF "$new/" {} + | xargs -r sed -i "s|$new/|$PREFIX/|g"
chmod -R a+rX,go-w "$new"
cd "$PREFIX"

# What an earlier release had and this one has not would still be found: whole folders change places.
# wsgi.py comes last: with it, there is an installation.
mkdir "$before"
for part in .venv static __pycache__ $FOLDERS $FILES; do
    [ ! -e "$PREFIX/$part" ] || mv "$PREFIX/$part" "$before/$part"
    [ ! -e "$new/$part" ] || mv "$new/$part" "$PREFIX/$part"
done
# What is put back is always whole: it goes by the name of what is not.
rm -rf "$new" "$PREFIX/.venv.before" # of earlier releases of this script
mv "$before" "$new"
rm -rf "$new"
chmod a+rx,go-w "$PREFIX"

echo "Installed in $PREFIX: $(du -sm "$PREFIX" | cut -f 1) MB. What is left to do, as root:"
if [ "$IS_UPGRADE" ]; then
    cat <<TEXT
  systemctl stop insert-portal insert-cms insert-worker
  systemctl start insert-backup
  $PREFIX/deploy/insert migrate
  $PREFIX/deploy/insert clean_pictures
  $PREFIX/deploy/insert reread_files
  systemctl start insert-portal insert-cms insert-worker
  $PREFIX/deploy/insert verify
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
