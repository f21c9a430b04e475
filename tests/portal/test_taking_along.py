"""What a device keeps of an organisation: a contact, and a calendar of exceptional days."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from content_models.help import WayToCome
from content_models.hours import Closure, Interval, SpecialDay, read_hours
from content_models.kinds.organisation import Organisation
from content_models.places import Location, Phone
from content_models.references import short_id
from content_models.services import Service
from portal.directory.content_lines import LONGEST_LINE, text, written
from tests import factories
from tests.portal.conftest import Site

MORNING = Interval(opens=540, closes=720)
TODAY = datetime.now(UTC).date()
NEXT_YEAR = TODAY.year + 1
PAU, NAY = UUID(int=11), UUID(int=12)


def lines_of(content: bytes) -> list[str]:
    """The content lines of a file, unfolded."""
    assert content.endswith(b"\r\n")
    folded = content.split(b"\r\n")
    assert max(map(len, folded)) <= LONGEST_LINE
    return content.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def organisation() -> Organisation:
    """One with two places that are not open as usual."""
    read = read_hours("Lu-Ve 9h-12h", "FR").hours
    assert read is not None
    special = SpecialDay(day=date(NEXT_YEAR, 1, 2), intervals=(MORNING,))
    closed = Closure(first=date(NEXT_YEAR, 2, 1), last=date(NEXT_YEAR, 2, 3))
    return factories.organisation(
        title="Accueil; du, Gave",
        locations=(
            Location(
                key=PAU,
                address="3 rue de l’Exemple",
                postcode="64000",
                place="Pau",
                country="FR",
                hours=read.model_copy(update={"closures": (closed,)}),
            ),
            Location(
                key=NAY,
                place="Nay",
                country="FR",
                hours=read.model_copy(update={"special_days": (special,)}),
            ),
        ),
        phones=(
            Phone(number="+33 5 36 49 01 01", dialled="+33536490101", label="accueil"),
            Phone(number="+33 6 39 98 01 12", dialled="+33639980112", is_whatsapp=True),
        ),
        services=(Service(key=UUID(int=1), name="Accueil", ways=(WayToCome.WALK_IN,)),),
    )


def test_a_contact_has_what_a_telephone_asks_for(site: Site) -> None:
    document = organisation()
    site.publish(document)

    response = site.client().get(f"/fr/directory/{document.segment}/contact.vcf")

    lines = lines_of(response.data)
    assert lines[:3] == ["BEGIN:VCARD", "VERSION:3.0", r"FN:Accueil\; du\, Gave"]
    assert lines[-1] == "END:VCARD"
    assert "item1.TEL;TYPE=WORK,VOICE:+33536490101" in lines
    assert "item1.X-ABLabel:accueil" in lines
    assert "item2.TEL;TYPE=CELL:+33639980112" in lines
    assert "EMAIL;TYPE=INTERNET:bonjour@accueil-du-gave.example" in lines
    assert "ADR;TYPE=WORK:;;3 rue de l’Exemple;Pau;;64000;France" in lines
    assert f"URL:https://insert.example/fr/directory/{document.segment}" in lines
    (note,) = [line for line in lines if line.startswith("NOTE:")]
    assert "Venez sans rendez-vous" in note
    assert "9:00–12:00" in note
    assert "<bdi" not in note
    assert response.mimetype == "text/vcard"
    assert f"{document.segment}.vcf" in response.headers["Content-Disposition"]
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_a_calendar_has_closures_and_special_openings_under_lasting_names(site: Site) -> None:
    document = organisation()
    site.publish(document)
    client = site.client()
    address = f"directory/{document.segment}/exceptional-days.ics"

    french, arabic = (client.get(f"/{language}/{address}") for language in ("fr", "ar"))

    lines = lines_of(french.data)
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-1] == "END:VCALENDAR"
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT")
    assert f"DTSTART;VALUE=DATE:{NEXT_YEAR}0201" in lines
    assert f"DTEND;VALUE=DATE:{NEXT_YEAR}0204" in lines  # the day after the last one
    assert f"DTSTART:{NEXT_YEAR}0102T080000Z" in lines  # nine o'clock in Pau
    assert "LOCATION:3 rue de l’Exemple\\, 64000 Pau" in lines
    identities = [line for line in lines if line.startswith("UID:")]
    assert len(set(identities)) == len(identities) >= 2
    assert identities == [line for line in lines_of(arabic.data) if line.startswith("UID:")]
    assert french.mimetype == "text/calendar"


@pytest.mark.parametrize(("place", "events"), [(PAU, "0201"), (NAY, "0102")])
def test_a_calendar_may_be_of_one_place(site: Site, place: UUID, events: str) -> None:
    document = organisation()
    site.publish(document)
    address = f"/fr/directory/{document.segment}/exceptional-days.ics?place={short_id(place)}"

    found = lines_of(site.client().get(address).data)

    begun = [line[-4:] if "VALUE" in line else line[-12:-8] for line in found if "DTSTART" in line]
    assert begun == [events]


def test_the_page_leads_to_contact_calendar_sheet_and_code(site: Site) -> None:
    document = organisation()
    site.publish(document)
    client = site.client()
    address = f"/fr/directory/{document.segment}"

    page = client.get(address).get_data(as_text=True)

    for path in ("/contact.vcf", "/sheet", f"/exceptional-days.ics?place={short_id(PAU)}"):
        assert f'href="{address}{path}"' in page
        assert client.get(address + path).status_code == 200
    assert page.count("/qr.svg?page=") == 2  # on paper and on request


@pytest.mark.parametrize("path", ["contact.vcf", "exceptional-days.ics"])
def test_what_moved_or_went_answers_like_its_page(site: Site, path: str) -> None:
    document = organisation()
    site.publish(document)
    client = site.client()

    moved = client.get(f"/fr/directory/old-name-{document.short_id}/{path}")
    site.take_away(document)
    gone = client.get(f"/fr/directory/{document.segment}/{path}")

    assert (moved.status_code, gone.status_code) == (301, 410)


def test_a_line_is_folded_between_signs_and_a_break_begins_no_property() -> None:
    assert text("a\r\nTEL:1;2,3\\") == r"a\nTEL:1\;2\,3\\"
    assert lines_of(written([f"NOTE:{'é' * 100}"])) == [f"NOTE:{'é' * 100}"]
