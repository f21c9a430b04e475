"""Forms that offer, and accept, only what the person before them may choose."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.forms.pages import WagtailAdminPageForm

from cms.people.page_permissions import ContentPermissionTester
from cms.people.services import (
    PUBLISHER,
    countries_of,
    one_version_each,
    partners_of,
    stored,
)
from cms.taxonomy.models import Partner


class PublishedPageForm(WagtailAdminPageForm):
    """A page's form: its publisher is one's own partner, unless one may publish for everybody."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._is_publisher_settled = False
        if self.for_user is None or PUBLISHER not in self.fields:
            return
        if self.instance.pk is None and not self.initial.get(PUBLISHER):
            own = self._versions(partners_of(self.for_user)).first()
            self.initial[PUBLISHER] = own.pk if own else None
        tester = ContentPermissionTester(
            self.for_user, self.instance if self.instance.pk else self.parent_page
        )
        if tester.is_restricted:
            self._offer_own(tester)

    def clean_publisher(self) -> Partner | None:
        """Keep a page from losing its publisher, and with it those who may edit it."""
        chosen: Partner | None = self.cleaned_data[PUBLISHER]
        if chosen is None and self._is_publisher_settled:
            return Partner.objects.filter(pk=self.initial.get(PUBLISHER)).first()
        return chosen

    def _offer_own(self, tester: ContentPermissionTester) -> None:
        """Offer one's own partners; whoever only translates a page leaves its publisher."""
        self._is_publisher_settled = True
        keys = partners_of(self.for_user)
        if self.instance.pk and not tester.is_own:
            present = self.instance.publisher
            keys = frozenset({present.translation_key} if present else ())
        field = self.fields[PUBLISHER]
        field.widget = forms.Select()
        field.empty_label = None if keys else field.empty_label
        field.queryset = self._versions(keys)

    def _versions(self, keys: frozenset[UUID]) -> Any:
        return one_version_each(keys, self.instance.locale_id, self.initial.get(PUBLISHER))


class OrganisationForm(WagtailAdminModelForm):
    """An organisation's form: its places are in one's own country, unless one may publish."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = self.formsets.get("locations")
        if self.for_user is None or places is None:
            return
        own = countries_of(self.for_user)
        may_publish = self.for_user.has_perm("directory.publish_organisation")
        places.add_fields = _narrowed(places, own, None if may_publish else self._allowed(own))

    def _allowed(self, own: list[str]) -> list[str]:
        """One's own countries; whoever only translates an organisation leaves it where it is."""
        present = stored(self.instance, type(self.instance), "locations__country") - {None}
        return own if present <= set(own) else sorted(present)


def _narrowed(
    places: Any, own: list[str], allowed: list[str] | None
) -> Callable[[Any, int | None], None]:
    """What adds fields to the form of a place: its country is narrowed with them."""
    add_fields = places.add_fields

    def add_narrowed(form: Any, index: int | None) -> None:
        add_fields(form, index)
        is_new = index is None or index >= places.initial_form_count()
        if is_new and own:
            form.initial["country"] = own[0]
        if allowed is not None:
            field = form.fields["country"]
            field.choices = [each for each in field.choices if not each[0] or each[0] in allowed]

    return add_narrowed
