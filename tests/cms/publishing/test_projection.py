from typing import Any

import pytest
from django.core.files.base import ContentFile
from wagtail.rich_text import RichText

from cms.directory.models import Organisation
from cms.library.models import CaseStudyPage, RelatedItem
from cms.media.models import PortalDocument
from cms.publishing.collecting import collect
from content_models.documents import Translation
from content_models.kinds.case_study import CaseStudy
from tests.cms import factories

pytestmark = pytest.mark.django_db


def document_of(item: Any, language: str = "fr") -> Any:
    found = collect([item.translation_key]).documents[item.translation_key]
    return next(document for document in found if document.locale == language)


def test_every_block_of_the_editor_has_its_block_in_the_document(empty_cms: None) -> None:
    file = PortalDocument.objects.create(title="Guide", file=ContentFile(b"%PDF-1.4", "guide.pdf"))
    picture = factories.image()
    picture.contextual_alt_text, picture.decorative = "Un vélo", False
    page = factories.published_case_study(
        body=[
            ("text", RichText("<h2>Titre</h2><p>Texte</p>")),
            ("picture", {"image": picture, "caption": "Légende"}),
            ("quote", {"text": "Dit", "attribution": "Amina"}),
            ("key_figures", [{"value": "12 %", "label": "des emplois"}]),
            ("steps", [{"title": "Un", "text": RichText("<p>a</p>"), "minutes": 10}]),
            ("callout", {"title": "Note", "text": RichText("<p>b</p>")}),
            ("download", {"title": "", "document": file}),
            ("video", {"title": "Film", "url": "https://video.example/1", "description": ""}),
        ]
    )

    body = document_of(page).body

    assert [block.type for block in body] == [
        "rich_text",
        "image",
        "quote",
        "key_figures",
        "steps",
        "callout",
        "download",
        "video",
    ]
    assert body[1].image.alternative_text == "Un vélo"
    assert {each.media_type for each in body[1].image.renditions} == {"image/webp", "image/jpeg"}
    assert body[6].title == "Guide"
    assert body[6].url.startswith("/media/")


def test_a_new_page_between_the_forms_save_and_its_publication_is_not_shown(
    empty_cms: None,
) -> None:
    page = factories.case_study(live=True)

    factories.LibraryPage.objects.get(locale=page.locale).add_child(instance=page)

    collected = collect([page.translation_key])
    assert collected.documents == {page.translation_key: []}
    assert not collected.failures


def test_a_lost_picture_file_leaves_the_rest_readable(empty_cms: None) -> None:
    picture = factories.image()
    page = factories.published_case_study(picture=picture, picture_text="Un vélo")
    picture.renditions.all().delete()
    picture.file.storage.delete(picture.file.name)

    document = document_of(page)

    assert document.picture is None
    assert document.title == page.title


def test_a_translation_knows_its_original_and_which_part_is_older(empty_cms: None) -> None:
    original = factories.published_case_study("Atelier")
    translated = factories.translated_case_study(original, "en", "Workshop")
    fresh = document_of(translated, "en").translation

    original.summary = "Un atelier qui forme."
    original.save_revision().publish()

    changed_at = CaseStudyPage.objects.get(pk=original.pk).last_published_at
    assert document_of(original).translation == Translation()
    assert fresh == Translation(source_locale="fr")
    stale = document_of(translated, "en").translation
    assert [(each.field, each.index) for each in stale.stale_parts] == [("summary", None)]
    assert stale.stale_parts[0].changed_at == changed_at.replace(microsecond=0)


def test_words_for_search_engines_are_those_of_the_versions_language(empty_cms: None) -> None:
    words = {"seo_title": "Réparer des vélos", "search_description": "Où ? À Pau."}
    original = factories.published_case_study("Atelier", **words)
    half = words | {"seo_title": "Repairing bicycles"}
    translated = factories.translated_case_study(original, "en", "Workshop", **half)
    plain = factories.published_case_study("Boulangerie")

    found = [
        (each.search_title, each.search_description)
        for each in (document_of(original), document_of(translated, "en"), document_of(plain))
    ]

    assert found == [("Réparer des vélos", "Où ? À Pau."), ("Repairing bicycles", ""), ("", "")]


def test_related_items_are_named_by_key(empty_cms: None) -> None:
    organisation = factories.published_organisation()
    other = factories.published_case_study("Autre")
    page = factories.published_case_study("Une")
    page.related_items = [RelatedItem(page=other), RelatedItem(organisation=organisation)]
    page.save_revision().publish()

    assert document_of(page).related == (other.translation_key, organisation.translation_key)


def test_a_case_study_carries_what_its_form_asks(empty_cms: None) -> None:
    sector, topic = factories.theme("Réemploi", group="sector"), factories.theme("Emploi")
    page = factories.case_study(
        sector=sector,
        legal_form="fr-aci",
        year_founded=2017,
        people_employed=18,
        people_helped=36,
        lessons=[("lesson", "Compter avant d’ouvrir.")],
        publisher=factories.partner(),
    )
    page.themes = [topic]
    factories.LibraryPage.objects.get(locale=page.locale).add_child(instance=page)
    page.save_revision().publish()

    document = document_of(page)

    assert isinstance(document, CaseStudy)
    assert (document.sector, document.themes) == (sector.key, (topic.key,))
    assert (document.year_founded, document.people_employed, document.people_helped) == (
        2017,
        18,
        36,
    )
    assert document.lessons == ("Compter avant d’ouvrir.",)
    assert document.publisher == page.publisher.translation_key


def test_an_organisation_with_bad_data_keeps_no_other_back(empty_cms: None) -> None:
    good = factories.published_organisation("Bonne (exemple)")
    bad = factories.published_organisation("Mauvaise (exemple)")
    Organisation.objects.filter(pk=bad.pk).update(audiences=["no-such-audience"])

    collected = collect([good.translation_key, bad.translation_key])

    assert [each.title for each in collected.documents[good.translation_key]] == ["Bonne (exemple)"]
    assert list(collected.failures) == [bad.translation_key]


def test_the_summary_of_an_organisation_is_plain_and_ends_between_words(
    empty_cms: None,
) -> None:
    words = " ".join(["accompagnement"] * 60)
    organisation = factories.published_organisation(description=f"<p><b>Nous</b> {words}</p>")

    summary = document_of(organisation).summary

    assert summary.startswith("Nous accompagnement")
    assert summary.endswith("accompagnement…")
    assert len(summary) <= 301


def test_a_name_without_letters_still_has_an_address(empty_cms: None) -> None:
    organisation = factories.published_organisation("!!!")

    assert document_of(organisation).slug == "item"
