"""The worker makes the vectors of what is published, and those of what is gone go."""

import subprocess
import sys
import threading
from collections.abc import Sequence

import pytest

from cms.publishing import likening
from cms.publishing.likening import VERSIONS_AT_A_TIME, VectorMaker, making_vectors
from content_models.deployment import PROJECT_FOLDER, Deployment
from content_models.kinds import KINDS_WITH_A_PAGE
from content_models.published import PublishedStore
from search.likeness.elsewhere import texts_elsewhere
from search.likeness.encoders import NullEncoder, Vectors
from search.likeness.live import LiveLikeness
from tests.content_models.stores import put
from tests.encoders import WordEncoder
from tests.factories import case_study, term

ENCODER = WordEncoder()
SECONDS = 20.0


def missing(store: PublishedStore) -> int:
    with store.reading() as snapshot:
        return len(snapshot.without_vector(ENCODER.name, KINDS_WITH_A_PAGE, 100))


def test_all_that_has_a_page_gets_a_vector_and_then_there_is_nothing_to_do(
    store: PublishedStore,
) -> None:
    documents = [case_study(title=f"Jardin {number}") for number in range(6)]
    put(store, *documents, term())
    encoder = WordEncoder()
    maker = VectorMaker(store, encoder)

    maker.make_all()

    found = LiveLikeness(store, encoder).of("jardin", store.state())
    assert set(found.keys) == {each.key for each in documents}
    count = len(encoder.encoded)
    assert not maker.make_some()
    VectorMaker(store, encoder).make_all()
    assert len(encoder.encoded) == count


def test_a_changed_document_gets_a_new_vector_and_the_old_one_goes(store: PublishedStore) -> None:
    document = case_study(title="Jardin")
    put(store, document)
    maker = VectorMaker(store, ENCODER)
    maker.make_all()

    changed = document.model_copy(update={"title": "Atelier"})
    put(store, changed)
    maker.make_all()

    with store.reading() as snapshot:
        kept = snapshot.vectors_of(ENCODER.name, [document.digest, changed.digest])
    assert list(kept) == [changed.digest]


def test_what_is_withdrawn_loses_its_vector(store: PublishedStore) -> None:
    document = case_study()
    put(store, document)
    maker = VectorMaker(store, ENCODER)
    maker.make_all()

    with store.locked(), store.writing() as writer:
        writer.remove(document.key, "fr")
    maker.make_all()

    with store.reading() as snapshot:
        assert snapshot.vectors_of(ENCODER.name, [document.digest]) == {}
        assert len(snapshot.vectors_of(ENCODER.name, list(texts_elsewhere()))) == len(
            texts_elsewhere()
        )


def test_what_is_published_while_vectors_are_made_gets_one_too(store: PublishedStore) -> None:
    put(store, case_study(title="Jardin"))
    late = case_study(title="Maison")

    class Slow(WordEncoder):
        def passages(self, texts: Sequence[str]) -> Vectors:
            if texts and texts[0].startswith("Jardin") and missing(store) == 1:
                put(store, late)  # the lock is free meanwhile
            return super().passages(texts)

    VectorMaker(store, Slow()).make_all()

    assert missing(store) == 0


def test_one_that_is_killed_goes_on_where_it_was(store: PublishedStore) -> None:
    """Real processes, ended without warning in the middle of a text."""
    documents = [case_study(title=f"Jardin {number}") for number in range(3 * VERSIONS_AT_A_TIME)]
    put(store, *documents)
    left = len(documents)
    while left:
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *_arguments(store.deployment)],
            cwd=PROJECT_FOLDER,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout
        assert process.stdout.readline() == "encoding documents again\n"
        process.kill()
        process.wait()
        process.stdout.close()
        assert missing(store) == left - VERSIONS_AT_A_TIME
        left = missing(store)
    VectorMaker(store, ENCODER).make_all()

    assert len(LiveLikeness(store, ENCODER).of("jardin", store.state()).keys) == len(documents)


PROGRAM = """
import sys, time
from pathlib import Path
from cms.publishing.likening import VectorMaker
from content_models.deployment import Deployment
from content_models.published import PublishedStore
from tests.encoders import WordEncoder

class Slow(WordEncoder):
    rounds = 0
    def passages(self, texts):
        self.rounds += any("Jardin" in text for text in texts)
        if self.rounds > VERSIONS:
            print("encoding documents again", flush=True)
            time.sleep(60)
        return super().passages(texts)

folder, database_url, prefix, VERSIONS = *sys.argv[1:4], int(sys.argv[4])
store = PublishedStore(Deployment(Path(folder), database_url, prefix))
maker = VectorMaker(store, Slow())
maker.make_all()
print("encoding documents again", flush=True)
"""


def _arguments(deployment: Deployment) -> list[str]:
    return [
        str(deployment.var_folder),
        deployment.database_url,
        deployment.schema_prefix,
        str(VERSIONS_AT_A_TIME),
    ]


def test_vectors_are_made_beside_the_worker(
    store: PublishedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(likening, "SWEEP_SECONDS", 0.01)
    document = case_study(title="Jardin")
    with making_vectors(store, ENCODER):
        put(store, document)
        done = threading.Event()
        for _ in range(int(SECONDS / 0.01)):
            with store.reading() as snapshot:
                if snapshot.vectors_since(ENCODER.name, 0, 0):
                    break
            done.wait(0.01)

    assert missing(store) == 0
    assert "vectors" not in {thread.name for thread in threading.enumerate()}


def test_a_trouble_is_waited_out(store: PublishedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SWEEP_SECONDS", "PAUSE_AFTER_ERROR_SECONDS"):
        monkeypatch.setattr(likening, name, 0.01)
    put(store, case_study(title="Jardin"))
    failed, done = threading.Event(), threading.Event()

    class Failing(WordEncoder):
        def passages(self, texts: Sequence[str]) -> Vectors:
            if not failed.is_set():
                failed.set()
                raise RuntimeError("once")
            if "Jardin" in str(texts):
                done.set()
            return super().passages(texts)

    with making_vectors(store, Failing()):
        assert done.wait(SECONDS)


def test_without_an_encoder_nothing_runs(store: PublishedStore) -> None:
    with making_vectors(store, NullEncoder()):
        assert "vectors" not in {thread.name for thread in threading.enumerate()}
