"""Writes the mails of the admin, each in its receiver's language.

Wagtail's own name steps of a workflow, and are half English in Greek and Arabic.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import get_current_timezone_name, localtime, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from wagtail.admin.mail import send_mail
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, Revision
from wagtail.users.models import UserProfile

from cms.ground.addresses import admin_address, form_address, readers_address, title_of
from cms.ground.choices import language_name
from cms.ground.hiding import hidden_keys

NOTIFICATIONS = "#tab-notifications"
SECONDS_PER_DAY = 86_400


@dataclass(frozen=True)
class Letter:
    """A letter is a subject and paragraphs; empty ones are left out."""

    subject: str
    paragraphs: tuple[str, ...]


Writing = Callable[[Any], Letter]
"""Writes the letter to a receiver, whose language is the active one."""


def language_of(user: Any) -> str:
    """Return the language that somebody chose for the admin, or the site's."""
    chosen: str = UserProfile.get_for_user(user).preferred_language
    return chosen or settings.LANGUAGE_CODE


def send(receivers: Iterable[Any], write: Writing) -> None:
    """Send a letter to each receiver, in the receiver's language."""
    for receiver in receivers:
        with override(language_of(receiver)):
            letter = write(receiver)
            greeting = _("Hello %(name)s,") % {
                "name": receiver.get_short_name() or receiver.get_username()
            }
        body = "\n\n".join(filter(None, (greeting, *letter.paragraphs)))
        send_mail(" ".join(letter.subject.split()), f"{body}\n", [receiver.email])


def submitted(item: Any, task: Any, requested_by: Any) -> Writing:
    """Ask for a review."""

    def write(receiver: Any) -> Letter:
        if requested_by is None:
            text = _("“%(title)s” waits for a review (%(kind)s).")
        else:
            text = _("%(name)s asks for a review of “%(title)s” (%(kind)s).")
        words = {"name": name_said(requested_by), "title": title_of(item), "kind": kind_said(item)}
        return Letter(
            _("Please review: %(title)s") % words,
            (
                text % words,
                line(_("Read it and decide:"), form_address(receiver, item)),
                line(_("See it as readers will:"), _preview(item, task)),
                preferences(),
            ),
        )

    return write


def approved(item: Any) -> Writing:
    """Say that a review has been passed, and where readers find the item."""

    def write(receiver: Any) -> Letter:
        words = {"title": title_of(item), "kind": kind_said(item)}
        return Letter(
            _("Approved: %(title)s") % words,
            (
                _("“%(title)s” has been approved (%(kind)s).") % words,
                what_became_of(item),
                line(_("Its form:"), form_address(receiver, item)),
                preferences(),
            ),
        )

    return write


def what_became_of(item: Any) -> str:
    """Return a sentence on whether readers have an item, since when, and where."""
    scheduled = Revision.objects.for_instance(item).filter(approved_go_live_at__gt=now()).first()
    if scheduled is not None:
        moment = localtime(scheduled.approved_go_live_at)
        return _("Readers will see this version from %(moment)s (%(zone)s).") % {
            "moment": date_format(moment, "SHORT_DATETIME_FORMAT"),
            "zone": get_current_timezone_name(),
        }
    if not item.live:
        return _("Readers do not see it yet.")
    if hidden_keys([item.translation_key]):
        return _("It is hidden from readers: itself, or a page above it.")
    return line(_("Readers find it here:"), readers_address(item))


def rejected(item: Any, comment: str, decided_by: Any) -> Writing:
    """Ask for changes, in the reviewer's words."""

    def write(receiver: Any) -> Letter:
        words = {"name": name_said(decided_by), "title": title_of(item), "kind": kind_said(item)}
        return Letter(
            _("Please change: %(title)s") % words,
            (
                _("%(name)s has read “%(title)s” (%(kind)s) and asks for changes.") % words,
                quoted(comment),
                line(_("Change it and submit it again:"), form_address(receiver, item)),
                preferences(),
            ),
        )

    return write


def commented(page: Page, changes: dict[str, Any]) -> Writing:
    """Tell of comments on a page; ``changes`` as Wagtail gathers them."""

    def write(receiver: Any) -> Letter:
        words = {"name": name_said(changes["editor"]), "title": title_of(page)}
        replies = (
            reply.text for thread in changes["replied_comments"] for reply in thread["replies"]
        )
        return Letter(
            _("Comments on: %(title)s") % words,
            (
                _("%(name)s has changed the comments on “%(title)s”.") % words,
                _list(_("New comments:"), _texts(changes["new_comments"])),
                _list(_("Replies:"), replies),
                _list(_("Resolved:"), _texts(changes["resolved_comments"])),
                _list(_("Deleted:"), _texts(changes["deleted_comments"])),
                line(_("Open the form:"), form_address(receiver, page)),
                preferences(),
            ),
        )

    return write


def password_reset(address: str) -> Writing:
    """Lead to the form for a new password."""

    def write(receiver: Any) -> Letter:
        return Letter(
            _("A new password for %(site)s") % {"site": settings.WAGTAIL_SITE_NAME},
            (
                line(_("Choose a new password here:"), address),
                _username(receiver),
                _days(settings.PASSWORD_RESET_TIMEOUT // SECONDS_PER_DAY),
                _("If you did not ask for this, do nothing: your password stays as it is."),
            ),
        )

    return write


def invitation(address: str, days: int, invited_by: Any) -> Writing:
    """Invite somebody to choose a password."""

    def write(receiver: Any) -> Letter:
        words = {"site": settings.WAGTAIL_SITE_NAME, "name": name_said(invited_by)}
        if invited_by is None:
            text = _("You have been given an account on %(site)s, to write for its readers.")
        else:
            text = _("%(name)s has made an account for you on %(site)s, to write for its readers.")
        return Letter(
            _("Your account on %(site)s") % words,
            (
                text % words,
                line(_("Choose your password here:"), address),
                _username(receiver),
                _days(days),
                _("After that, the same link offers to send you another one."),
            ),
        )

    return write


def name_said(user: Any) -> str:
    """Return somebody's name, or a word for who is not known."""
    return get_user_display_name(user) if user is not None else _("Somebody")


def kind_said(item: Any) -> str:
    """Return an item's kind and language."""
    kind = capfirst(item._meta.verbose_name)
    language = language_name(item.locale.language_code) if getattr(item, "locale_id", None) else ""
    return f"{kind}, {language}" if language else kind


def _preview(item: Any, task: Any) -> str:
    if not getattr(item, "is_previewable", lambda: False)():
        return ""
    if isinstance(item, Page):
        return admin_address("wagtailadmin_pages:workflow_preview", item.pk, task.pk)
    name = item.snippet_viewset.get_url_name("workflow_preview")
    return admin_address(name, item.pk, task.pk)


def line(label: str, address: str) -> str:
    """Return an address below what it is; empty where there is none."""
    return f"{label}\n{address}" if address else ""


def quoted(words: str) -> str:
    """Return somebody's words as mails quote them."""
    return f"> {words}".replace("\n", "\n> ") if words else ""


def _list(label: str, texts: Iterable[str]) -> str:
    lines = [f"- {text}" for text in texts]
    return "\n".join([label, *lines]) if lines else ""


def _texts(comments: Iterable[Any]) -> Iterator[str]:
    return (comment.text for comment in comments)


def _username(receiver: Any) -> str:
    return _("Your name to sign in: %(name)s") % {"name": receiver.get_username()}


def _days(number: int) -> str:
    text = ngettext(
        "The link works for %(number)s day.", "The link works for %(number)s days.", number
    )
    return text % {"number": number}


def preferences() -> str:
    """Return where one chooses what one is told of."""
    address = admin_address("wagtailadmin_account") + NOTIFICATIONS
    return line(_("Choose which of these emails you get:"), address)
