"""Configures people and roles, and Wagtail's own users with our form."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class PeopleConfig(AppConfig):
    """Holds roles, partners' people and the review."""

    default = True
    name = "cms.people"
    label = "people"
    verbose_name = _("People")

    def ready(self) -> None:
        """Narrow who may edit what, tell people of the review, have the roles made."""
        from wagtail.documents import get_document_model
        from wagtail.images import get_image_model
        from wagtail.permissions import register_permission_policy
        from wagtail_localize.views import edit_translation

        from cms.people import decisions, telling
        from cms.people.files import PublicFilesPolicy
        from cms.people.roles import ensure_roles
        from cms.people.translating import may_edit

        for get_model, auth_model in (
            (get_document_model, "wagtaildocs.Document"),
            (get_image_model, "wagtailimages.Image"),
        ):
            policy = PublicFilesPolicy(
                get_model(), auth_model=auth_model, owner_field_name="uploaded_by_user"
            )
            # Exactly: Wagtail registers its own later, for the model and what extends it.
            register_permission_policy(get_model(), policy, exact_class=True)
        # It asks about the kind of a snippet: a Greek editor could write in an Austrian one.
        edit_translation.user_can_edit_instance = may_edit
        telling.take_the_place_of_wagtails()
        decisions.connect()
        # After the last application: each has its permissions made in its turn.
        last = [each for each in apps.get_app_configs() if each.models_module is not None][-1]
        post_migrate.connect(ensure_roles, sender=last, dispatch_uid="people-roles")


class UsersConfig(WagtailUsersAppConfig):
    """Has Wagtail's form of users also ask for which partners somebody writes."""

    user_viewset = "cms.people.viewsets.PersonViewSet"
