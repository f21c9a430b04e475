"""Locks hold between threads, processes and stores, and outlive nobody."""

import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from content_models.deployment import PROJECT_FOLDER, Deployment
from content_models.published import (
    LockTimeoutError,
    PublishedStore,
    StoreUnavailableError,
    locks,
)

HOLD_FOR_EVER = """
import sys
from pathlib import Path
from content_models.deployment import Deployment
from content_models.published import PublishedStore

folder, url, prefix = sys.argv[1:]
with PublishedStore(Deployment(Path(folder), url, prefix)).locked():
    print("held", flush=True)
    sys.stdin.read()
"""


def is_free(store: PublishedStore, purpose: str = "published") -> bool:
    """True if somebody else could take the lock now."""
    try:
        with PublishedStore(store.deployment).lock(purpose).held(0):
            return True
    except LockTimeoutError:
        return False


def test_a_lock_has_one_holder_and_is_free_after_it(store: PublishedStore) -> None:
    with store.locked():
        while_held = is_free(store)

    assert not while_held
    assert is_free(store)


def test_an_error_frees_the_lock(store: PublishedStore) -> None:
    with pytest.raises(RuntimeError), store.locked():
        raise RuntimeError

    assert is_free(store)


def test_a_lock_keeps_its_holder_from_taking_it_twice(store: PublishedStore) -> None:
    with store.locked(), pytest.raises(LockTimeoutError), store.locked(0):
        pass


def test_who_waits_gets_the_lock_as_soon_as_it_is_free(
    store: PublishedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    has_waited = threading.Event()

    def sleep(seconds: float) -> None:
        has_waited.set()
        time.sleep(seconds)

    monkeypatch.setattr(locks, "time", SimpleNamespace(sleep=sleep, monotonic=time.monotonic))
    order: list[str] = []

    def wait() -> None:
        with PublishedStore(store.deployment).locked(30):
            order.append("second")

    with ThreadPoolExecutor(1) as pool:
        with store.locked():
            done = pool.submit(wait)
            assert has_waited.wait(10)
            order.append("first")
        done.result(30)

    assert order == ["first", "second"]


def test_locks_for_other_purposes_and_of_other_installations_are_others(
    store: PublishedStore, deployment: Deployment
) -> None:
    elsewhere = replace(
        deployment, var_folder=deployment.var_folder / "other", schema_prefix="other_"
    )

    with store.locked():
        assert is_free(store, "rebuild")
        assert is_free(PublishedStore(elsewhere))


def test_a_killed_holder_leaves_no_lock_behind(store: PublishedStore) -> None:
    own = store.deployment
    place = [str(own.var_folder), own.database_url, own.schema_prefix]
    with subprocess.Popen(
        [sys.executable, "-c", HOLD_FOR_EVER, *place],
        cwd=PROJECT_FOLDER,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        while_alive = is_free(store)

        holder.kill()
        holder.wait()

    assert not while_alive
    with store.locked(10):
        pass


def test_a_lock_of_a_database_that_is_away_says_so_in_our_own_words(tmp_path: Path) -> None:
    """The worker, which knows no error of SQLAlchemy, once died of it."""
    nobody_listens = "postgresql://insert@127.0.0.1:1/away"
    away = PublishedStore(Deployment(tmp_path, nobody_listens))

    with pytest.raises(StoreUnavailableError), away.lock("worker").held(0):
        pass

    away.close()
