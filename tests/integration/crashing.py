"""Kills publishers with SIGKILL at random moments, restarts, and checks that nothing is lost.

Run by test_crashes.py as ``python -m tests.integration.crashing ROUNDS SEED`` in an installation of
its own. The moments are random but the seed is printed, so that a failure can be looked for again.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import django

from tests.integration import children

LONGEST_MOMENT_SECONDS = 0.6


def main(rounds: int, seed: int) -> None:
    django.setup()
    from cms.publishing.rooms import published_store

    journal = published_store().deployment.var_folder / "journal"
    chance = random.Random(seed)
    children.run(prepare)
    for number in range(rounds):
        ready, says_ready = os.pipe()
        publisher = children.start(
            lambda number=number, pipe=says_ready: publish_forever(journal, number, pipe)
        )
        os.read(ready, 1)
        # On purpose: the moment of the kill is what is tested.
        time.sleep(chance.uniform(0, LONGEST_MOMENT_SECONDS))
        os.kill(publisher, signal.SIGKILL)
        assert children.exit_code(publisher) == -signal.SIGKILL
        os.close(ready)
        os.close(says_ready)
        children.run(lambda: recover_and_check(journal))
    print(f"{rounds} kills survived, {len(journal.read_text().splitlines())} lines, seed {seed}")


def prepare() -> None:
    from cms.publishing.soundness import ensure_sound

    ensure_sound()


def publish_forever(journal: Path, number: int, ready: int) -> None:
    """Publish, rename and take back until killed. What Wagtail confirmed goes into the journal."""
    from tests.cms import factories

    with journal.open("ab", buffering=0) as lines:

        def note(word: str, key: UUID, title: str) -> None:
            lines.write(f"{word}\t{key}\t{title}\n".encode())

        os.write(ready, b".")
        for step in range(1_000_000):
            title = f"Atelier vagabond{number}x{step}"
            if step % 2:
                item = factories.published_organisation(title)
            else:
                item = factories.published_case_study(title, slug=f"atelier-{number}-{step}")
            note("confirmed", item.translation_key, title)
            if step % 3 == 1:
                note("begun", item.translation_key, "")
                item.unpublish()
                note("confirmed", item.translation_key, "")


def recover_and_check(journal: Path) -> None:
    """What a restart does, and then: every confirmed publish is readable and found."""
    from cms.publishing.models import OutboxEvent
    from cms.publishing.request import projector
    from cms.publishing.rooms import live_index, published_store
    from cms.publishing.soundness import ensure_sound
    from cms.publishing.verification import differences
    from search.query import Query
    from search.words import parse_search_text

    ensure_sound()
    projector().drain(timeout_seconds=30)
    assert not OutboxEvent.objects.exists()
    assert differences(published_store(), live_index()) == []
    store = published_store()
    with store.reading() as snapshot:
        searcher = live_index().searcher(snapshot.state())
        for key, title in last_confirmed(journal):
            document = snapshot.document(key, "fr")
            assert (document.title if document else "") == title, (key, title)
            if title:
                text = parse_search_text(title.split()[-1])
                found = searcher.search(Query(reader="fr", text=text, repair=False))
                assert [hit.key for hit in found.hits] == [key], (key, title)


def last_confirmed(journal: Path) -> Iterator[tuple[UUID, str]]:
    """Of each item the last confirmed title, empty where it was taken back; items with something
    begun and not confirmed are left out, because both outcomes are right."""
    last: dict[UUID, tuple[str, str]] = {}
    for line in journal.read_text(encoding="utf-8").splitlines():
        word, key, title = line.split("\t")
        last[UUID(key)] = (word, title)
    for key, (word, title) in last.items():
        if word == "confirmed":
            yield key, title


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
