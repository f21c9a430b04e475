"""Likely duplicates are found among drafts and what readers see, and decided once."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from cms.directory.models import (
    Organisation,
    OrganisationIdentifier,
    OrganisationLocation,
)
from cms.duplicates import looking
from cms.duplicates.looking import is_due, look, want_a_search
from cms.duplicates.models import DuplicatePair, last_search, open_pairs
from cms.duplicates.services import settle
from cms.publishing.projector import Projector
from tests.cms import factories
from tests.cms.duplicates.pairs import (
    Pair,
    administrator,
    merged,
    organisation,
    original,
    published,
    versions,
)

pytestmark = pytest.mark.django_db


def found() -> list[set[Any]]:
    """The pairs that are open after another search."""
    published()
    look(timezone.now())
    return [{each.one, each.other} for each in open_pairs()]


def test_a_pair_is_found_with_its_reasons(pair: Pair) -> None:
    factories.published_organisation("Musique à Laruns (exemple)")

    assert found() == [{pair.kept, pair.merged}]
    assert {"identifier", "phone"} <= set(open_pairs().get().signs)
    assert last_search().organisations == 3


def test_drafts_are_compared_with_what_readers_see(pair: Pair) -> None:
    for each in versions(pair.merged).values():
        each.unpublish()

    assert found() == [{pair.kept, pair.merged}]


def test_a_draft_that_nobody_has_published_is_compared_too(publishing: Any) -> None:
    published_one = organisation("Accueil du Gave (exemple)")
    copy = Organisation(
        name="Accueil du Gave (exemple)",
        description="<p>…</p>",
        locale=published_one.locale,
        live=False,
    )
    copy.locations = [OrganisationLocation(place="Pau", country="FR")]
    copy.save()
    copy.save_revision()

    assert found() == [{published_one.translation_key, copy.translation_key}]


def test_two_that_are_two_come_back_only_if_a_fact_changes(pair: Pair) -> None:
    found()
    settle(open_pairs().get(), administrator())

    same = found()
    other = original(pair.merged)
    other.description = "<p>Autrement dit.</p>"
    other.save_revision().publish()
    words = found()
    other = original(pair.merged)
    other.identifiers = [OrganisationIdentifier(scheme="fr-rna", number="W641000000")]
    other.save_revision().publish()
    facts = found()

    assert (same, words) == ([], [])
    assert facts == [{pair.kept, pair.merged}]


def test_what_was_merged_is_found_no_more(pair: Pair) -> None:
    found()
    merged(pair)

    assert found() == []
    assert not DuplicatePair.objects.exists()


def test_a_draft_that_has_not_come_far_hinders_nobody(pair: Pair) -> None:
    for each in versions(pair.merged).values():
        each.unpublish()
    draft = original(pair.merged)
    draft.status = "perhaps"
    draft.save_revision(clean=False)

    assert found() == []


def test_no_more_are_compared_than_can_be(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "MOST_COMPARED", 1)

    assert found() == []
    assert last_search().was_cut


def test_it_looks_after_a_publication_and_when_somebody_asks(
    pair: Pair, projector: Projector
) -> None:
    now, later = timezone.now(), timezone.now() + timedelta(hours=2)
    assert is_due(now)
    found()

    assert not is_due(later)
    original(pair.kept).save_revision().publish()
    factories.published_organisation("Musique à Laruns (exemple)")
    projector.drain(timeout_seconds=5)
    assert not is_due(now)
    assert is_due(later)
    found()
    want_a_search()
    assert is_due(now)
    look(now)
    assert not is_due(now)
