"""An editor previews and shares; what the portal is given then."""

from typing import Any

from django.test import Client

from cms.library.models import LibraryPage
from cms.preview.models import SharedDraft
from cms.preview.provider import CmsPreviews
from cms.preview.tokens import Purpose, Token, sign
from content_models.previews import (
    Draft,
)

EMPTY_CASE_STUDY = {
    "title": "",
    "slug": "",
    "summary": "",
    "enterprise_name": "",
    "country": "",
    "place": "",
    "licence": "cc-by-4.0",
    "picture_text": "",
    "legal_form": "",
    "body-count": "0",
    "lessons-count": "0",
    "related_items-TOTAL_FORMS": "0",
    "related_items-INITIAL_FORMS": "0",
    "related_items-MIN_NUM_FORMS": "0",
    "related_items-MAX_NUM_FORMS": "1000",
    "comments-TOTAL_FORMS": "0",
    "comments-INITIAL_FORMS": "0",
    "comments-MIN_NUM_FORMS": "0",
    "comments-MAX_NUM_FORMS": "",
}
EMPTY_ORGANISATION = {
    "name": "",
    "description": "null",
    "locations-TOTAL_FORMS": "1",
    "locations-INITIAL_FORMS": "0",
    "locations-MIN_NUM_FORMS": "1",
    "locations-MAX_NUM_FORMS": "1000",
    "locations-0-place": "",
    "locations-0-country": "FR",
    "locations-0-ORDER": "1",
    "phones-TOTAL_FORMS": "0",
    "phones-INITIAL_FORMS": "0",
    "phones-MIN_NUM_FORMS": "0",
    "phones-MAX_NUM_FORMS": "1000",
}
ORGANISATIONS = "/snippets/directory/organisation"


def new_case_study_preview(language: str = "fr") -> str:
    folder = LibraryPage.objects.get(locale__language_code=language)
    return f"/pages/add/library/casestudypage/{folder.pk}/preview/"


def opened(address: str) -> Draft:
    """What the portal is given for the address of a draft."""
    _empty, language, folder, token = address.split("/")
    assert folder == "_preview"
    return CmsPreviews().open(token, language)


def previewed(editor: Client, address: str, form: dict[str, str], mode: str = "fr") -> Draft:
    """What the panel shows after something was typed."""
    answer = editor.post(address, form).json()
    assert answer == {"is_valid": True, "is_available": True}
    separator = "&" if "?" in address else "?"
    led = editor.get(f"{address}{separator}mode={mode}&in_preview_panel=true")
    assert led.status_code == 302
    return opened(led["Location"])


def shared(editor: Client, item: Any, days: str = "14") -> str:
    """The token of a new link to an item."""
    label = item._meta.label_lower
    before = set(SharedDraft.objects.values_list("pk", flat=True))
    answer = editor.post(f"/preview/{label}/{item.pk}/share/", {"days": days})
    assert answer.status_code == 302
    (link,) = SharedDraft.objects.exclude(pk__in=before)
    return sign(Token(Purpose.SHARED, link.pk))
