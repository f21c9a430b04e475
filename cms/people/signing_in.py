"""Defines the forms to sign in and to ask for a new password."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.forms import AuthenticationForm
from wagtail.admin.forms.auth import LoginForm, PasswordResetForm

from cms.ground.addresses import admin_address
from cms.people import letters
from cms.people.invitations import invite, is_invited

CHOOSE = "wagtailadmin_password_reset_confirm"


class SignInForm(LoginForm):
    """Names the field of the password in the editor's language.

    Wagtail's form names it in English in every language.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = AuthenticationForm.base_fields["password"].label


class NewPasswordForm(PasswordResetForm):
    """Sends the link to a new password, in the language of whoever gets it."""

    def get_users(self, email: str) -> Iterator[Any]:
        """Yield who gets a link; those who have chosen no password yet are invited again."""
        people = get_user_model().objects.filter(email__iexact=email, is_active=True)
        for person in filter(is_invited, people):
            invite(person, None)
        yield from super().get_users(email)

    def send_mail(
        self,
        _subject_template: str,
        _body_template: str,
        context: dict[str, Any],
        *_rest: Any,
        **_more: Any,
    ) -> None:
        """Send our letter to the address that is kept, not the one typed."""
        address = admin_address(CHOOSE, context["uid"], context["token"])
        letters.send([context["user"]], letters.password_reset(address))
