"""Offers what the portal can keep of Wagtail's privacy settings: shown to readers, or hidden.

Nobody signs in to the portal, and its pages are the same for everybody. A password, a group or a
login would restrict nothing there but hide from all: so that is what the form says.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.collections import CollectionViewRestrictionForm
from wagtail.admin.forms.pages import PageViewRestrictionForm
from wagtail.admin.forms.view_restrictions import BaseViewRestrictionForm
from wagtail.models import BaseViewRestriction

SHOWN, HIDDEN = BaseViewRestriction.NONE, BaseViewRestriction.LOGIN
"""The second is Wagtail's type that needs nothing else to be filled in."""


class VisibilityForm(BaseViewRestrictionForm):
    """Asks whether readers see something; a restriction of any type hides it."""

    hidden: Any
    """What it says of being hidden; it differs with what is hidden."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for unused in ("password", "groups"):
            self.fields.pop(unused, None)
        self.fields["restriction_type"].choices = [
            (SHOWN, _("Shown to readers once it is published")),
            (HIDDEN, self.hidden),
        ]
        if self.instance.pk is not None:
            self.initial["restriction_type"] = HIDDEN


class PageVisibilityForm(VisibilityForm, PageViewRestrictionForm):
    """Asks for a page."""

    hidden = _("Hidden from readers, with all its languages and everything below it")


class CollectionVisibilityForm(VisibilityForm, CollectionViewRestrictionForm):
    """Asks for a collection of pictures and files."""

    hidden = _("Hidden from readers: the pictures and files in it, and in collections below it")
