"""The catalogues are complete, and the check that says so can fail."""

from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from content_models.catalogues import ALL, Catalogues, check, update
from content_models.deployment import PROJECT_FOLDER

PORTAL = ALL[0]


@pytest.fixture
def portal() -> Catalogues:
    """The portal's catalogues."""
    return PORTAL


def test_the_portals_catalogues_are_complete(portal: Catalogues) -> None:
    assert check(portal) == []


def test_a_gap_a_fuzzy_and_a_forgotten_message_are_told(
    portal: Catalogues, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("content_models.catalogues.PROJECT_FOLDER", PROJECT_FOLDER)
    copies = replace(portal, folder=tmp_path)
    update(copies)
    path = copies.path("fr")
    text = path.read_text(encoding="utf-8")
    text += '\nmsgid "Nowhere in the code"\nmsgstr "Nulle part"\n'
    text = text.replace('msgid "Library"', '#, fuzzy\nmsgid "Library"')
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr("content_models.catalogues.PROJECT_FOLDER", tmp_path)

    problems = _problems_of(copies, portal)

    assert any("'Nowhere in the code'" in problem for problem in problems)
    assert any("fuzzy" in problem for problem in problems)
    assert any("not translated" in problem for problem in problems)


def _problems_of(copies: Catalogues, portal: Catalogues) -> str:
    from content_models import catalogues

    with copies.path("fr").open("rb") as file:
        catalog = read_po(file, locale="fr", domain="messages")
    return list(catalogues._problems(catalog, portal.template()))
