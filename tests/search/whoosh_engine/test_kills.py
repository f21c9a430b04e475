"""kill -9 at any moment of a commit or of a merge loses nothing that was confirmed."""

import random
import signal
import subprocess
import sys
import time

import pytest

from search.whoosh_engine import WhooshEngine
from tests.search.building import GARDEN, ask, entry, filled, library
from tests.search.whoosh_engine.replacing_forever import TIDYING

KILLS = 15


@pytest.mark.parametrize("tidying", ["", TIDYING])
def test_a_writer_killed_at_any_moment_loses_nothing_it_confirmed(tmp_path, tidying):
    engine = WhooshEngine(tmp_path)
    filled(engine, library()).close()
    moments = random.Random(7)

    for _ in range(KILLS):
        confirmed = confirmed_before_kill([str(tmp_path), tidying], moments.uniform(0.0, 0.15))

        index = engine.open("first")
        written = int(index.digests()[GARDEN, "fr"])
        assert written in (confirmed, confirmed + 1)  # the last may have died unconfirmed
        assert ask(index, f"numéro{written}").total == 1
        assert ask(index).total == 5
        index.replace({GARDEN: [entry(key=GARDEN, title="Lock freed", digest="0")]})
        index.tidy()
        assert ask(index, "freed").total == 1
        engine.check("first")
        index.close()
    named = {leaf.segment.name for leaf in index._current().leaves}
    assert {each.stem for each in tmp_path.glob("first/*.seg")} == named  # and no litter is left


def confirmed_before_kill(arguments: list[str], seconds: float) -> int:
    """Run a writer, kill it some time after its first commit; returns the last one confirmed."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.search.whoosh_engine.replacing_forever"]
    with subprocess.Popen([*command, *arguments], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(seconds)  # on purpose: the moment of the kill is what is tested
        writer.send_signal(signal.SIGKILL)
        rest = writer.stdout.read()
    lines = (first + rest).splitlines()
    return int(lines[-1])
