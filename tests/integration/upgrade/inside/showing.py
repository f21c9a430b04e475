"""What people show to others, and what readers write."""

import re
from html import unescape
from typing import Any

from inside.browser import browser, press
from inside.content import model, own

import wsgi

HIDDEN = re.compile(r'type="hidden" name="(token|section|searched)" value="([^"]*)"')
DRAFT = re.compile(r"/\w+/_preview/[\w.:-]+")


def a_shared_draft() -> str:
    """The address that somebody without an account was given."""
    return _shared(own("course.ActivityPage", "fr", 0))


def a_revoked_link() -> str:
    """The address that shows nothing any more."""
    page = own("course.ActivityPage", "fr", 7)
    address = _shared(page)
    link = model("preview.SharedDraft").objects.order_by("-made_at")[0]
    press("editor", _links(page), revoke=str(link.pk))
    return address


def an_editors_own_look() -> str:
    """The address at which an editor sees a draft for an hour."""
    activity = own("course.ActivityPage", "fr", 0)
    label = activity._meta.label_lower
    answer = browser("editor").get(f"/preview/{label}/{activity.pk}/draft/")
    address: str = answer["Location"]
    assert DRAFT.fullmatch(address), address
    return address


def wishes() -> dict[str, str]:
    """Two readers find nothing and say so; an editor is done with the first."""
    words = {"handled": "Un cours de couture le soir", "new": "Une traduction en tigrinya"}
    _wish(words["handled"])
    listed = browser("editor").get("/wishes/").content.decode()
    (identifier,) = re.findall(r'name="wish" value="([^"]+)"', listed)
    press("editor", "/wishes/", wish=[identifier], action="handle")
    _wish(words["new"])
    return words


def published() -> dict[str, str]:
    """By the address of its page, the key of every item, as the API tells both."""
    found: dict[str, str] = {}
    after = ""
    reader = wsgi.create_app().test_client()
    while after is not None:
        page = reader.get("/api/v1/documents", query_string={"after": after}).get_json()
        for each in page["items"]:
            found[re.sub(r"^https?://[^/]+", "", each["url"])] = each["key"]
        after = page["next"]
    return found


def _wish(words: str) -> None:
    reader = wsgi.create_app().test_client()
    page = reader.get("/fr/library?q=zzzzqqqq").get_data(as_text=True)
    hidden = {name: unescape(value) for name, value in HIDDEN.findall(page)}
    answer = reader.post("/fr/wishes", data=hidden | {"text": words})
    assert answer.status_code == 303, answer.status


def _shared(thing: Any) -> str:
    press("editor", _links(thing), days="30")
    shown = browser("editor").get(_links(thing)).content.decode()
    return str(DRAFT.findall(shown)[0])


def _links(thing: Any) -> str:
    return f"/preview/{thing._meta.label_lower}/{thing.pk}/share/"
