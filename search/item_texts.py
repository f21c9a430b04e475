"""The texts of a document by which it is found, by their weight (see ``entries.Entry``)."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from content_models.documents import (
    Activity,
    CaseStudy,
    Course,
    CourseSession,
    Document,
    Organisation,
    Partner,
    PartnerResource,
    Term,
)
from search.facets import facets_of, publishers_of, themes_of
from search.names import country_names, language_names
from search.page_text import text_of_blocks, text_of_html


def names_of(version: Document) -> Iterable[str]:
    """What is as telling as the title."""
    match version:
        case CaseStudy():
            return [version.enterprise_name, version.legal_form.label if version.legal_form else ""]
        case Organisation():
            return version.alternative_names
        case PartnerResource():
            return [version.author]
        case _:
            return []


def body_of(version: Document) -> Iterable[str]:
    """What a reader of the page reads as prose."""
    texts = [text_of_blocks(version.body)]
    match version:
        case CaseStudy():
            texts += version.lessons
            texts.append(str(version.year_founded or ""))
        case Activity():
            texts += _activity_texts(version)
        case Course():
            texts += [version.audience, *version.objectives]
        case CourseSession():
            texts += version.objectives
        case PartnerResource():
            texts += [*(file.title for file in version.files), str(version.year or "")]
        case Organisation():
            texts += [place.name for place in version.locations]
    return texts


def _activity_texts(activity: Activity) -> Iterable[str]:
    yield from activity.objectives
    for step in activity.steps:
        yield from (step.title, text_of_html(step.html))
    yield from activity.debriefing
    yield from activity.variations
    yield from activity.materials
    yield text_of_html(activity.trainer_notes)
    yield from (handout.title for handout in activity.handouts)
    yield activity.source


def contacts_of(version: Document) -> Iterable[str]:
    """What it is found by and never quoted."""
    if isinstance(version, Partner):
        yield version.website
    if isinstance(version, PartnerResource):
        yield version.link
    if isinstance(version, Organisation):
        for place in version.locations:
            yield from (place.address, place.postcode)
        for phone in version.phones:
            yield phone.number
        yield from (version.email, version.website)


def words_of_others(version: Document, versions: Sequence[Document]) -> Iterable[str]:
    """Titles, names and summaries of the other versions."""
    for other in versions:
        if other.locale != version.locale:
            yield from (other.title, *names_of(other), other.summary)


def labels_of(version: Document, named: Mapping[UUID, Sequence[Document]]) -> Iterable[str]:
    """What its themes, publisher, places, countries and languages are called."""
    for key in (*themes_of(version), *publishers_of(version)):
        for translation in named.get(key, ()):
            yield translation.title
            if isinstance(translation, Term):
                yield from translation.synonyms
    yield from _places_and_languages(version)
    for country in facets_of(version)["country"]:
        yield from country_names(country)


def _places_and_languages(version: Document) -> Iterable[str]:
    match version:
        case CaseStudy() | Partner():
            yield version.place
        case PartnerResource():
            for tag in version.languages:
                yield from language_names(tag)
        case Organisation():
            for location in version.locations:
                yield from (location.place, location.region)
            for tag in version.spoken_languages:
                yield from language_names(tag)
