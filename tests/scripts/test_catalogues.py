"""The catalogues are complete, and the check that says so can fail."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from content_models.deployment import PROJECT_FOLDER
from content_models.languages import INTERFACE_LANGUAGES, interface_language
from scripts.catalogues import ALL, Catalogues, check, compile_all, update

PORTAL, CMS = ALL


@pytest.fixture
def portal() -> Catalogues:
    """The portal's catalogues."""
    return PORTAL


def test_the_portals_catalogues_are_complete(portal: Catalogues) -> None:
    assert check(portal) == []


def test_a_gap_a_fuzzy_and_a_forgotten_message_are_told(
    portal: Catalogues, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("scripts.catalogues.PROJECT_FOLDER", PROJECT_FOLDER)
    copies = replace(portal, folder=tmp_path)
    update(copies)
    path = copies.path("fr")
    text = path.read_text(encoding="utf-8")
    text += '\nmsgid "Nowhere in the code"\nmsgstr "Nulle part"\n'
    text = text.replace('msgid "Library"', '#, fuzzy\nmsgid "Library"')
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr("scripts.catalogues.PROJECT_FOLDER", tmp_path)

    problems = _problems_of(copies, portal)

    assert any("'Nowhere in the code'" in problem for problem in problems)
    assert any("fuzzy" in problem for problem in problems)
    assert any("not translated" in problem for problem in problems)


def test_a_catalogue_that_the_setting_does_not_name_must_be_complete_too() -> None:
    assert "uk" not in INTERFACE_LANGUAGES
    assert "uk" in PORTAL.languages()


def test_a_language_of_the_setting_needs_a_catalogue_for_readers_and_none_for_editors(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(INTERFACE_LANGUAGES, "ti", interface_language("ti"))

    assert check(PORTAL) == [
        "portal/translations/ti/LC_MESSAGES/messages.po: is missing; run update"
    ]
    assert check(CMS) == []


def test_update_begins_a_catalogue_and_compile_leaves_out_what_was_never_begun(
    portal: Catalogues, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(INTERFACE_LANGUAGES, "ti", interface_language("ti"))
    copies = replace(portal, folder=tmp_path)
    made = copies.path("ti")

    compile_all(copies)
    nothing = list(tmp_path.rglob("*"))
    update(copies)
    compile_all(copies)

    assert nothing == []
    assert 'msgid "Library"' in made.read_text(encoding="utf-8")
    assert made.with_suffix(".mo").exists()


def _problems_of(copies: Catalogues, portal: Catalogues) -> str:
    from scripts import catalogues

    with copies.path("fr").open("rb") as file:
        catalog = read_po(file, locale="fr", domain="messages")
    return list(catalogues._problems(catalog, portal.template()))


def test_texts_are_translated_by_names_that_are_searched_for() -> None:
    """The catalogues take in ``gettext(…)`` and ``_(…)``: under another name it stays English."""
    alias = re.compile(r"import \w*gettext\w* as (?!_\b)(?!wagtails\b)\w+")
    files = [path for room in ("cms", "portal") for path in (PROJECT_FOLDER / room).rglob("*.py")]

    assert [str(path) for path in files if alias.search(path.read_text())] == []
