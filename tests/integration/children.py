"""Forked children of a process that has loaded Django but opened nothing yet."""

import os
import sys
import traceback
from collections.abc import Callable


def start(work: Callable[[], None]) -> int:
    """Run ``work`` in a child; returns its process id. The child exits 1 where it raises."""
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return pid
    try:
        work()
    except BaseException:  # noqa: BLE001 - whatever it is, the parent learns of it by the exit code
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
    os._exit(0)


def exit_code(pid: int) -> int:
    """Wait for a child; returns its exit code, negative where a signal ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def run(work: Callable[[], None]) -> None:
    """Run ``work`` in a child and wait for it.

    Raises:
        RuntimeError: it failed.
    """
    if exit_code(start(work)) != 0:
        raise RuntimeError(f"{work} failed; its traceback stands above")
