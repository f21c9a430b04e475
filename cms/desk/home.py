"""Makes the panels of the admin's home page."""

from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.home import RecentEditsPanel, UserObjectsInWorkflowModerationPanel

from cms.desk.services import given_back
from cms.desk.tables import TABLES
from cms.desk.views import LIST
from cms.desk.writing import beginnings
from cms.ground.access import edits_content
from cms.ground.how_to import PAGE as HOW_TO_PAGE
from cms.ground.ownership import is_administrator, partners_of, translates_everything
from cms.inbox.report_views import LIST as REPORTS
from cms.inbox.report_views import TITLE as REPORTS_TITLE
from cms.inbox.reports import waiting_for
from cms.inbox.services import inbox
from cms.inbox.views import LIST as WISHES
from cms.mailing.services import not_getting_through
from cms.people.review import may_review
from cms.people.translating import may_edit
from cms.translation.report import TABLE
from cms.translation.table import State
from content_models.inbox import InboxUnavailableError, WishFilter
from content_models.languages import INTERFACE_LANGUAGES, InterfaceLanguage

SHOWN = 5
RETURNED = "returned"


class PartnerPanel(Component):
    """Tells an editor without a partner whom to ask."""

    order = 10
    template_name = "desk/partner.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return what its template shows; nothing to who may write."""
        if not lacks_partner(parent_context["request"].user):
            return {}
        return {
            "title": _("You cannot write yet"),
            "text": _(
                "You may read everything. Before you can write, an administrator has to say for"
                " which partner you do: in the list of users, under your name, as “Writes for”."
            ),
            "ask": _("Ask one of them:"),
            "administrators": administrators()[:SHOWN],
        }


def lacks_partner(user: Any) -> bool:
    """True if somebody is an editor for nobody."""
    if not edits_content(user) or translates_everything(user) or may_review(user):
        return False
    return not partners_of(user)


def administrators() -> list[dict[str, str]]:
    """Return name and email address of those who may edit users."""
    permission = Q(groups__permissions__codename="change_user")
    people = get_user_model().objects.filter(permission | Q(is_superuser=True), is_active=True)
    return [
        {"name": get_user_display_name(person), "email": person.email}
        for person in people.distinct().order_by("last_name", "username")
    ]


class ReturnedPanel(Component):
    """Shows what reviewers gave back, in their words, above all else."""

    order = 20
    template_name = "desk/returned.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return what its template shows."""
        return {
            "title": _("Changes asked for"),
            "entries": given_back(parent_context["request"].user),
        }


class MailPanel(Component):
    """Shows mails that do not get through, to who asked for them and to administrators."""

    order = 30
    template_name = "desk/mails.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return what its template shows."""
        user = parent_context["request"].user
        mails = not_getting_through(user, everybodys=is_administrator(user))
        return {
            "title": _("Emails that do not get through"),
            "mails": mails[:SHOWN],
            "count": mails.count(),
            "waits": _("It is tried again."),
            "given_up": _("It has been given up: check the address, and send it again."),
            "text": _("Tell the people in another way, and an administrator if it goes on."),
        }


class WritingPanel(Component):
    """Shows what may be begun, one click from its form, or what is not translated."""

    order = 40
    template_name = "desk/writing.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return what its template shows."""
        user = parent_context["request"].user
        return {
            "title": _("Write something new"),
            "language": INTERFACE_LANGUAGES.get(get_language() or ""),
            "beginnings": beginnings(user),
            "untranslated_title": _("What is not translated yet"),
            "untranslated": untranslated(user),
            "how_to": _("How to"),
            "how_to_address": reverse(HOW_TO_PAGE),
        }


def untranslated(user: Any) -> list[tuple[InterfaceLanguage, str]]:
    """Return where translators find what their languages lack, the admin's own language first."""
    if not translates_everything(user) or may_review(user):
        return []
    own = get_language()
    languages = sorted(INTERFACE_LANGUAGES.values(), key=lambda each: each.code != own)
    return [
        (each, f"{reverse(TABLE)}?{urlencode({'language': each.code, 'state': State.MISSING})}")
        for each in languages
    ]


class DeskPanel(Component):
    """Shows what waits: the beginning of every table, with the way to the whole."""

    order = 50
    template_name = "desk/panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return what its template shows."""
        user = parent_context["request"].user
        tables = []
        for table in TABLES:
            if table.name == RETURNED or not table.is_for(user):
                continue
            entries = list(table.entries(user))
            tables.append(
                {
                    "table": table,
                    "count": len(entries),
                    "entries": list(islice(entries, SHOWN)),
                    "address": reverse(LIST, args=[table.name]),
                }
            )
        return {
            "tables": tables,
            "reports": waiting_for(user) if edits_content(user) else None,
            "reports_address": reverse(REPORTS),
            "reports_title": REPORTS_TITLE,
            "wishes": _new_wishes() if edits_content(user) else None,
            "wishes_address": reverse(WISHES),
            "wishes_title": _("What readers looked for"),
            "title": _("What waits for you"),
            "all": _("See all"),
            "zone": get_current_timezone_name(),
            "here": parent_context["request"].path,
            "csrf_token": get_token(parent_context["request"]),
        }


def _new_wishes() -> int:
    try:
        return inbox().count(WishFilter(language="", is_handled=False))
    except InboxUnavailableError:
        return 0  # the list itself says so


class OwnReviewsPanel(UserObjectsInWorkflowModerationPanel):
    """Shows what one has submitted, where one may open it still."""

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return Wagtail's context without what cannot be opened."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        user = context["request"].user
        states = context["workflow_states"]
        context["workflow_states"] = [
            state for state in states if may_edit(user, state.content_object)
        ]
        return context


class OwnEditsPanel(RecentEditsPanel):
    """Shows what one edited, where one may open it still."""

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return Wagtail's context without what cannot be opened."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        user = context["request"].user
        context["last_edits"] = [
            (day, page) for day, page in context["last_edits"] if may_edit(user, page)
        ]
        return context


NARROWED: dict[type[Component], type[Component]] = {
    UserObjectsInWorkflowModerationPanel: OwnReviewsPanel,
    RecentEditsPanel: OwnEditsPanel,
}
"""Panels of Wagtail, which show titles that lead nowhere, and what stands for them."""


def panels_of(wagtails: list[Any]) -> list[Any]:
    """Return all panels of the home page, ours before Wagtail's."""
    own = [PartnerPanel(), ReturnedPanel(), MailPanel(), WritingPanel(), DeskPanel()]
    return own + [NARROWED[type(each)]() if type(each) in NARROWED else each for each in wagtails]
