"""Finds what the demonstration has put there: by kind, language and order, never by its words."""

from typing import Any, TypeAlias

from django.apps import apps
from django.contrib.auth import get_user_model
from wagtail.models import Page

Found: TypeAlias = dict[str, Any]
"""An item that the upgraded installation must show again: see ``found``."""


def model(label: str) -> Any:
    """A model of the release."""
    return apps.get_model(label)


def item(label: str, language: str, number: int = 0) -> Any:
    """One of a kind in a language, in the order in which they were made."""
    return model(label).objects.filter(locale__language_code=language).order_by("pk")[number]


def own(label: str, language: str, number: int, who: str = "editor") -> Any:
    """One that a partner publishes for whom somebody writes."""
    partners = person(who).partner_memberships.values("partner_key")
    pages = model(label).objects.filter(publisher__translation_key__in=partners)
    return pages.filter(locale__language_code=language).order_by("pk")[number]


def french_organisation(number: int) -> Any:
    """An organisation in France, which the French editor may edit."""
    found = model("directory.Organisation").objects.filter(locations__country="FR").distinct()
    return found.filter(locale__language_code="fr").order_by("pk")[number]


def person(name: str) -> Any:
    """Somebody with an account."""
    return get_user_model().objects.get(username=name)


def locale(language: str) -> Any:
    """The locale of a language."""
    return model("wagtailcore.Locale").objects.get(language_code=language)


def now(thing: Any) -> Any:
    """An item as it is stored by now."""
    return type(thing).objects.get(pk=thing.pk)


def every_version(thing: Any) -> list[Any]:
    """An item in all its languages."""
    versions = type(thing).objects.filter(translation_key=thing.translation_key)
    return list(versions.order_by("pk"))


def draft(thing: Any, who: str, **values: Any) -> Any:
    """Save a draft with other values; returns its revision."""
    written = now(thing).get_latest_revision_as_object()
    for name, value in values.items():
        setattr(written, name, value)
    return written.save_revision(user=person(who), log_action=True)


def publish(thing: Any, who: str, **values: Any) -> Any:
    """Publish an item with other values; returns it."""
    draft(thing, who, **values).publish(user=person(who))
    return now(thing)


def name_field(thing: Any) -> str:
    """The field that holds what an item is called."""
    return "title" if isinstance(thing, Page) else "name"


def found(thing: Any, who: str, words: str) -> Found:
    """What the upgraded installation must show again.

    Args:
        thing: an item.
        who: works on it.
        words: stand in its form.
    """
    return {
        "label": thing._meta.label_lower,
        "pk": str(thing.pk),
        "who": who,
        "words": words,
    }
