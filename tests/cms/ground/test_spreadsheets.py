"""Files for spreadsheets: no formula, accents and columns right, in each language."""

import csv
import io
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from openpyxl import load_workbook
from wagtail.users.models import UserProfile

from cms.ground.spreadsheets import csv_lines, harmless
from tests.cms import factories
from tests.cms.signing_in import partner_of, signed_in

pytestmark = pytest.mark.django_db

FORMULAS = ["=cmd|calc", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1"]
DIALECTS = {"fr": ";", "de": ";", "el": ";", "ar": ";", "en": ","}
REPORTS = ["site-history", "aging-pages", "workflow", "workflow_tasks", "locked"]


def administrator(language: str) -> Client:
    client = signed_in("admin")
    profile = UserProfile.get_for_user(get_user_model().objects.get(username="admin"))
    profile.preferred_language = language
    profile.save()
    return client


def read(answer: Any, separator: str) -> list[list[str]]:
    """The rows as a spreadsheet reads them, by the mark and the separator."""
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


@pytest.mark.parametrize("cell", FORMULAS)
def test_no_cell_is_a_formula(cell: str) -> None:
    assert harmless(cell).startswith("'")
    assert "'" in "".join(csv_lines([cell], [[cell]])).splitlines()[0]


@pytest.mark.parametrize(("language", "separator"), DIALECTS.items())
def test_a_report_of_wagtails_opens_with_its_accents_and_columns(
    language: str, separator: str
) -> None:
    client = administrator(language)
    page = factories.published_case_study(
        "=HYPERLINK(1;2), où l’été", publisher=partner_of("editor")
    )
    page.save_revision(user=get_user_model().objects.get(username="admin"), log_action=True)

    answer = client.get("/reports/site-history/?export=csv")
    first = next(iter(answer.streaming_content))
    rows = read(client.get("/reports/site-history/?export=csv"), separator)

    assert first.startswith(b"\xef\xbb\xbf")
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows[0]) > 2
    assert any("'=HYPERLINK(1;2), où l’été" in row for row in rows)


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_every_report_of_wagtails_is_a_file(report: str, ending: str) -> None:
    answer = administrator("fr").get(f"/reports/{report}/?export={ending}")

    content = b"".join(answer.streaming_content)
    assert answer.status_code == 200
    assert content.startswith(b"\xef\xbb\xbf" if ending == "csv" else b"PK")


def test_the_cells_of_a_workbook_are_texts() -> None:
    client = administrator("fr")
    page = factories.published_case_study("=1+1", publisher=partner_of("editor"))
    page.save_revision(user=get_user_model().objects.get(username="admin"), log_action=True)

    answer = client.get("/reports/site-history/?export=xlsx")

    workbook = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    (cell,) = {c.data_type for row in workbook.active for c in row if c.value == "=1+1"}
    assert cell == "s"


def test_headings_are_in_the_language_of_who_asks_whatever_the_browser_says() -> None:
    client = administrator("de")

    answer = client.get("/reports/site-history/?export=csv", headers={"accept-language": "fr"})

    assert "Benutzer" in read(answer, ";")[0]
