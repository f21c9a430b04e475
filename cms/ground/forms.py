"""Defines the form of a page.

It offers and accepts only what the person before it may choose.
"""

from typing import Any
from uuid import UUID

from django import forms
from wagtail.admin.forms.pages import WagtailAdminPageForm

from cms.ground.drafting import DraftForm
from cms.ground.ownership import PUBLISHER, one_version_each, partner_model, partners_of
from cms.ground.page_permissions import ContentPermissionTester


class PublishedPageForm(DraftForm, WagtailAdminPageForm):
    """Offers one's own partners as publishers, unless one may publish for everybody."""

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

    def clean_publisher(self) -> Any:
        """Keep a page from losing its publisher, and with it its editors."""
        chosen = self.cleaned_data[PUBLISHER]
        if chosen is None and self._is_publisher_settled:
            return partner_model().objects.filter(pk=self.initial.get(PUBLISHER)).first()
        return chosen

    def _offer_own(self, tester: ContentPermissionTester) -> None:
        """Offer one's own partners.

        Whoever only translates a page leaves its publisher.
        """
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
