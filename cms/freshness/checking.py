"""Records that somebody found a record still correct."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.directory.checks import ADDRESSES, HOURS, PHONES, WHOLE, OrganisationCheck
from cms.freshness.answers import answers_to, settle
from cms.freshness.log_entries import CHECK
from cms.ground.ownership import one_version_each, partners_of
from cms.ground.signals import changed_without_a_save
from content_models.checks import Checker


class UnknownPartError(Exception):
    """A record has no such part."""


def still_correct(original: Any, user: Any, part: str = WHOLE, on: date | None = None) -> None:
    """Record that an editor found what readers see correct.

    Drafts stay as they are, and unpublished.

    Raises:
        UnknownPartError: there is no such part.
    """
    said = name_of_part(original, part)
    check = OrganisationCheck(
        organisation=original.translation_key,
        part=part,
        on=on or timezone.localdate(),
        checker=Checker.EDITORS.value,
        name=name_of(user, original),
        user=user,
    )
    _record(original, check, {"part": part, "said": said})


def record_answer(original: Any, user: Any) -> bool:
    """Record what the organisation itself answered; return whether there was an answer."""
    answers = answers_to(original.translation_key)
    if not answers:
        return False
    check = OrganisationCheck(
        organisation=original.translation_key,
        on=timezone.localtime(answers[-1].received_at).date(),
        checker=Checker.ORGANISATION.value,
        user=user,
    )
    _record(original, check, {"by_itself": True})
    # After the commit: an answer that is read twice says the same, one that is lost says nothing.
    transaction.on_commit(lambda: settle(answers))
    return True


def name_of_part(original: Any, part: str) -> str:
    """Return what a part is called; empty for all of the record."""
    named = {
        WHOLE: "",
        ADDRESSES: _("addresses"),
        HOURS: _("opening hours"),
        PHONES: _("phones"),
    }
    if part in named:
        return named[part]
    try:
        service = original.services.filter(key=UUID(part)).first()
    except ValueError:
        raise UnknownPartError(part) from None
    if service is None:
        raise UnknownPartError(part)
    return str(service)


def name_of(user: Any, original: Any) -> str:
    """Return the user's partner that readers are told, if possible of the country.

    Nobody's own name is published unasked. Who writes for no partner is not named.
    """
    partners = one_version_each(partners_of(user), original.locale_id).order_by("name", "pk")
    countries = set(original.locations.values_list("country", flat=True))
    ranked = sorted(partners, key=lambda each: each.country not in countries)
    return str(ranked[0]) if ranked else ""


def _record(original: Any, check: OrganisationCheck, data: dict[str, Any]) -> None:
    with transaction.atomic():
        check.save()
        log(instance=original, action=CHECK, user=check.user, data=data)
        changed_without_a_save.send(sender=type(original), item=original)
