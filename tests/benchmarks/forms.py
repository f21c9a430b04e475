"""What an editor types into the admin's forms, as a browser sends it."""

import json
from collections.abc import Callable

from tests.benchmarks import prose

ORGANISATION = "organisation"
CASE_STUDY = "case_study"
ORGANISATION_FORM = "/cms/snippets/directory/organisation/add/"
DESCRIPTION_WORDS = 120
BODY_WORDS = 450


def new_forms(folder: int) -> dict[str, str]:
    """Of each kind, the path of its empty form; case studies below a folder, by its id."""
    return {
        ORGANISATION: ORGANISATION_FORM,
        CASE_STUDY: f"/cms/pages/add/library/casestudypage/{folder}/",
    }


def organisation(name: str) -> dict[str, str]:
    """An organisation."""
    return {
        "name": f"Accueil {name}",
        "description": _draft("fr", DESCRIPTION_WORDS),
        "spoken_languages": "fr, ar",
        "locations-TOTAL_FORMS": "1",
        "locations-0-place": "Pau",
        "locations-0-country": "FR",
        "locations-0-ORDER": "1",
    }


def case_study(name: str) -> dict[str, str]:
    """A case study."""
    return {
        "title": f"Accueil {name}",
        "slug": f"accueil-{name.lower()}",
        "summary": prose.phrase("fr", 20),
        "enterprise_name": prose.name("fr", 2),
        "country": "FR",
        "place": "Pau",
        "licence": "cc-by-4.0",
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "text",
        "body-0-id": "",
        "body-0-value": _draft("fr", BODY_WORDS),
        "lessons-count": "0",
    }


FIELDS: dict[str, Callable[[str], dict[str, str]]] = {
    ORGANISATION: organisation,
    CASE_STUDY: case_study,
}


def new_name() -> str:
    """A word that nothing else is called."""
    return "".join(prose.dice.choices("bcdfglmnprstv", k=4) + prose.dice.choices("aeiou", k=8))


def _draft(language: str, words: int) -> str:
    """Text as Wagtail's editor sends it."""
    lines = [prose.phrase(language, 60) for _ in range(words // 60)]
    blocks = [
        {
            "key": f"b{number}",
            "text": line,
            "type": "unstyled",
            "depth": 0,
            "inlineStyleRanges": [],
            "entityRanges": [],
        }
        for number, line in enumerate(lines)
    ]
    return json.dumps({"blocks": blocks, "entityMap": {}})
