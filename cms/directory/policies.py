"""Decides what somebody may do with an organisation.

One may work on those of one's own country, or on translations.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Revision
from wagtail.permission_policies import ModelPermissionPolicy

from cms.directory.facts import is_translation
from cms.directory.merges import is_merged, is_part_of_another
from cms.directory.models import Organisation, OrganisationLocation
from cms.ground.ownership import countries_of, translates_everything

EDITING = {"change", "delete"}
READING = "view"
"""All that anybody does with what was merged."""


class OrganisationPolicy(ModelPermissionPolicy):
    """Narrows Django's permissions for organisations to one's country.

    Who may publish organisations may do what Django says. Everybody else edits those all of whose
    places lie in the countries of their partners, as they are stored: a draft or a form cannot
    move an organisation. One that has no place yet belongs to whoever began it.
    """

    def is_restricted(self, user: Any) -> bool:
        """True if somebody writes organisations and may not publish them."""
        return not super().user_has_permission(user, "publish")

    def user_has_permission(self, user: Any, action: str) -> bool:
        """True if somebody may do this with some organisation.

        A new one needs a country of one's own.
        """
        if not super().user_has_permission(user, action):
            return False
        return action != "add" or not self.is_restricted(user) or bool(countries_of(user))

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        """True if somebody may do one of these with some organisation."""
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """True if somebody may do this with this organisation."""
        if action != READING and is_part_of_another(instance.translation_key):
            return False
        if action not in EDITING or not self.is_restricted(user):
            return self.user_has_permission(user, action)
        return self._editable(user, action).filter(pk=instance.pk).exists()

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Iterable[str], instance: Any
    ) -> bool:
        """True if somebody may do one of these with this organisation."""
        return any(
            self.user_has_permission_for_instance(user, action, instance) for action in actions
        )

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> "QuerySet[Organisation]":
        """Return all organisations with which somebody may do one of these."""
        found = Organisation.objects.none()
        for action in actions:
            if action in EDITING and self.is_restricted(user):
                found |= self._editable(user, action)
            elif self.user_has_permission(user, action):
                found |= _all_for(action)
        return found

    def _editable(self, user: Any, action: str) -> "QuerySet[Organisation]":
        """Return the organisations that somebody may change or delete.

        Only drafts may be deleted, as with pages.
        """
        if not self.user_has_permission(user, action):
            return Organisation.objects.none()
        if action == "delete":
            return _all_for(action).filter(_is_own(user), live=False)
        return _all_for(action).filter(_is_own(user) | _is_for_translators(user))


def _all_for(action: str) -> "QuerySet[Organisation]":
    """Return all organisations but those that nobody edits any more."""
    found = Organisation.objects.all()
    return found if action == READING else found.filter(~is_merged())


def _is_own(user: Any) -> Q:
    # Translations have no places of their own: those of their original are theirs.
    places = OrganisationLocation.objects.filter(
        organisation__translation_key=OuterRef("translation_key")
    )
    abroad = places.exclude(country__in=countries_of(user))
    begun = Revision.objects.filter(
        content_type=ContentType.objects.get_for_model(Organisation),
        object_id=Cast(OuterRef("pk"), CharField()),
        user=user,
    )
    at_home = Q(Exists(places)) & ~Q(Exists(abroad))
    return at_home | Q(~Exists(places), Exists(begun), live=False)


def _is_for_translators(user: Any) -> Q:
    if not translates_everything(user):
        return Q(pk__in=[])
    return Q(is_translation(Organisation))
