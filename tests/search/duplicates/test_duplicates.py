"""Likely duplicates are found among names, numbers and places as sources write them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID, uuid4

import pytest
import yaml

from content_models.exchange.sources.facts import Facts
from content_models.help import IdentifierScheme
from content_models.kinds.organisation import Organisation
from content_models.places import Coordinates, Location
from content_models.services import Identifier
from search.duplicates.evidence import SIGN_LABELS, WEIGHTS, Sign
from search.duplicates.finding import likely_duplicates
from tests.content_models.exchange.reading import options
from tests.factories import organisation

LEAST_PRECISION, LEAST_RECALL = 0.95, 0.85


class Pair(NamedTuple):
    """Two records, and what a person says of them."""

    same: bool
    one: Organisation
    other: Organisation


def pairs() -> Iterator[Pair]:
    text = (Path(__file__).parent / "pairs.yaml").read_text(encoding="utf-8")
    for said in yaml.safe_load(text):
        yield Pair(said["same"], record(said["one"]), record(said["other"]))


def record(said: dict[str, Any]) -> Organisation:
    place = Location(
        key=uuid4(),
        address=said.get("address", ""),
        postcode=said.get("postcode", ""),
        place=said["place"],
        country=said["country"],
        coordinates=Coordinates(latitude=said["at"][0], longitude=said["at"][1])
        if "at" in said
        else None,
    )
    scheme, _space, number = said.get("identifier", "").partition(" ")
    return organisation(
        key=uuid4(),
        title=said["name"],
        locations=(place,),
        phones=tuple(Facts(options(country=said["country"])).phones("", said.get("phone"))),
        email=said.get("email", ""),
        website=said.get("website", ""),
        identifiers=(Identifier(scheme=IdentifierScheme(scheme), number=number),) if scheme else (),
    )


def is_found(pair: Pair) -> bool:
    return bool(likely_duplicates([pair.one, pair.other]))


def test_precision_and_recall_over_labelled_pairs() -> None:
    every = list(pairs())
    found = [pair for pair in every if is_found(pair)]
    right = [pair for pair in found if pair.same]
    same = [pair for pair in every if pair.same]
    wrong = [f"{each.one.title} | {each.other.title}" for each in found if not each.same]
    missed = [f"{each.one.title} | {each.other.title}" for each in same if not is_found(each)]

    assert len(every) >= 200
    assert len(right) / len(found) >= LEAST_PRECISION, wrong
    assert len(right) / len(same) >= LEAST_RECALL, missed


def test_pairs_come_with_their_reasons() -> None:
    one = organisation(title="Accueil du Gave")
    other = organisation(title="Association ACCUEIL DU GAVE")

    (found,) = likely_duplicates([one, other])

    assert {found.one, found.other} == {one.key, other.key}
    assert found.score > 0.9
    assert {Sign.NAME, Sign.EMAIL, Sign.NEAR, Sign.ADDRESS} <= set(found.signs)


def test_versions_of_one_organisation_are_no_pair() -> None:
    french = organisation()

    assert likely_duplicates([french, french.model_copy(update={"locale": "en"})]) == []


def test_each_sign_has_a_label_and_a_weight() -> None:
    assert set(SIGN_LABELS) == set(WEIGHTS) == set(Sign)


def test_never_all_pairs_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    from search.duplicates import finding

    compared = []
    monkeypatch.setattr(finding, "signs", lambda *_records: compared.append(1) or ())
    many = [
        organisation(
            key=UUID(int=number),
            title=f"Accueil {number}",
            email=f"a@n{number}.example",
            website="",
            phones=(),
            locations=(Location(place=f"Ville {number % 400}", country="FR"),),
        )
        for number in range(4000)
    ]

    likely_duplicates(many)

    assert len(compared) < 60 * len(many)
