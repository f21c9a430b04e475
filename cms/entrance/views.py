"""Answers strangers: who signs in, and who has forgotten a password."""

from contextlib import suppress
from math import ceil
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin.views.account import LoginView, PasswordResetConfirmView, PasswordResetView

from cms.entrance import limits
from cms.entrance.forms import GuardedResetForm
from cms.entrance.limits import TooManyAttemptsError
from cms.entrance.models import Purpose
from cms.entrance.strangers import know_device, stranger
from cms.people.invitation_views import InvitationView

TOO_MANY_REQUESTS = 429


def _marked(response: HttpResponse, form: Any) -> HttpResponse:
    """Give an answer the status of its form, which may have been refused."""
    wait = getattr(form, "wait", None)
    if wait is not None:
        response.status_code = TOO_MANY_REQUESTS
        response.headers["Retry-After"] = str(ceil(wait.total_seconds()))
    return response


class SignInView(LoginView):
    """Signs in, and remembers the device."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Have the browser remember that this account was here."""
        response = super().form_valid(form)
        know_device(response, form.get_user().get_username())
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        """Say that there were too many attempts, to programs as well."""
        return _marked(super().form_invalid(form), form)


class ForgottenPasswordView(PasswordResetView):
    """Sends the mail that leads to a new password, but not any number of them."""

    def get_form(self, form_class: Any = None) -> Any:
        """Tell the form who asks."""
        form = super().get_form(form_class)
        if isinstance(form, GuardedResetForm):
            form.who = stranger(self.request, str(form.data.get("email", "")))
        return form

    def form_invalid(self, form: Any) -> HttpResponse:
        """Say that there were too many, to programs as well."""
        return _marked(super().form_invalid(form), form)


class GuardedInvitationView(InvitationView):
    """Sends a link that was too old once more, but not any number of times."""

    def send_again(self, request: HttpRequest, person: Any) -> None:
        """Send a new link, where not enough of them are on their way already."""
        with suppress(TooManyAttemptsError):
            limits.begin(Purpose.RESET, stranger(request, person.email))
            super().send_again(request, person)


class NewPasswordView(PasswordResetConfirmView):
    """Sets a new password, and remembers the device: its owner holds the mail."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Let the owner in, however often others have tried."""
        response = super().form_valid(form)
        know_device(response, form.user.get_username())
        return response
