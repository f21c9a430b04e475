"""Lists Wagtail's users, with the partners that they write for."""

from wagtail.users.views.users import UserViewSet

from cms.people.user_forms import PersonCreationForm, PersonEditForm


class PersonViewSet(UserViewSet):
    """Lists and edits users."""

    def get_form_class(
        self,
        for_update: bool = False,  # noqa: FBT001, FBT002 - Wagtail's signature
    ) -> type[PersonCreationForm | PersonEditForm]:
        """Return the form that asks for partners, too."""
        return PersonEditForm if for_update else PersonCreationForm
