"""Defines the form of a resource."""

from typing import Any

from django.utils.translation import gettext as _

from cms.ground.forms import PublishedPageForm


def no_way_to_it() -> str:
    """Return what is said of a resource that has neither an address nor a file."""
    return _("Give an address, or add a file below.")


class PartnerResourceForm(PublishedPageForm):
    """Asks for the resource itself: a file or an address.

    What has neither is only an announcement. A draft may still lack both.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and not self.initial.get("languages"):
            # Most of what a partner recommends is in the language in which it is told of. A page
            # that is previewed before it was ever saved has no language of its own yet.
            page = self.instance if self.instance.locale_id else self.parent_page
            self.initial["languages"] = [page.locale.language_code]

    def clean(self) -> dict[str, Any]:
        """Refuse a resource that readers could not reach, with the error beside the address."""
        cleaned: dict[str, Any] = super().clean()
        if self.is_deferred_validation or "link" in self.errors:
            return cleaned
        if not cleaned.get("link") and not self._has_file():
            self.add_error("link", no_way_to_it())
        return cleaned

    def _has_file(self) -> bool:
        """True if a file stays, or one was chosen, accepted or not.

        One that is not accepted says itself what is wrong with it.
        """
        formset = self.formsets.get("files")
        if formset is None:
            return False
        formset.is_valid()  # reads the rows; each tells its own errors
        return any(
            row.has_changed() or row.instance.pk
            for row in formset.forms
            if not row.cleaned_data.get("DELETE")
        )
