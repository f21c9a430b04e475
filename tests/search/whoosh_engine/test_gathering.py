from hypothesis import given
from hypothesis import strategies as st

from search.analysed import Analysed, Part
from search.whoosh_engine.gathering import FormsGathered

FORMS = st.sampled_from([(), ("a",), ("b",), ("a", "b"), ("b", "c")])
PARTS = st.lists(st.tuples(st.sampled_from([1.0, 2.5]), st.lists(FORMS, max_size=6)), max_size=4)


@given(st.lists(PARTS, max_size=6), st.sets(st.integers(0, 5)))
def test_lists_hold_what_each_document_has_on_its_own(documents, finished_after):
    gathered = FormsGathered()
    expected: dict[str, list[tuple[int, float, list[int]]]] = {}
    for number, weighted in enumerate(documents):
        parts = [Part(weight, 10 * at, forms) for at, (weight, forms) in enumerate(weighted)]
        gathered.add(number, parts)
        if number in finished_after:
            gathered.finish()
        alone = Analysed(parts=parts, concepts=[], length=0, spellings=set())
        for form, weight, places in alone.postings:
            expected.setdefault(form, []).append((number, weight, places))
    gathered.finish()

    found = {}
    for form, postings in gathered.lists.items():
        places = iter(postings.places)
        found[form] = [
            (document, weight, [next(places) for _ in range(length // 4)])
            for document, weight, length in zip(
                postings.documents, postings.weights, postings.lengths, strict=True
            )
        ]
        assert not list(places)
    assert found == expected
