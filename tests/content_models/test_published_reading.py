"""What is written is read back as it was, each version once, however much is asked for."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text

from content_models.kinds import Document
from content_models.published import Found, Link, PublishedStore, reading, statements, tables
from tests.content_models.documents import KINDS, any_of
from tests.content_models.stores import put
from tests.factories import case_study, organisation, term


def numbered(number: int, locale: str = "fr", **values: str) -> Document:
    """A theme whose place in the order of keys is known."""
    return term(key=UUID(int=number), locale=locale, slug=f"t-{number}", **values)


@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.tuples(*map(any_of, KINDS)))
def test_a_document_of_any_kind_is_read_back_as_it_was_by_every_question(
    store: PublishedStore, documents: tuple[Document, ...]
) -> None:
    put(store, *documents)

    with store.reading() as reader:
        changes = {change.key: change for change in reader.changes(0, 10_000)}
        listed = {each.key: each for each in reader.page(limit=10_000)}
        for document in documents:
            version = (document.key, document.locale)
            found = reader.find(document.short_id)
            assert isinstance(found, Found)
            assert found.document(document.locale) == document
            assert reader.document(*version) == document
            assert reader.documents([version]) == [document]
            assert reader.versions([document.key]) == {document.key: [document]}
            assert listed[document.key] == changes[document.key].document == document
            assert reader.digests()[version] == document.digest
            assert version in reader.versions_of_kind(document.kind)
            link = reader.links([document.key], "fr")[document.key]
            assert link == Link(*version, document.kind, document.slug, document.title)
            (outline,) = reader.translations([document.key])[document.key]
            assert link.segment == outline.segment == document.segment


def test_more_than_one_query_can_ask_for_is_asked_for_in_parts(
    store: PublishedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "KEYS_PER_QUERY", 2)
    items = [numbered(number) for number in range(5)]
    put(store, *items)
    keys = [each.key for each in reversed(items)]

    with store.reading() as reader:
        documents = reader.documents([(key, "fr") for key in keys])
        assert list(reader.links(keys, "fr")) == keys
        assert reader.versions(keys) == {each.key: [each] for each in items}
        assert reader.translations(keys).keys() == set(keys)
    assert documents == items[::-1]


def test_documents_come_in_the_order_asked_for_and_unknown_ones_are_left_out(
    store: PublishedStore,
) -> None:
    first, second = numbered(1), numbered(2)
    put(store, first, second)
    asked = [(second.key, "fr"), (UUID(int=9), "fr"), (first.key, "en"), (first.key, "fr")]

    with store.reading() as reader:
        assert reader.documents(asked) == [second, first]
        assert reader.documents([]) == []
        assert reader.document(first.key, "en") is None


def test_versions_of_an_item_come_in_the_order_of_their_locales(store: PublishedStore) -> None:
    versions = [numbered(1, locale) for locale in ("fr", "ar", "en")]
    put(store, *versions)

    with store.reading() as reader:
        found = reader.versions([versions[0].key])
        outlines = reader.translations([versions[0].key])

    assert [each.locale for each in found[versions[0].key]] == ["ar", "en", "fr"]
    assert [each.locale for each in outlines[versions[0].key]] == ["ar", "en", "fr"]


def test_a_list_is_narrowed_by_kind_and_locale_and_goes_on_after_any_version(
    store: PublishedStore,
) -> None:
    study, french, english = case_study(), numbered(1), numbered(1, "en")
    put(store, study, french, english)

    with store.reading() as reader:
        assert reader.page(kind="case_study", limit=9) == [study]
        assert reader.page(kind="term", locale="en", limit=9) == [english]
        assert reader.page(kind="term", limit=1) == [english]
        assert reader.page(kind="term", after=(english.key, "en"), limit=9) == [french]
        assert reader.page(kind="term", after=(french.key, "fr"), limit=9) == []
        assert reader.page(after=(UUID(int=2**128 - 1), "zz"), limit=9) == []


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    there=st.sets(st.integers(0, 60), min_size=1, max_size=9),
    coming=st.lists(st.integers(0, 60), max_size=5),
    going=st.lists(st.integers(0, 60), max_size=3),
    limit=st.integers(1, 3),
)
def test_turning_pages_meets_each_document_once_while_others_come_and_go(
    store: PublishedStore, there: set[int], coming: list[int], going: list[int], limit: int
) -> None:
    with store.locked():
        store.create()
    put(store, *map(numbered, there))

    seen: list[int] = []
    after = None
    while True:
        with store.reading() as reader:
            page = reader.page(after=after, limit=limit)
        if not page:
            break
        seen += [each.key.int for each in page]
        after = (page[-1].key, page[-1].locale)
        put(store, *map(numbered, coming[:1]))
        coming = coming[1:]
        with store.locked(), store.writing() as writer:
            for number in going[:1]:
                writer.remove(UUID(int=number), "fr")

    assert seen == sorted(set(seen))
    assert there - set(going) <= set(seen)


def test_changes_name_their_time_in_utc_and_what_they_are_about(store: PublishedStore) -> None:
    before = datetime.now(UTC)
    document = numbered(1)
    put(store, document)
    with store.locked(), store.writing() as writer:
        writer.remove(document.key, "fr")

    with store.reading() as reader:
        (change,) = reader.changes(0, 10)

    assert (change.key, change.locale, change.kind) == (document.key, "fr", "term")
    assert change.changed_at.utcoffset() == datetime.now(UTC).utcoffset()
    assert before <= change.changed_at <= datetime.now(UTC)


def test_items_changed_since_a_point_are_named_with_those_taken_away(
    store: PublishedStore,
) -> None:
    early, changed, taken = numbered(1), numbered(2), numbered(3)
    put(store, early, changed, taken)
    point = store.state().sequence

    put(store, numbered(2, title="Autre"))
    with store.locked(), store.writing() as writer:
        writer.remove(taken.key, "fr")
        assert writer.locales(taken.key) == set()
        assert writer.locales(early.key) == {"fr"}

    with store.reading() as reader:
        assert reader.keys_changed_since(point) == {changed.key, taken.key}
        assert reader.keys_changed_since(point + 2) == set()


def test_one_version_taken_away_leaves_the_others(store: PublishedStore) -> None:
    french, english = numbered(1), numbered(1, "en")
    put(store, french, english, organisation())

    with store.locked(), store.writing() as writer:
        assert writer.remove(french.key, "fr")

    with store.reading() as reader:
        found = reader.find(french.short_id)
        assert isinstance(found, Found)
        assert found.slugs == {"en": english.slug}
        assert reader.counts(["term"]) == {"en": 1}
        assert reader.counts(["term", "organisation"]) == {"en": 1, "fr": 1}


def test_whether_there_is_something_of_a_kind_is_known(store: PublishedStore) -> None:
    put(store, numbered(1))

    with store.reading() as reader:
        assert reader.has_kind("term")
        assert not reader.has_kind("partner")


def test_sqlite_looks_versions_up_and_does_not_read_all(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'plan.sqlite3'}")
    tables.metadata.create_all(engine)
    key = UUID(int=1)
    asked = statements.DOCUMENTS.params(keys=[key], versions=[(key, "fr")])
    query = str(asked.compile(engine, compile_kwargs={"literal_binds": True}))

    with engine.connect() as connection:
        plan = [row.detail for row in connection.execute(text(f"EXPLAIN QUERY PLAN {query}"))]
    engine.dispose()

    assert any(line.startswith("SEARCH documents USING INDEX") for line in plan), plan
    assert not any(line.startswith("SCAN documents") for line in plan), plan
