"""What a merge brings over is there for whoever translates piece by piece, and stays."""

from typing import Any

import pytest
from wagtail_localize.models import StringTranslation, Translation

from tests.cms.duplicates.pairs import Pair, merged, organisation, original, version, versions
from tests.cms.translation import translators

pytestmark = pytest.mark.django_db


def test_words_of_rows_that_were_brought_over_are_pieces(publishing: Any) -> None:
    kept = organisation("Accueil du Gave (exemple)")
    translation = translators.begun(kept, "en")
    translators.translate(translation)
    translators.publish(translation)
    other = organisation("Association Accueil du Gave (exemple)")
    version(other, "en", "Gave welcome (example)")
    phone = other.phones.all()[1]

    merged(Pair(kept.translation_key, other.translation_key))

    words = {"label": "Gave welcome (example): en"}
    pieces = StringTranslation.objects.filter(context__path__contains=str(phone.key))
    assert [each.data for each in pieces] == list(words.values())
    translators.publish(Translation.objects.get(pk=translation.pk))
    after = versions(kept.translation_key)["en"]
    assert {each["key"]: each["texts"] for each in after.words}[str(phone.key)] == words
    assert original(kept.translation_key).phones.filter(key=phone.key).exists()


def test_a_piece_that_waits_to_be_published_is_left_as_it_is(publishing: Any) -> None:
    kept = organisation("Accueil du Gave (exemple)")
    translation = translators.begun(kept, "en")
    translators.translate(translation)
    translators.publish(translation)
    waiting = StringTranslation.objects.get(context__path="name", locale__language_code="en")
    StringTranslation.objects.filter(pk=waiting.pk).update(data="Newer name (example)")
    other = organisation("Association Accueil du Gave (exemple)")

    merged(Pair(kept.translation_key, other.translation_key))

    waiting.refresh_from_db()
    assert waiting.data == "Newer name (example)"
