"""Who may do what with a page: every role, every action, one's own content and others'."""

from collections.abc import Iterator
from typing import TypeAlias

import pytest
from pytest_django.plugin import DjangoDbBlocker

from cms.library.models import CaseStudyPage
from tests.cms import factories
from tests.cms.people.page_actions import PAGE_ACTIONS, PAGE_VIEWS, folder, form
from tests.cms.people.tables import cells
from tests.cms.shared import undone
from tests.cms.signing_in import partner_of, signed_in

pytestmark = pytest.mark.django_db

MATRIX = """
                       editor  editor  editor  translator  translator   reviewer  admin
                       own     other   nobody  original    translation  other     other
save a draft           yes     -       -       -           yes          yes       yes
go back to a version   yes     -       -       -           yes          yes       yes
submit                 yes     -       -       -           yes          yes       yes
publish                -       -       -       -           -            yes       yes
schedule               -       -       -       -           -            yes       yes
publish several        -       -       -       -           -            yes       yes
unpublish              -       -       -       -           -            yes       yes
unpublish several      -       -       -       -           -            yes       yes
delete a draft         yes     -       -       -           -            yes       yes
delete what is public  -       -       -       -           -            yes       yes
delete several         yes     -       -       -           -            yes       yes
move a draft           yes     -       -       -           -            yes       yes
move several           yes     -       -       -           -            yes       yes
copy                   yes     -       -       -           -            yes       yes
make an alias          -       -       -       -           -            yes       yes
lock                   -       -       -       -           -            yes       yes
begin a translation    yes     -       -       yes         yes          yes       yes
hide from readers      -       -       -       -           -            yes       yes
"""

VIEWS = """
                  editor  editor  editor  translator  translator   reviewer  admin
                  own     other   nobody  original    translation  other     other
open              yes     -       -       -           yes          yes       yes
open a version    yes     -       -       -           yes          yes       yes
read the history  yes     -       -       -           yes          yes       yes
"""

WHOSE = ("own", "other", "nobody", "original", "translation")
Pages: TypeAlias = dict[tuple[str, bool], int]
"""By whose it is and whether it is public, a page's key."""


@pytest.fixture(scope="module")
def pages(people: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Pages]:
    """A page of every sort."""
    with undone(django_db_blocker):
        yield {
            (whose, is_live): stored_page(whose, is_live=is_live)
            for whose in WHOSE
            for is_live in (True, False)
        }


@pytest.mark.parametrize(("action", "who", "whose", "may"), cells(MATRIX))
def test_what_a_role_may_do_with_a_page(
    pages: Pages, action: str, who: str, whose: str, may: bool
) -> None:
    tried = PAGE_ACTIONS[action]
    client = signed_in(who)
    page = CaseStudyPage.objects.get(pk=pages[whose, tried.is_live])

    answer = tried.attempt(client, page)

    assert answer.status_code in {200, 302}
    assert tried.effect(page) == may
    leads_home = answer.status_code == 302 and answer["Location"] == "/cms/"
    assert not leads_home if may else leads_home or tried.does_the_rest


@pytest.mark.parametrize(("view", "who", "whose", "may"), cells(VIEWS))
def test_what_a_role_is_shown_of_a_page(
    pages: Pages, view: str, who: str, whose: str, may: bool
) -> None:
    client = signed_in(who)
    page = CaseStudyPage.objects.get(pk=pages[whose, True])

    answer = client.get(PAGE_VIEWS[view](page))

    assert answer.status_code == (200 if may else 302)


@pytest.mark.parametrize(
    ("who", "publisher", "may"),
    [
        ("editor", "editor", True),
        ("editor", "editor-gr", False),
        ("editor-gr", "editor", False),
        ("translator", "editor", False),
        ("reviewer", "editor", True),
        ("admin", "editor", True),
    ],
)
def test_who_adds_a_page_for_a_partner(who: str, publisher: str, may: bool) -> None:
    client = signed_in(who)

    answer = client.post(
        f"/pages/add/library/casestudypage/{folder('fr').pk}/", form(partner_of(publisher))
    )

    assert answer.status_code in {200, 302}
    made = CaseStudyPage.objects.filter(slug="ce-qui-vient").first()
    assert (made is not None) == may
    assert made is None or made.publisher == partner_of(publisher)


def stored_page(whose: str, *, is_live: bool) -> int:
    """A page with two versions: of the editor's partner, of another, of none, or translated."""
    publisher = {"own": partner_of("editor"), "nobody": None}.get(whose, partner_of("editor-gr"))
    page = factories.published_case_study("Un atelier", publisher=publisher)
    if whose == "translation":
        page = factories.translated_case_study(page, "en", "A workshop", publisher=publisher)
    if not is_live:
        page.unpublish()
    page.save_revision()
    return int(page.pk)
