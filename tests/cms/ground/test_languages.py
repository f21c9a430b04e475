"""What nobody has translated is English, in every language of the admin."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import wagtail.admin
from babel.messages.pofile import read_po
from django.test import Client
from django.utils.translation import gettext, override

FALLING_BACK = ["de", "el", "ar", "en"]
WAGTAILS = Path(wagtail.admin.__file__).parent / "locale"


def missing_from(language: str) -> Iterator[str]:
    """Messages of Wagtail's admin that French has and another language lacks."""
    catalogues = {}
    for code in ("fr", language):
        with (WAGTAILS / code / "LC_MESSAGES" / "django.po").open("rb") as file:
            catalogues[code] = read_po(file)
    for message in catalogues["fr"]:
        other = catalogues[language].get(message.id, message.context)
        is_plain = isinstance(message.id, str) and message.id and not message.context
        if is_plain and message.string and (other is None or not other.string):
            yield str(message.id)


@pytest.mark.parametrize("language", FALLING_BACK)
def test_a_message_that_is_not_translated_is_english_and_not_french(language: str) -> None:
    missing = list(missing_from(language))

    with override("fr"):
        in_french = {message: gettext(message) for message in missing}
    with override(language):
        shown = {message: gettext(message) for message in missing}

    french = {
        message for message, text in shown.items() if text != message and text == in_french[message]
    }
    assert missing or language != "el"  # Greek has the most gaps
    assert french == set()


@pytest.mark.parametrize("language", FALLING_BACK)
@pytest.mark.django_db
def test_the_scripts_of_the_admin_get_no_french_either(language: str) -> None:
    def catalogue(code: str) -> str:
        headers = {"accept-language": code}
        return Client().get("/jsi18n/", headers=headers).content.decode()

    assert "Enregistrement" in catalogue("fr")
    assert "Enregistrement" not in catalogue(language)
