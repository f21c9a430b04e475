"""Lists Wagtail's users, with the partners that they write for and their invitations."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.users.views.users import IndexView, UserViewSet

from cms.people.invitations import is_invited, trouble_with_mail_to
from cms.people.user_forms import PersonCreationForm, PersonEditForm


def invitation_state(person: Any) -> str:
    """Return how somebody's invitation stands; empty where they have chosen a password."""
    if not is_invited(person):
        return ""
    if trouble_with_mail_to(person):
        return _("The email does not get through")
    return _("Invited")


class PeopleView(IndexView):
    """Lists users, and who has not followed an invitation yet."""

    @property
    def columns(self) -> list[Column]:
        """Return Wagtail's columns and one for invitations."""
        label = gettext_lazy("Invitation")
        return [*super().columns, Column("invitation", accessor=invitation_state, label=label)]


class PersonViewSet(UserViewSet):
    """Lists and edits users."""

    index_view_class = PeopleView

    def get_form_class(
        self,
        for_update: bool = False,  # noqa: FBT001, FBT002 - Wagtail's signature
    ) -> type[PersonCreationForm | PersonEditForm]:
        """Return the form that asks for partners, too."""
        return PersonEditForm if for_update else PersonCreationForm
