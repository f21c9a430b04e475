"""A browser in which somebody is signed in to the admin."""

from typing import Any

from django.test import Client
from inside.content import person
from wagtail.models import Page

FORM = "application/x-www-form-urlencoded"


def browser(who: str) -> Client:
    """Signed in as somebody; addresses begin below ``/cms``."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(person(who))
    return client


def press(who: str, address: str, **fields: Any) -> Any:
    """Send the form behind a button, and see that it was taken."""
    answer = browser(who).post(address, fields)
    assert answer.status_code in {200, 302}, (who, address, answer.status_code)
    assert answer.get("Location") != "/cms/", (who, address, "is not allowed")
    return answer


def form(thing: Any) -> str:
    """The address of an item's form."""
    if isinstance(thing, Page):
        return f"/pages/{thing.pk}/edit/"
    return f"/snippets/{thing._meta.app_label}/{thing._meta.model_name}/edit/{thing.pk}/"
