from uuid import uuid4

from hypothesis import given, settings

from content_models.blocks import Download, Frozen
from content_models.kinds.activity import GroupSize
from content_models.languages import INTERFACE_LANGUAGES
from content_models.services import Service
from content_models.vocabularies import Audience, LegalForm
from search.concepts import Concept
from search.entries import entries_of, file_digests, named_keys
from search.query import FACET_FIELDS, LARGEST_NUMBER
from tests.content_models.documents import documents
from tests.factories import (
    activity,
    case_study,
    course,
    course_session,
    organisation,
    partner,
    partner_resource,
    term,
)


def test_each_version_serves_readers_of_its_own_and_together_they_serve_all():
    key = uuid4()
    versions = [case_study(key=key, locale=locale) for locale in ("fr", "en")]

    entries = entries_of(versions, {})

    readers = [reader for entry in entries for reader in entry.readers]
    assert sorted(readers) == sorted(INTERFACE_LANGUAGES)
    assert [entry.facets["language"] for entry in entries] == [("en", "fr")] * 2


def test_each_version_is_found_by_the_words_of_the_others():
    key = uuid4()
    versions = [
        case_study(key=key, locale="fr", title="Une cuisine", summary="On cuisine."),
        case_study(key=key, locale="en", title="A kitchen", summary="People cook."),
    ]

    french, english = entries_of(versions, {})

    assert "A kitchen" in french.other_versions
    assert "People cook." in french.other_versions
    assert "Une cuisine" in english.other_versions
    assert "Une cuisine" not in french.other_versions


def test_a_case_study_is_found_by_themes_partner_place_and_country_in_every_language():
    sector, theme, publisher = uuid4(), uuid4(), uuid4()
    study = case_study(sector=sector, themes=(theme,), publisher=publisher, place="Nay")
    named = {
        sector: [term(key=sector, title="Alimentation", synonyms=("cuisine",))],
        theme: [
            term(key=theme, title="Logement", synonyms=()),
            term(key=theme, locale="de", title="Wohnen", synonyms=()),
        ],
        publisher: [partner(key=publisher, title="Passerelles")],
    }

    [entry] = entries_of([study], named)

    assert all(word in entry.labels for word in ("Passerelles", "Nay", "Γαλλία"))
    assert entry.concepts[:2] == (
        Concept("theme", str(sector), (("fr", "Alimentation"), ("fr", "cuisine"))),
        Concept("theme", str(theme), (("fr", "Logement"), ("de", "Wohnen"))),
    )
    assert entry.facets["theme"] == (str(sector), str(theme))
    assert named_keys([study]) == set(named)


def test_countries_towns_and_spoken_languages_are_concepts_by_their_names():
    [entry] = entries_of([organisation(spoken_languages=("fa-AF",))], {})

    names = {
        (each.field, each.value): dict.fromkeys(name for _, name in each.names)
        for each in entry.concepts
    }
    assert "Frankreich" in names["country", "FR"]
    assert {"dari", "persan", "الدارية"} <= set(names["spoken", "fa-AF"])
    assert "Pau" in names["place", "Pau"]


def test_what_is_named_but_not_published_adds_nothing():
    study = case_study(themes=(uuid4(),), publisher=uuid4(), related=(uuid4(),))

    [entry] = entries_of([study], {})

    assert "Pau" in entry.labels


def test_a_case_study_is_found_by_enterprise_and_legal_form():
    study = case_study(enterprise_name="Les Marmites", legal_form=LegalForm.FR_SCIC)

    [entry] = entries_of([study], {})

    assert "Les Marmites" in entry.names
    assert "SCIC" in entry.names


def test_an_organisation_is_found_by_the_names_of_its_services_as_by_its_own():
    lessons = Service(
        key=uuid4(),
        name="Cours de français",
        description="En petits groupes.",
        audiences=(Audience.WOMEN,),
        languages=("uk",),
    )

    [entry] = entries_of([organisation(services=(lessons,))], {})

    assert entry.names == "Cours de français"
    assert "En petits groupes." in entry.body
    assert "women" in entry.facets["audience"]
    assert "uk" in entry.facets["spoken"]


def test_an_organisation_is_found_by_what_its_page_says():
    [entry] = entries_of([organisation(alternative_names=("AdG",), spoken_languages=("ti",))], {})

    assert entry.names == "AdG"
    assert "Béarn" in entry.labels
    assert "tigrigna" in entry.labels
    assert "ትግርኛ" in entry.labels
    assert entry.facets["audience"] == ("asylum-seekers",)
    assert entry.facets["spoken"] == ("ti",)
    assert entry.facets["country"] == ("FR",)
    assert entry.facets["place"] == ("Pau",)


def test_contact_data_are_no_part_of_the_prose():
    place = organisation().locations[0]
    changes = {"name": "La boutique", "address": "5 rue du Modèle", "postcode": "64400"}
    shop = place.model_copy(update=changes)

    [entry] = entries_of([organisation(locations=(place, shop))], {})

    assert entry.body == "Premier accueil. · La boutique"
    assert entry.contacts == (
        "3 rue de l’Exemple · 64000 · 5 rue du Modèle · 64400 · +33 5 36 49 01 01"
        " · bonjour@accueil-du-gave.example · https://accueil-du-gave.example/"
    )


def test_a_case_study_has_no_contact_data():
    [entry] = entries_of([case_study()], {})

    assert entry.contacts == ""


def test_lessons_are_read_with_the_body():
    [entry] = entries_of([case_study(lessons=("Commencer petit.",))], {})

    assert "vélo" in entry.body
    assert "Commencer petit." in entry.body


def test_kinds_without_a_page_have_no_entry():
    assert entries_of([term()], {}) == []
    assert entries_of([], {}) == []


def test_a_resource_is_found_by_its_author_its_languages_and_its_publisher():
    publisher = partner(title="Passerelles")
    resource = partner_resource(publisher=publisher.key)

    [entry] = entries_of([resource], {publisher.key: [publisher]})

    assert named_keys([resource]) == {publisher.key}
    assert entry.names == "Collectif du Gave (exemple)"
    assert "Passerelles" in entry.labels
    assert "arabe" in entry.labels
    assert "2024" in entry.body
    assert entry.facets["publisher"] == (str(publisher.key),)
    assert entry.facets["country"] == ("FR",)


def test_the_words_of_files_stand_apart_each_once():
    block = Download(title="a", url="/a", size=1, media_type="text/plain", digest="b" * 40)
    resource = partner_resource(body=(block,))
    texts = {"a" * 40: "Potager, verger, potager.", "b" * 40: "Verger et rucher"}

    [entry] = entries_of([resource], {}, texts)

    assert file_digests(resource) == {"a" * 40, "b" * 40}
    assert entry.files.split() == ["Potager", "verger", "potager", "Verger", "et", "rucher"]
    assert "verger" not in entry.body
    assert entries_of([resource], {})[0].files == ""


def test_the_words_of_a_handout_find_its_activity():
    handout = Download(title="a", url="/a", size=1, media_type="text/plain", digest="c" * 40)

    [entry] = entries_of([activity(handouts=(handout,))], {}, {"c" * 40: "Fiche à découper"})

    assert entry.files.split() == ["Fiche", "à", "découper"]


def downloads_in(value):
    """Every file in a document, wherever it stands."""
    if isinstance(value, Download):
        yield value
    if isinstance(value, Frozen):
        value = tuple(getattr(value, field) for field in type(value).model_fields)
    if isinstance(value, tuple):
        for each in value:
            yield from downloads_in(each)


@settings(max_examples=40, deadline=None)
@given(documents())
def test_of_any_document_every_file_is_read(document):
    digests = {file.digest for file in downloads_in(document)} - {""}

    assert file_digests(document) == digests


@settings(max_examples=20, deadline=None)
@given(documents())
def test_any_document_with_a_page_has_an_entry_with_every_facet(document):
    entries = entries_of([document], {})

    assert len(entries) == document.entry.has_page
    for entry in entries:
        assert entry.facets.keys() == set(FACET_FIELDS)
        assert entry.facets["kind"] == (document.kind,)
        assert entry.facets["language"] == (document.locale,)


def test_the_digest_is_the_document_s():
    study = case_study()

    [entry] = entries_of([study], {})

    assert entry.digest == study.digest


def test_an_activity_says_how_long_it_takes_and_for_which_groups_it_is():
    [bounded] = entries_of([activity(minutes=75, group_size=GroupSize(least=6, most=16))], {})
    [open_ended] = entries_of([activity(group_size=GroupSize(least=6))], {})
    [for_all] = entries_of([activity(group_size=GroupSize())], {})

    assert (bounded.minutes, bounded.groups) == (75, (6, 16))
    assert open_ended.groups == (6, LARGEST_NUMBER)
    assert for_all.groups == (1, LARGEST_NUMBER)


def test_other_kinds_may_take_time_but_are_not_done_in_groups():
    [whole] = entries_of([course(minutes=1200)], {})
    [session] = entries_of([course_session(minutes=200)], {})
    [resource] = entries_of([partner_resource(minutes=None)], {})
    [study] = entries_of([case_study()], {})

    assert (whole.minutes, session.minutes) == (1200, 200)
    assert (resource.minutes, study.minutes) == (None, None)
    assert {each.groups for each in (whole, session, resource, study)} == {None}
