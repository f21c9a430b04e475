"""Entries and indexes for tests of search."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from content_models.languages import INTERFACE_LANGUAGES
from search.engine import Engine, Index
from search.entries import Entry
from search.query import Query
from search.results import Fragment, Results
from search.searcher import Searcher
from search.words import parse_search_text

PUBLISHED_AT = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
EVERY_READER = tuple(INTERFACE_LANGUAGES)
KITCHEN, GARDEN, BICYCLES, THERMAL, SEWING = (UUID(int=number) for number in range(1, 6))


def entry(**values: Any) -> Entry:
    """An entry that serves every reader, in French."""
    facets = {
        "kind": (values.get("kind", "case_study"),),
        "theme": (),
        "audience": (),
        "country": ("FR",),
        "legal_form": (),
        "language": (values.get("locale", "fr"),),
        "place": (),
        "spoken": (),
        "publisher": (),
        "method": (),
    }
    fields: dict[str, Any] = {
        "key": uuid4(),
        "locale": "fr",
        "kind": "case_study",
        "readers": EVERY_READER,
        "title": "Sans titre",
        "names": "",
        "summary": "",
        "body": "",
        "contacts": "",
        "other_versions": "",
        "labels": "",
        "concepts": (),
        "files": "",
        "minutes": None,
        "groups": None,
        "published_at": PUBLISHED_AT,
    }
    fields |= values
    fields["facets"] = facets | values.get("facets", {})
    fields.setdefault("digest", str(hash((fields["key"], fields["locale"], fields["title"]))))
    return Entry(**fields)


def library() -> list[Entry]:
    """A few items in three languages; one of them in two versions."""
    return [
        entry(
            key=KITCHEN,
            readers=("fr", "ar"),
            title="Une cuisine partagée à Oloron",
            names="Les Marmites d’Émile",
            summary="L’économie sociale et solidaire nourrit la vallée.",
            body="Des femmes réfugiées préparent des repas pour les écoles. " * 3,
            other_versions="A shared kitchen in Oloron · The social economy feeds the valley",
            labels="Alimentation · Ernährung · Διατροφή · الغذاء",
            facets={"language": ("en", "fr")},
        ),
        entry(
            key=KITCHEN,
            locale="en",
            readers=("en", "de", "el"),
            title="A shared kitchen in Oloron",
            summary="The social economy feeds the valley.",
            body="Refugee women cook school meals.",
            other_versions="Une cuisine partagée à Oloron",
            labels="Alimentation · Ernährung · Διατροφή · الغذاء",
            facets={"language": ("en", "fr")},
        ),
        entry(
            key=GARDEN,
            title="Le jardin des associations",
            body="Cultiver ensemble, vendre au marché de Pau.",
            labels="Agriculture · Landwirtschaft",
        ),
        entry(
            key=BICYCLES,
            kind="organisation",
            title="Atelier vélo du Gave",
            summary="Réparer des vélos, apprendre le français.",
        ),
        entry(
            key=THERMAL,
            locale="el",
            kind="organisation",
            title="Οργάνωση για την εργασία",
            summary="Βοήθεια για πρόσφυγες στη Θεσσαλονίκη.",
            facets={"country": ("GR",)},
        ),
        entry(
            key=SEWING,
            locale="de",
            title="Nähwerkstatt im alten Haus",
            body="In zwei Häusern wird genäht. Die Genossenschaft trägt sich selbst.",
            facets={"country": ("AT",)},
        ),
    ]


def filled(engine: Engine, entries: Iterable[Entry], build: str = "first") -> Index:
    """A finished index, as readers open it."""
    made = engine.create(build)
    made.add_all(entries)
    made.close()
    return engine.open(build)


def ask(index: Index, text: str = "", reader: str = "fr", **values: Any) -> Results:
    """Search as a reader types."""
    return Searcher(index).search(Query(reader=reader, text=parse_search_text(text), **values))


def keys(results: Results) -> list[UUID]:
    """The items found, in order."""
    return [hit.key for hit in results.hits]


def shown(fragments: Iterable[Fragment]) -> str:
    """Fragments with their matches in brackets."""
    return "".join(f"[{each.text}]" if each.is_match else each.text for each in fragments)
