"""All documents are compared with a text in one product."""

from uuid import uuid4

import numpy as np
import pytest

from search.likeness.encoders import Vector
from search.likeness.matrix import Matrix
from search.likeness.packing import packed, unpacked

ACROSS, UP, DIAGONAL = (np.array(each, np.float32) for each in ([1, 0], [0, 1], [0.6, 0.8]))
FIRST, SECOND = uuid4(), uuid4()


def likenesses(matrix: Matrix, vector: Vector) -> dict[object, float]:
    return dict(zip(matrix.keys, matrix.likenesses(vector).tolist(), strict=True))


def test_an_item_is_as_alike_as_its_versions_are_in_the_middle() -> None:
    matrix = Matrix.empty(2).changed(
        {(FIRST, "fr"): ACROSS, (FIRST, "en"): DIAGONAL, (SECOND, "fr"): ACROSS}, ()
    )

    assert likenesses(matrix, UP) == pytest.approx({FIRST: 0.4, SECOND: 0.0})


def test_a_version_changes_and_goes_and_the_matrix_before_stays_as_it_was() -> None:
    before = Matrix.empty(2).changed({(FIRST, "fr"): ACROSS, (FIRST, "en"): UP}, ())

    after = before.changed({(FIRST, "fr"): DIAGONAL}, [(FIRST, "en"), (SECOND, "fr")])
    again = after.changed({(FIRST, "en"): UP}, [])

    assert likenesses(before, UP) == pytest.approx({FIRST: 0.5})
    assert likenesses(after, UP) == pytest.approx({FIRST: 0.8})
    assert likenesses(again, UP) == pytest.approx({FIRST: 0.9})
    assert len(again.values) == 2


def test_an_item_without_any_version_is_like_nothing() -> None:
    matrix = Matrix.empty(2).changed({(FIRST, "fr"): ACROSS}, ()).changed({}, [(FIRST, "fr")])

    assert likenesses(matrix, ACROSS) == {FIRST: -1.0}


def test_nothing_new_is_the_same_matrix() -> None:
    matrix = Matrix.empty(2).changed({(FIRST, "fr"): ACROSS}, ())

    assert matrix.changed({}, [(SECOND, "fr")]) is matrix


def test_a_vector_is_read_as_it_was_kept_and_damage_is_none() -> None:
    kept = packed(DIAGONAL)

    assert unpacked(kept, 2) == pytest.approx(DIAGONAL, abs=1e-3)
    assert unpacked(kept[:-1], 2) is None
    assert unpacked(packed(np.array([np.nan, 0], np.float32)), 2) is None
