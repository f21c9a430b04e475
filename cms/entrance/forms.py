"""Defines the forms that strangers may fill in, which ask the limits first."""

from datetime import timedelta
from math import ceil
from typing import Any

from babel.dates import format_timedelta
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.admin.forms.auth import PasswordChangeForm

from cms.entrance import limits
from cms.entrance.limits import TooManyAttemptsError
from cms.entrance.models import Purpose
from cms.entrance.strangers import Stranger, account_mark, mark, stranger
from cms.people.signing_in import NewPasswordForm, SignInForm

A_MINUTE = 60


class GuardedSignInForm(SignInForm):
    """Looks at a password only where there were not too many before.

    Attributes:
        wait: until another attempt will be looked at; None where this one was.
    """

    wait: timedelta | None = None

    def clean(self) -> Any:
        """Ask the limits, then check the password."""
        name = self.cleaned_data.get("username")
        if not name or not self.cleaned_data.get("password"):
            return super().clean()
        try:
            attempt = limits.begin(Purpose.SIGN_IN, stranger(self.request, name))
        except TooManyAttemptsError as error:
            self.wait = error.wait
            way_out = _("To get in at once, set a new password by email.")
            text = f"{_too_many(error)} {way_out}"
            raise ValidationError(text, code="too_many_attempts") from None
        cleaned = super().clean()
        limits.succeed(attempt)
        return cleaned


class GuardedResetForm(NewPasswordForm):
    """Has only so many mails sent.

    Attributes:
        who: asks; the view says so.
        wait: until another mail will be sent; None where this one is.
    """

    who: Stranger | None = None
    wait: timedelta | None = None

    def clean(self) -> Any:
        """Ask the limits, whether or not there is such an account."""
        cleaned = super().clean()
        if self.errors or self.who is None:
            return cleaned
        try:
            limits.begin(Purpose.RESET, self.who)
        except TooManyAttemptsError as error:
            self.wait = error.wait
            refusal = _("Too many emails were asked for. Please try again %(in_some_time)s.")
            text = refusal % {"in_some_time": in_words(error.wait)}
            raise ValidationError(text, code="too_many_attempts") from None
        return cleaned


class GuardedPasswordChangeForm(PasswordChangeForm):
    """Looks at the old password only where there were not too many before.

    Attack: somebody at a desk that was left open, who would know its password.
    """

    def clean_old_password(self) -> str:
        """Ask the limits, then check the password."""
        who = Stranger(account_mark(self.user.get_username()), mark("network", "a desk"))
        try:
            attempt = limits.begin(Purpose.SIGN_IN, who)
        except TooManyAttemptsError as error:
            raise ValidationError(_too_many(error), code="too_many_attempts") from None
        old: str = super().clean_old_password()
        limits.succeed(attempt)
        return old


def _too_many(error: TooManyAttemptsError) -> str:
    refusal = _("Too many attempts. Please try again %(in_some_time)s.")
    return refusal % {"in_some_time": in_words(error.wait)}


def in_words(wait: timedelta) -> str:
    """Return a time to wait in the active language, e.g. *in 12 minutes*."""
    minutes = ceil(wait.total_seconds() / A_MINUTE)
    return format_timedelta(
        timedelta(minutes=minutes),
        granularity="minute",
        threshold=float("inf"),
        add_direction=True,
        locale=(get_language() or "en").replace("-", "_"),
    )
