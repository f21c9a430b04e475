"""multilingual-e5-small, with its weights, without a network."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from content_models.deployment import PROJECT_FOLDER
from search.likeness import e5
from search.likeness.e5 import E5Encoder, reason_against
from search.likeness.encoders import Vectors

REASON = reason_against()
pytestmark = pytest.mark.skipif(bool(REASON), reason=REASON)

PASSAGES = [
    "Cours de français. Des leçons gratuites pour celles et ceux qui viennent d'arriver.",
    "Hébergement. Une chambre pour la nuit, à Pau.",
    "Conseil juridique. Des avocats aident à demander l'asile.",
]
LIGATURE = "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}"


@pytest.fixture(scope="module")
def encoder() -> E5Encoder:
    return E5Encoder()


@pytest.fixture(scope="module")
def vectors(encoder: E5Encoder) -> Vectors:
    """Those of the passages."""
    return encoder.passages(PASSAGES)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("вивчити французьку мову", 0),
        ("یادگیری زبان فرانسوی", 0),
        ("a room to sleep in", 1),
        ("أحتاج مكانا للنوم", 1),
        ("δικηγόρος για άσυλο", 2),
        ("Anwältin für Asyl", 2),
    ],
)
def test_what_means_alike_is_nearest_in_any_language(
    encoder: E5Encoder, vectors: Vectors, typed: str, number: int
) -> None:
    assert int(np.argmax(vectors @ encoder.query(typed))) == number


def test_vectors_have_length_one_and_are_the_same_in_any_batch_and_thread(
    encoder: E5Encoder, vectors: Vectors
) -> None:
    with ThreadPoolExecutor(4) as threads:
        at_once = list(threads.map(encoder.passages, [PASSAGES] * 4))

    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
    assert all(np.array_equal(each, vectors) for each in at_once)
    assert np.array_equal(encoder.passages(PASSAGES[1:2]), vectors[1:2])
    assert encoder.passages([]).shape == (0, encoder.dimensions)


def test_whatever_is_typed_harms_nothing() -> None:
    """In a process of its own: the library's code in C wrote beyond its memory for a ligature."""
    hostile = [LIGATURE * 66, "", " ", "\0a", "\ud800", "\U0010ffff", "a" * 300, "½℀㍿" * 66]
    program = (
        "from search.likeness.e5 import E5Encoder\n"
        "import numpy as np\n"
        f"texts = {hostile!r}\n"
        "made = E5Encoder()\n"
        "assert np.isfinite(made.passages(texts)).all()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=PROJECT_FOLDER,
        env={"MALLOC_CHECK_": "3", "PATH": ""},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_no_text_becomes_longer_than_the_library_reserves_for_it() -> None:
    """It reserves four characters for a byte; normalising in it must not make more of one."""
    text = "".join(map(chr, [*range(1, 0xD800), *range(0xE000, sys.maxunicode + 1)]))
    for start in range(0, len(text), 1_000):
        part = text[start : start + 1_000]
        assert e5._safe(e5._safe(part)) == e5._safe(part)
    assert LIGATURE not in e5._safe(LIGATURE)


def test_a_processor_without_the_instructions_goes_without(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(e5, "_instructions", lambda: frozenset({"avx2"}))
    assert reason_against() == "the processor has no fma"


def test_without_the_extra_searches_go_by_words_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(e5, "PACKAGE", "no_package_of_this_name")
    assert reason_against() == "the extra 'vectors' is not installed"
