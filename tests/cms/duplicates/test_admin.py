"""The admin lists likely duplicates, shows two side by side, merges and undoes: each to who may."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from cms.directory.models import Merge, Organisation
from cms.duplicates.looking import look
from cms.duplicates.models import last_search, open_pairs
from tests.cms.admin import address
from tests.cms.duplicates.pairs import Pair, merged, organisation, original, published
from tests.cms.signing_in import guest, signed_in

pytestmark = pytest.mark.django_db
LIST = "/duplicates/"


def pair_address(pair: Pair) -> str:
    return address("duplicates_pair", pair.kept, pair.merged)


def state_in(page: str) -> str:
    return page.partition('name="state" value="')[2].partition('"')[0]


def sent(client: Client, pair: Pair, **fields: Any) -> Any:
    """The form as it stands, sent with some other choices."""
    page = client.get(pair_address(pair)).content.decode()
    rows = [
        each.partition('value="')[2].partition('"')[0]
        for each in page.split('type="checkbox" name="row" ')[1:]
        if "checked" in each.partition(">")[0]
    ]
    return client.post(pair_address(pair), {"state": state_in(page), "row": rows} | fields)


def asked_for(pair: Pair) -> dict[str, Any]:
    """What somebody who may see the form sends, for those who may not."""
    page = signed_in("admin").get(pair_address(pair)).content.decode()
    place = original(pair.kept).locations.get()
    return {"state": state_in(page), "row": [f"kept:{place.key}"]}


@pytest.fixture
def looked(pair: Pair) -> Pair:
    published()
    look(timezone.now())
    return pair


def test_a_pair_is_looked_at_merged_and_undone(editor: Client, looked: Pair) -> None:
    listed = editor.get(LIST).content.decode()

    answer = sent(editor, looked, email="merged")
    after = editor.get(LIST).content.decode()
    merges = editor.get(address("duplicates_merges")).content.decode()
    made = Merge.objects.get()
    email = original(looked.kept).email
    editor.post(address("duplicates_undo", made.pk))

    assert f"/cms/duplicates/{looked.kept}/{looked.merged}/" in listed
    assert "le même numéro de registre" in listed
    assert answer.status_code == 302
    assert email == "asso@exemple.example"
    assert f"/{looked.merged}/" not in after
    assert f"/history/{original(looked.merged).pk}/" in merges
    assert original(looked.merged).live
    assert original(looked.kept).email == "gave@exemple.example"


def test_two_are_said_to_be_two(editor: Client, looked: Pair) -> None:
    editor.post(LIST, {"action": "two", "pair": open_pairs().get().pk})

    assert not open_pairs().exists()


def test_somebody_asks_for_another_search(editor: Client, looked: Pair) -> None:
    editor.post(LIST, {"action": "search"})

    assert last_search().wanted_at is not None


@pytest.mark.parametrize(
    ("who", "country", "sees", "decides", "merges"),
    [
        ("editor", "FR", True, True, False),
        ("editor-gr", "FR", True, False, False),
        ("translator", "FR", False, False, False),
        ("reviewer", "FR", True, True, True),
        ("admin", "FR", True, True, True),
    ],
)
def test_who_may_do_what(
    looked: Pair, who: str, country: str, sees: bool, decides: bool, merges: bool
) -> None:
    client = signed_in(who)
    pair = open_pairs().get()

    page = client.get(LIST)
    client.post(LIST, {"action": "two", "pair": pair.pk})
    settled = not open_pairs().exists()
    sent(client, looked, **asked_for(looked))
    was_merged = Merge.objects.exists()
    made = Merge.objects.first() or merged(looked)
    client.post(address("duplicates_undo", made.pk))

    assert (page.status_code == 200) == sees
    assert (f"/{looked.merged}/" in page.content.decode()) == decides
    assert settled == decides
    assert was_merged == merges
    assert (Merge.objects.get().undone_at is not None) == merges


def test_a_guest_sees_nothing(looked: Pair) -> None:
    client = guest()

    for page in (LIST, pair_address(looked), address("duplicates_merges")):
        assert client.get(page).status_code == 302


def test_what_is_being_reviewed_is_not_merged(editor: Client, looked: Pair) -> None:
    waiting = original(looked.merged)
    waiting.save_revision()
    person = get_user_model().objects.get(username="editor")
    waiting.get_workflow().start(waiting, person)

    page = editor.get(pair_address(looked)).content.decode()
    sent(editor, looked)

    assert "est en relecture" in page
    assert not Merge.objects.exists()


@pytest.mark.parametrize("who", ["editor", "reviewer", "admin"])
def test_nobody_edits_what_was_merged_and_its_history_is_there(pair: Pair, who: str) -> None:
    merged(pair)
    client = signed_in(who)
    other = original(pair.merged)
    organisations = "/snippets/directory/organisation/"

    opened = client.get(f"{organisations}edit/{other.pk}/")
    client.post(f"{organisations}delete/{other.pk}/")
    history = client.get(f"{organisations}history/{other.pk}/")
    listed = client.get(organisations).content.decode()

    assert opened.status_code == 302
    assert Organisation.objects.filter(pk=other.pk).exists()
    assert history.status_code == 200
    assert "Accueil du Gave (exemple)" in history.content.decode()
    assert "Association Accueil" not in listed


def test_what_somebody_saved_meanwhile_is_said(editor: Client, looked: Pair) -> None:
    state = state_in(editor.get(pair_address(looked)).content.decode())
    original(looked.kept).save_revision().publish()

    answer = editor.post(pair_address(looked), {"state": state}, follow=True)

    assert not Merge.objects.exists()
    assert answer.redirect_chain


def test_a_form_that_was_open_brings_nothing_back(editor: Client, pair: Pair) -> None:
    from tests.cms.people.organisation_actions import _edit

    merged(pair)

    _edit(editor, original(pair.merged), **{"action-publish": "publish"})

    assert not original(pair.merged).live


def test_what_is_forged_is_refused(editor: Client, pair: Pair) -> None:
    third = organisation("Maison du Gave (exemple)")
    same = Pair(pair.kept, pair.kept)

    assert editor.get(pair_address(same)).status_code == 404
    assert editor.get(address("duplicates_undo", 1)).status_code == 405
    assert editor.post(LIST, {"action": "two", "pair": "x"}).status_code == 404
    rows = [f"kept:{original(pair.kept).locations.get().key}", f"merged:{third.pk}", "x"]
    sent(editor, pair, **{"row": rows, "email": "both", "name:fr": "neither"})
    kept = original(pair.kept)
    assert Merge.objects.exists()
    assert (kept.email, kept.name) == ("gave@exemple.example", "Accueil du Gave (exemple)")
    assert len(kept.locations.all()) == 1
    assert not kept.services.exists()


def test_what_readers_would_miss_is_named_and_the_choices_stay(
    editor: Client, looked: Pair
) -> None:
    page = sent(editor, looked, row=["x"], email="merged").content.decode()

    assert "Ajoutez un lieu" in page
    assert 'name="email" value="merged" checked' in page
    assert not Merge.objects.exists()
    assert original(looked.merged).live
