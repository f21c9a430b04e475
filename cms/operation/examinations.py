"""Examines an installation, one thing after another."""

import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http.request import validate_host
from django.utils import timezone

from cms.operation.findings import Examination, Finding, advice, fault, good
from cms.operation.static_files import missing_static_files
from cms.publishing.models import OutboxEvent
from cms.publishing.rooms import live_index, published_store
from cms.taxonomy.models import Theme
from content_models.deployment import PROJECT_FOLDER
from content_models.languages import INTERFACE_LANGUAGES
from content_models.published import StoreUnavailableError
from content_models.secret_key import KEY_FILE
from content_models.sign_of_life import SignOfLife
from search.engine import EngineAwayError, IndexUnavailableError

LEAST_ROOM_BYTES = 1024**3
LEAST_ROOM_SHARE = 0.05
LARGEST_DIFFERENCE_SECONDS = 30
CATALOGUES = {"portal": PROJECT_FOLDER / "portal" / "translations", "cms": settings.LOCALE_PATHS[0]}
LOCAL_HOSTS = {"localhost", "127.0.0.1", "[::1]"}


def examine_folder() -> Iterator[Finding]:
    """Look who may write the folder that holds everything, and at its room."""
    folder: Path = settings.DEPLOYMENT.var_folder
    if not (folder.is_dir() and os.access(folder, os.W_OK)):
        yield fault(
            "folder",
            f"{folder} cannot be written by this user",
            f"chown it, or set VAR_FOLDER: {folder}",
        )
        return
    room = shutil.disk_usage(folder)
    share = room.free / room.total
    says = f"{room.free / 1024**3:.1f} GiB ({share:.0%}) are free in {folder}"
    if room.free < LEAST_ROOM_BYTES or share < LEAST_ROOM_SHARE:
        yield fault("disk", says, "delete what is not needed, or give the disk more room")
    else:
        yield good("disk", says)


def examine_addresses() -> Iterator[Finding]:
    """Compare the address of the site with the hosts that the admin answers to."""
    address = urlsplit(settings.BASE_URL)
    host = address.hostname or ""
    is_local = host in LOCAL_HOSTS
    if not is_local and not validate_host(host, settings.ALLOWED_HOSTS):
        yield fault(
            "hosts",
            f"the admin refuses {host}, the host of BASE_URL",
            f"ALLOWED_HOSTS={host},{','.join(settings.ALLOWED_HOSTS)}",
        )
    elif is_local:
        yield advice(
            "hosts",
            f"links in mails, feeds and search engines lead to {settings.BASE_URL}",
            "set BASE_URL to the address that readers use",
        )
    elif address.scheme != "https":
        yield advice("hosts", "readers and editors come without HTTPS", "BASE_URL=https://…")
    else:
        yield good("hosts", f"the site is {settings.BASE_URL}")
    if address.scheme == "https" and not settings.TRUSTED_PROXIES:
        yield advice(
            "proxy",
            "with HTTPS there is a proxy in front, and all its readers count as one sender",
            "TRUSTED_PROXIES=1",
        )


def examine_secret() -> Iterator[Finding]:
    """Look if the secret key is set, or in a file of this user alone."""
    if os.environ.get("SECRET_KEY"):
        yield good("secret", "SECRET_KEY is set")
        return
    file: Path = settings.DEPLOYMENT.var_folder / KEY_FILE
    if file.exists() and file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield fault("secret", f"others can read {file}", f"chmod 600 {file}")
    else:
        yield good("secret", f"the key is kept in {file}")


def examine_publisher() -> Iterator[Finding]:
    """Look whether the site names who answers for it, as the law asks."""
    names = ("PUBLISHER", "PUBLISHER_ADDRESS", "CONTACT_EMAIL", "PUBLICATION_DIRECTOR", "HOSTED_BY")
    missing = [name for name in names if not os.environ.get(name)]
    if missing:
        yield advice(
            "publisher",
            "the legal notice says “not named yet” in places",
            f"set {', '.join(missing)}",
        )
    else:
        yield good("publisher", f"the site is published by {os.environ['PUBLISHER']}")


def examine_catalogues() -> Iterator[Finding]:
    """Look whether the texts of every language are compiled, as they were written."""
    for room, folder in CATALOGUES.items():
        stale = [
            source.parent.parent.name
            for source in sorted(folder.glob("*/LC_MESSAGES/*.po"))
            if not _is_compiled(source)
        ]
        if stale:
            languages = ", ".join(stale)
            yield fault("catalogues", f"{room}: {languages} are not compiled", "make catalogues")
        else:
            yield good("catalogues", f"{room}: every language is compiled")
    lacking = [
        language
        for language in INTERFACE_LANGUAGES
        if not (CATALOGUES["portal"] / language / "LC_MESSAGES" / "messages.po").exists()
    ]
    if lacking:
        yield fault("languages", f"no catalogue for {', '.join(lacking)}", "correct LANGUAGES")


def _is_compiled(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime


def examine_static_files() -> Iterator[Finding]:
    """Look whether the admin's style sheets and scripts were collected from all applications."""
    missing = missing_static_files()
    if missing:
        yield fault(
            "static files",
            f"{len(missing)} were not collected, for example {missing[0]}: the admin answers 500",
            "python -m cms collectstatic --no-input",
        )
    else:
        yield good("static files", f"all are in {settings.STATIC_ROOT}")


def examine_database() -> Iterator[Finding]:
    """Look whether the database answers, has today's tables, and agrees on the time."""
    try:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        yield fault("database", f"it does not answer: {error}", "start it, or correct DATABASE_URL")
        return
    if plan:
        yield fault("database", f"{len(plan)} migrations wait", "python -m cms migrate")
        return
    yield good("database", f"{connection.vendor} answers, and its tables are of this version")
    yield from _examine_content()
    yield from _examine_clock()


def _examine_content() -> Iterator[Finding]:
    if get_user_model().objects.filter(is_active=True, is_superuser=True).exists():
        yield good("people", "there is an administrator")
    else:
        yield fault("people", "nobody administers the site", "python -m cms createsuperuser")
    themes = Theme.objects.count()
    if themes:
        yield good("themes", f"editors choose among {themes}")
    else:
        yield fault(
            "themes",
            "editors have no themes to choose from, and nothing can be published without",
            "python -m cms seed --vocabulary",
        )
    waiting = OutboxEvent.objects.filter(attempts__gt=0).order_by("-attempts").first()
    if waiting:
        yield fault(
            "outbox",
            f"{waiting} could not be published: {waiting.last_error}",
            "mend the item that it names; then python -m cms drain",
        )


def _examine_clock() -> Iterator[Finding]:
    """Compare this machine's clock with the database's, and ask whether it is synchronised."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            (theirs,) = cursor.fetchone()
        difference = abs((timezone.now() - theirs).total_seconds())
        if difference > LARGEST_DIFFERENCE_SECONDS:
            yield fault(
                "clock",
                f"it differs from the database's by {difference:.0f} s",
                "synchronise both: timedatectl set-ntp true",
            )
            return
    if _is_synchronised() is False:
        yield advice("clock", "nothing keeps it right", "timedatectl set-ntp true")
    else:
        yield good("clock", f"it is {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC")


def _is_synchronised() -> bool | None:
    """Return what systemd says of the clock; None where there is no systemd to ask."""
    program = shutil.which("timedatectl")
    if program is None:
        return None
    asked = subprocess.run(  # noqa: S603 - no word of it is anybody's
        [program, "show", "--property=NTPSynchronized", "--value"],
        capture_output=True,
        text=True,
        timeout=10,
        check=False,
    )
    return asked.stdout.strip() == "yes" if asked.returncode == 0 else None


def examine_what_readers_see() -> Iterator[Finding]:
    """Read the published store and its index through."""
    try:
        store = published_store()
        store.check()
        state = store.state()
    except StoreUnavailableError as error:
        yield fault("store", f"what is published cannot be read: {error}", "python -m cms rebuild")
        return
    yield good("store", f"generation {state.generation} is as it was written")
    try:
        live_index().check(state)
    except EngineAwayError as error:
        yield fault("index", f"nothing can be searched: {error}", "start what SEARCH_URL names")
    except IndexUnavailableError as error:
        yield fault("index", f"nothing can be searched: {error}", "python -m cms rebuild")
    else:
        yield good("index", f"{state.index_build} is as it was written")


def examine_worker() -> Iterator[Finding]:
    """Ask when the worker last lived."""
    life = SignOfLife(settings.DEPLOYMENT).read()
    remedy = "start python -m cms worker, or set EMBEDDED_WORKER=1"
    if life is None:
        yield fault("worker", "none has ever run: nothing scheduled is published", remedy)
    elif life.is_silent:
        yield fault("worker", f"the last one was seen on {life.seen_at:%Y-%m-%d %H:%M} UTC", remedy)
    elif life.is_in_trouble:
        yield fault("worker", "it lives and is in trouble", "read its log")
    else:
        yield good("worker", f"it lives: {life.doing}")


EXAMINATIONS: tuple[Examination, ...] = (
    examine_folder,
    examine_addresses,
    examine_secret,
    examine_publisher,
    examine_catalogues,
    examine_static_files,
    examine_database,
    examine_what_readers_see,
    examine_worker,
)
