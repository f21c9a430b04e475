"""Writes the mails on pages that were handed in or decided on together."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.ground.addresses import admin_address, title_of
from cms.people.letters import (
    Letter,
    Writing,
    kind_said,
    line,
    name_said,
    preferences,
    quoted,
    what_became_of,
)
from cms.people.together import Happened, News

TREE = "people_tree"
"""Names the address at which a tree is handed in and reviewed."""
INDENT = "  "


def written(tree: Any, news: Sequence[News]) -> Writing:
    """Return the one letter on several pages to which the same happened."""
    return _WRITERS[news[0].happened](tree, news)


def _submitted(tree: Any, news: Sequence[News]) -> Writing:
    """Ask for a review of all of them."""

    def write(receiver: Any) -> Letter:
        words = _words(tree, news)
        if len({each.by for each in news}) > 1 or news[0].by is None:
            text = _("These pages of “%(title)s” (%(kind)s) wait for a review, all together:")
        else:
            text = _(
                "%(name)s asks for a review of these pages of “%(title)s” (%(kind)s), all together:"
            )
        return Letter(
            _("Please review: %(title)s") % {"title": words["subject"]},
            (
                text % words,
                _listed(tree, news),
                line(_("Read them and decide in one place:"), _address(receiver, tree)),
                preferences(),
            ),
        )

    return write


def _approved(tree: Any, news: Sequence[News]) -> Writing:
    """Say that all of them have passed the review, and where readers find each."""

    def write(receiver: Any) -> Letter:
        words = _words(tree, news)
        return Letter(
            _("Approved: %(title)s") % {"title": words["subject"]},
            (
                _("These pages of “%(title)s” (%(kind)s) have been approved:") % words,
                _listed(tree, news, what_became_of),
                line(_("Where all of them stand:"), _address(receiver, tree)),
                preferences(),
            ),
        )

    return write


def _rejected(tree: Any, news: Sequence[News]) -> Writing:
    """Ask for changes on all of them, in the reviewer's words."""

    def write(receiver: Any) -> Letter:
        words = _words(tree, news)
        text = _(
            "%(name)s has read these pages of “%(title)s” (%(kind)s) and asks for changes on them:"
        )
        again = _("Change what has to be changed and submit them again, in one place:")
        return Letter(
            _("Please change: %(title)s") % {"title": words["subject"]},
            (
                text % words,
                _listed(tree, news),
                quoted(news[0].comment),
                line(again, _address(receiver, tree)),
                preferences(),
            ),
        )

    return write


_WRITERS: dict[Happened, Callable[[Any, Sequence[News]], Writing]] = {
    Happened.SUBMITTED: _submitted,
    Happened.APPROVED: _approved,
    Happened.REJECTED: _rejected,
}


def _words(tree: Any, news: Sequence[News]) -> dict[str, str]:
    number = len(news)
    pages = ngettext("%(number)s page", "%(number)s pages", number) % {"number": number}
    title = title_of(tree)
    return {
        "name": name_said(news[0].by),
        "title": title,
        "kind": kind_said(tree),
        "subject": f"{title} ({pages})",
    }


def _listed(
    tree: Any, news: Sequence[News], became: Callable[[Any], str] = lambda _page: ""
) -> str:
    """Return the pages in their order, each below the one that holds it."""
    found = []
    for each in sorted(news, key=lambda one: one.page.path):
        indent = INDENT * (each.page.depth - tree.depth)
        kind = capfirst(each.page._meta.verbose_name)
        found.append(f"{indent}- {title_of(each.page)} ({kind})")
        found.extend(f"{indent}{INDENT}{text}" for text in became(each.page).splitlines())
    return "\n".join(found)


def _address(receiver: Any, tree: Any) -> str:
    """Return where all of them are; empty where somebody may not see that."""
    may_see = tree.permissions_for_user(receiver).can_edit()
    return admin_address(TREE, tree.pk) if may_see else ""
