"""PostgreSQL as Debian's package sets it up: a socket, and whoever comes by it is known by name."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ADMINISTRATOR = "postgres"
SITE = "insert"
PROGRAMS = Path("/usr/lib/postgresql")
START_SECONDS = 60


@dataclass(frozen=True)
class Cluster:
    """A server of PostgreSQL without a role or a database of ours.

    Attributes:
        socket: the folder of its socket; it listens nowhere else.
        programs: where its programs lie.
    """

    socket: Path
    programs: Path


def programs() -> Path | None:
    """Where PostgreSQL's programs lie; None where it is not installed."""
    folders = sorted(PROGRAMS.glob("*/bin"))
    return folders[-1] if folders else None


@contextmanager
def running(where: Path) -> Iterator[Cluster]:
    """A cluster for as long as the context lasts.

    On a server the users ``postgres`` and ``insert`` come by the socket. Here it is the one who
    runs the tests, and may be either of them: which, ``PGUSER`` says.
    """
    # Not below pytest's folder, whose name is too long for a socket.
    folder = Path(tempfile.mkdtemp(prefix="insert-pg-"))
    data = folder / "data"
    try:
        if os.geteuid() == 0:  # as whom it does not run
            shutil.chown(folder, ADMINISTRATOR)
            folder.chmod(0o755)
        words = f"--pgdata={data} --username={ADMINISTRATOR} --auth=peer --no-sync"
        _run(where / "initdb", *words.split(), "--encoding=UTF8", "--locale=C.UTF-8")
        (data / "pg_hba.conf").write_text("local all all peer map=here\n")
        me = pwd.getpwuid(os.geteuid()).pw_name
        people = "".join(f"here {me} {each}\n" for each in (ADMINISTRATOR, SITE))
        (data / "pg_ident.conf").write_text(people)
        options = f"-k {folder} -c listen_addresses= -c fsync=off -c full_page_writes=off"
        control = (where / "pg_ctl", f"--pgdata={data}")
        _run(*control, "--wait", f"--log={folder}/log", f"--options={options}", "start")
        try:
            yield Cluster(folder, where)
        finally:
            _run(*control, "--mode=immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _run(*words: str | Path) -> None:
    who = ["/usr/sbin/runuser", "-u", ADMINISTRATOR, "--"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*who, *map(str, words)],
        cwd="/",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=START_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stdout
