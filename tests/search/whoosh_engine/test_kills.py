"""kill -9 at any moment of a commit or of a merge loses nothing that was confirmed."""

import multiprocessing
import random
import time
from pathlib import Path

import pytest

from search.whoosh_engine import WhooshEngine
from tests.search.building import GARDEN, ask, entry, filled, library
from tests.search.whoosh_engine.replacing_forever import OTHERS, replace_forever

KILLS = 30


@pytest.fixture(scope="module")
def processes():
    """Processes that start with everything imported: 30 cold ones would take half a minute."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([replace_forever.__module__])
    return context


def test_a_writer_killed_at_any_moment_loses_nothing_it_confirmed(tmp_path, processes):
    engine = WhooshEngine(tmp_path)
    others = [entry(key=key) for key in OTHERS]
    filled(engine, [*library(), *others]).close()
    moments = random.Random(7)

    for _ in range(KILLS):
        confirmed = confirmed_before_kill(processes, tmp_path, moments.uniform(0.0, 0.15))

        index = engine.open("first")
        written = int(index.digests()[GARDEN, "fr"])
        assert written in (confirmed, confirmed + 1)  # the last may have died unconfirmed
        assert ask(index, f"numéro{written}").total == 1
        assert ask(index).total == 5 + len(OTHERS)
        index.replace({GARDEN: [entry(key=GARDEN, title="Lock freed", digest="0")]})
        assert ask(index, "freed").total == 1
        engine.check("first")
        index.close()
    index.replace({GARDEN: []})
    in_use = {leaf.segment.name for leaf in index._current().leaves}
    assert {each.stem for each in tmp_path.glob("first/*.seg")} == in_use  # no litter is left


def confirmed_before_kill(processes, folder: Path, seconds: float) -> int:
    """Run a writer, kill it some time after its first commit; returns the last one confirmed."""
    heard, said = processes.Pipe(duplex=False)
    writer = processes.Process(target=replace_forever, args=(folder, said))
    writer.start()
    said.close()
    confirmed = heard.recv()
    time.sleep(seconds)  # on purpose: the moment of the kill is what is tested
    writer.kill()
    writer.join()
    try:
        while True:
            confirmed = heard.recv()
    except EOFError:
        heard.close()
        return confirmed
