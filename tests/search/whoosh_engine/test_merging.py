from hypothesis import given
from hypothesis import strategies as st

from search.whoosh_engine import WhooshEngine
from search.whoosh_engine.merging import LARGEST_TIER, SEGMENTS_PER_TIER, names_to_merge
from tests.search.building import ask, entry, filled

LARGEST_WRITTEN_ANEW = SEGMENTS_PER_TIER**LARGEST_TIER - 1


@given(st.dictionaries(st.text(), st.integers(0, 10_000)))
def test_no_large_segment_is_ever_written_anew(sizes):
    assert all(sizes[name] <= LARGEST_WRITTEN_ANEW for name in names_to_merge(sizes))


def test_a_full_tier_is_merged_and_others_are_left_alone():
    sizes = {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 1, "larger": 6, "large": 1_000}

    assert names_to_merge(sizes) == {"a", "b", "c", "d", "e", "f"}


def test_a_tier_with_room_is_left_alone():
    assert names_to_merge(dict.fromkeys("abcde", 1)) == set()


def test_empty_segments_always_go():
    assert names_to_merge({"a": 0, "b": 1}) == {"a"}


def test_many_commits_leave_few_segments(tmp_path):
    index = filled(WhooshEngine(tmp_path), [])

    for number in range(120):
        each = entry(title=f"Passage {number}")
        index.replace({each.key: [each]})
        index.tidy()

    assert ask(index, "passage").total == 120
    assert len(list(tmp_path.glob("first/*.seg"))) <= LARGEST_TIER * SEGMENTS_PER_TIER


def test_a_document_written_anew_stays_as_it_was(tmp_path):
    index = filled(WhooshEngine(tmp_path), [])
    kept = entry(
        title="Gardé",
        names="Noms",
        summary="Résumé",
        body="Le corps du texte",
        contacts="bonjour@garde.example",
        labels="Étiquettes",
        other_versions="Andere",
        facets={"theme": ("a", "b"), "spoken": ("ti",)},
    )
    index.replace({kept.key: [kept]})
    searches = ("gardé", "noms", "résumé", '"corps du texte"', "étiquette", "bonjour", "andere", "")
    before = [ask(index, text, filters={"theme": ("a",)}) for text in searches]

    for number in range(20):
        each = entry(title=f"Passage {number}")
        index.replace({each.key: [each]})
        index.tidy()

    assert [ask(index, text, filters={"theme": ("a",)}) for text in searches] == before


def test_what_was_deleted_changes_neither_order_nor_repairs(tmp_path):
    engine = WhooshEngine(tmp_path)
    kept = [entry(title=f"Jardin {number}", body="compost " * (number % 5)) for number in range(20)]
    kept += [entry(title="Compost"), entry(title="Un bazar", body="jardin")]
    gone = [entry(title="Compost jardon basar", body="compost") for _ in range(40)]
    index, fresh = filled(engine, [*gone, *kept]), filled(engine, kept, "fresh")

    index.replace({each.key: [] for each in gone})

    for text in ("compost", "jardin compost", "jardan", "bazzr", "compost bazar absent", ""):
        assert ask(index, text) == ask(fresh, text), text
