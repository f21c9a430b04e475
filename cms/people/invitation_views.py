"""Serves the pages of invitations: for who was invited, and for who invites."""

from typing import Any

from django.contrib.auth import get_user_model, login
from django.contrib.auth.forms import SetPasswordForm
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.admin import messages

from cms.ground.admin import AdminView
from cms.people.invitations import (
    Invitation,
    invitation_of,
    invite,
    is_invited,
    trouble_with_mail_to,
)
from cms.people.letters import language_of

TEMPLATE = "people/invitation.html"
INVITE = "people_invite"
BACKEND = "django.contrib.auth.backends.ModelBackend"
MAY_INVITE = "auth.change_user"


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class InvitationView(View):
    """Lets somebody who was invited choose a password, or says what to do instead."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Answer in the language of who was invited."""
        invitation = invitation_of(kwargs.pop("token"))
        if invitation.person is None:
            return super().dispatch(request, invitation, *args, **kwargs)
        with override(language_of(invitation.person)):
            return super().dispatch(request, invitation, *args, **kwargs)

    def get(self, request: HttpRequest, invitation: Invitation) -> HttpResponse:
        """Show the form, or what became of the link."""
        form = SetPasswordForm(invitation.person) if invitation.state == "open" else None
        return _shown(request, invitation, form)

    def post(self, request: HttpRequest, invitation: Invitation) -> HttpResponse:
        """Set the password and sign in; of an old link, send another."""
        if invitation.state == "old":
            self.send_again(request, invitation.person)
            return _shown(request, invitation, None, is_sent=True)
        if invitation.state != "open":
            return _shown(request, invitation, None)
        form = SetPasswordForm(invitation.person, request.POST)
        if not form.is_valid():
            return _shown(request, invitation, form)
        person = form.save()
        login(request, person, backend=BACKEND)
        return redirect("wagtailadmin_home")

    def send_again(self, _request: HttpRequest, person: Any) -> None:
        """Send a new link to the address that the old one went to."""
        invite(person, None)


def _shown(
    request: HttpRequest, invitation: Invitation, form: Any, *, is_sent: bool = False
) -> HttpResponse:
    texts = {
        "title": _("Choose your password"),
        "username": _("Your name to sign in: %(name)s")
        % {"name": invitation.person.get_username() if invitation.person else ""},
        "save": _("Save and sign in"),
        "sign_in": _("Sign in"),
        "forgotten": _("Choose another password"),
        "send_again": _("Send me a new link"),
    }
    said = {
        "open": "",
        "old": _("This link is too old. A new one can be sent to the same email address."),
        "used": _("This link has been used: your password is chosen already."),
        "unknown": _(
            "This link does not work: part of it may be missing, or it was meant for another"
            " email address. Ask an administrator of this site to invite you again."
        ),
    }[invitation.state]
    if is_sent:
        said = _("A new link is on its way to your email address. Look there in a few minutes.")
    words = {"texts": texts, "said": said, "state": invitation.state, "is_sent": is_sent}
    return render(request, TEMPLATE, {**words, "form": form})


class InviteView(AdminView):
    """Asks whether to invite somebody again, and does."""

    header_icon = "mail"
    template_name = "people/invite.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let those invite who may edit users."""
        if not request.user.has_perm(MAY_INVITE):
            raise PermissionDenied
        self.page_title = _("Invite again")
        return super().dispatch(request, *args, **kwargs)

    def get(self, _request: HttpRequest, pk: int) -> HttpResponse:
        """Ask."""
        person = get_object_or_404(get_user_model(), pk=pk)
        texts = {
            "question": _("Send %(name)s (%(address)s) a new link to choose a password?")
            % {"name": person.get_full_name() or person.get_username(), "address": person.email},
            "send": _("Send the invitation"),
            "used": _("%(name)s has chosen a password already.")
            % {"name": person.get_full_name() or person.get_username()},
        }
        trouble = trouble_with_mail_to(person)
        words = {"texts": texts, "is_invited": is_invited(person), "trouble": trouble}
        return self.render_to_response(self.get_context_data(**words))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Invite, and say so."""
        person = get_object_or_404(get_user_model(), pk=pk)
        if is_invited(person):
            invite(person, request.user)
            tell_of_invitation(request, person)
        return redirect(reverse("wagtailusers_users:index"))


def tell_of_invitation(request: HttpRequest, person: Any) -> None:
    """Say who is being invited, and where a failure would be told."""
    text = _(
        "%(address)s gets an email with a link to choose a password. If it does not get through,"
        " your home page says so."
    )
    messages.success(request, text % {"address": person.email})
