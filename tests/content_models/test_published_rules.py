"""Whatever is written, in whatever order: the store against a model of it that fits on a page."""

from uuid import UUID

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from content_models.kinds import Document
from content_models.published import Found, Gone, PublishedStore, StoreState, Writer
from content_models.published.staging import Staging, staging
from tests.factories import term

Version = tuple[UUID, str]

KEYS = tuple(UUID(int=number + (4 << 76) + (2 << 62)) for number in range(3))
LOCALES = ("fr", "en")
VERSIONS = st.tuples(st.sampled_from(KEYS), st.sampled_from(LOCALES))
TITLES = st.sampled_from(["Logement", "Emploi"])
STEPS = st.lists(st.tuples(VERSIONS, st.none() | TITLES), max_size=4)
"""A title publishes a version, None takes it away."""


def document_of(version: Version, title: str) -> Document:
    return term(key=version[0], locale=version[1], title=title)


class StoreMachine(RuleBasedStateMachine):
    """Writes into a store, and keeps in a dictionary what it should answer."""

    def __init__(self, store: PublishedStore) -> None:
        super().__init__()
        self.store = store
        with store.locked():
            store.create()
        self.state = store.state()
        self.latest: dict[Version, tuple[int, Document | None]] = {}
        self.unindexed: set[UUID] = set()

    @rule(steps=STEPS)
    def write(self, steps: list[tuple[Version, str | None]]) -> None:
        before = self.state
        with self.store.locked(), self.store.writing() as writer:
            changed = [self._take(writer, version, title) for version, title in steps]

        self.state = self.store.state()
        assert self.state.sequence == before.sequence + sum(changed)
        assert self.state.generation == before.generation + any(changed)
        assert (self.state.tag != before.tag) == any(changed)

    def _take(self, writer: Writer, version: Version, title: str | None) -> bool:
        document = document_of(version, title) if title else None
        is_change = document != self._known(version)
        has_changed = writer.put(document) if document else writer.remove(*version)
        assert has_changed == is_change
        if is_change:
            self.latest[version] = (self._last() + 1, document)
            self.unindexed.add(version[0])
        return is_change

    @rule(steps=STEPS)
    def fail(self, steps: list[tuple[Version, str | None]]) -> None:
        with pytest.raises(RuntimeError), self.store.locked(), self.store.writing() as writer:
            for version, title in steps:
                if title:
                    writer.put(document_of(version, title))
                else:
                    writer.remove(*version)
            raise RuntimeError

        assert self.store.state() == self.state

    @rule(keys=st.sets(st.sampled_from(KEYS)))
    def index(self, keys: set[UUID]) -> None:
        with self.store.locked(), self.store.writing() as writer:
            writer.mark_indexed(keys)

        self.unindexed -= keys
        before, self.state = self.state, self.store.state()
        follows = self.state.generation if not self.unindexed else before.indexed_generation
        assert self.state == StoreState(before.generation, follows, before.sequence, "")

    @rule(content=st.dictionaries(VERSIONS, TITLES), meanwhile=STEPS)
    def swap(
        self, content: dict[Version, str], meanwhile: list[tuple[Version, str | None]]
    ) -> None:
        wanted: dict[Version, Document | None]
        wanted = {version: document_of(version, title) for version, title in content.items()}
        with staging(self.store) as under_construction:
            under_construction.add([each for each in wanted.values() if each])
            self.write(meanwhile)
            wanted |= self._catch_up(under_construction)
            wanted = {version: each for version, each in wanted.items() if each}
            with self.store.locked():
                under_construction.replace_live("")

        before, self.state = self.state, self.store.state()
        with self.store.reading() as reader:
            now = {(each.key, each.locale): each for each in reader.changes(0, 100)}
        assert now.keys() == self.latest.keys() | wanted.keys()
        for version, change in now.items():
            assert change.document == wanted.get(version)
            if change.document == self._known(version):
                assert change.sequence == self.latest[version][0]
            else:
                assert change.sequence > before.sequence
            self.latest[version] = (change.sequence, change.document)
        self.unindexed = set()
        assert self.state.sequence == max(before.sequence, self._last())
        assert self.state.generation == self.state.indexed_generation > before.generation

    def _catch_up(self, under_construction: Staging) -> dict[Version, Document | None]:
        """Take over what was written meanwhile, as a rebuild does before it swaps."""
        with self.store.reading() as reader:
            changed = reader.keys_changed_since(under_construction.started_at_sequence)
        for key in changed:
            live = [
                each for version, (_, each) in self.latest.items() if each and version[0] == key
            ]
            under_construction.discard(key)
            under_construction.add(live)
        return {(key, locale): self._known((key, locale)) for key in changed for locale in LOCALES}

    @invariant()
    def every_version_stands_once_at_its_latest_change(self) -> None:
        expected = sorted(
            (last, *version, document) for version, (last, document) in self.latest.items()
        )
        with self.store.reading() as reader:
            changes = reader.changes(0, 100)
            half = reader.changes(changes[len(changes) // 2].sequence, 100) if changes else []

        told = [(each.sequence, each.key, each.locale, each.document) for each in changes]
        assert told == expected
        assert half == changes[len(changes) // 2 + 1 :]

    @invariant()
    def readers_find_what_is_published_and_what_is_gone(self) -> None:
        live = {version: each for version, (_, each) in self.latest.items() if each}
        with self.store.reading() as reader:
            found = {key: reader.find(document_of((key, "fr"), "x").short_id) for key in KEYS}
            listed = reader.page(limit=100)
            digests, waiting = reader.digests(), reader.unindexed_keys()

        assert listed == [live[version] for version in sorted(live)]
        assert digests == {version: each.digest for version, each in live.items()}
        assert waiting == sorted(self.unindexed)
        for key, answer in found.items():
            locales = {locale for each, locale in live if each == key}
            was_there = any(each == key for each, _ in self.latest)
            if locales:
                assert isinstance(answer, Found)
                assert answer.slugs.keys() == locales
            else:
                assert answer == (Gone(key, "term") if was_there else None)

    def _known(self, version: Version) -> Document | None:
        return self.latest.get(version, (0, None))[1]

    def _last(self) -> int:
        return max((last for last, _ in self.latest.values()), default=self.state.sequence)


def test_the_store_is_what_was_written_whatever_the_order(store: PublishedStore) -> None:
    run_state_machine_as_test(
        lambda: StoreMachine(store),
        settings=settings(
            max_examples=12,
            stateful_step_count=10,
            deadline=None,
            phases=[Phase.reuse, Phase.generate],  # ten steps are read sooner than shrunk
        ),
    )
