"""What an index holds of a document: made here, for every engine alike."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from content_models.blocks import Download
from content_models.documents import (
    Activity,
    BaseDocument,
    CaseStudy,
    Course,
    CourseSession,
    Document,
    Organisation,
    Partner,
    PartnerResource,
    Term,
    Work,
)
from content_models.languages import readers_served
from content_models.vocabularies import KINDS_WITH_A_PAGE, Kind
from search.analysis.tokens import words
from search.names import country_names, language_names
from search.numbers import groups_of, minutes_of
from search.page_text import text_of_blocks, text_of_html

NO_TEXTS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Entry:
    """One version of an item, as plain text by weight.

    Attributes:
        readers: the interface languages whose readers this version serves (``serves``).
        digest: of the document, to verify the index by.
        names: of the enterprise, alternative names, legal form, author: as telling as the title.
        body: everything else that a reader of the page reads as prose.
        contacts: addresses, telephone numbers and the like: to be found by, never to be quoted.
        other_versions: titles and summaries of the other versions, at a lower weight.
        labels: labels and synonyms of its themes in every language, place names, the publisher, and
            countries and spoken languages by their names in every interface language.
        files: the words of its files, each once: to be found by, never to be quoted.
        facets: values by facet field (see ``query.FACET_FIELDS``).
        minutes: how long it takes; None where it does not say so.
        groups: the smallest and the largest group that it is for, both included; None where it is
            not done in groups.
    """

    key: UUID
    locale: str
    kind: Kind
    readers: tuple[str, ...]
    digest: str
    title: str
    names: str
    summary: str
    body: str
    contacts: str
    other_versions: str
    labels: str
    files: str
    facets: dict[str, tuple[str, ...]]
    minutes: int | None
    groups: tuple[int, int] | None
    published_at: datetime


def named_keys(versions: Sequence[Document]) -> set[UUID]:
    """The terms and partners that an item names, to be fetched for ``entries_of``."""
    return {key for version in versions for key in (*_themes(version), *_publishers(version))}


def file_digests(version: BaseDocument) -> set[str]:
    """The files that a version holds, whose texts are to be fetched for ``entries_of``."""
    return {each.digest for each in _files(version) if each.digest}


def entries_of(
    versions: Sequence[Document],
    named: Mapping[UUID, Sequence[Document]],
    texts: Mapping[str, str] = NO_TEXTS,
) -> list[Entry]:
    """The entries of one item.

    Kinds without a page of their own (``vocabularies.KINDS_WITH_A_PAGE``) have none.

    Args:
        versions: all published versions of the item.
        named: all versions of the terms and partners that it names (``named_keys``), by key. One
            that is missing, because it is not published, adds no words.
        texts: of their files, by digest (``file_digests``); of one that has no text, nothing.
    """
    served = readers_served(version.locale for version in versions)
    locales = tuple(sorted(served))
    return [
        Entry(
            key=version.key,
            locale=version.locale,
            kind=version.kind,
            readers=served[version.locale],
            digest=version.digest,
            title=version.title,
            names=_joined(_names(version)),
            summary=version.summary,
            body=_joined(_body(version)),
            contacts=_joined(_contacts(version)),
            other_versions=_joined(_other_versions(version, versions)),
            labels=_joined(_labels(version, named)),
            files=_words_of_files(version, texts),
            facets={**_facets(version), "language": locales},
            minutes=minutes_of(version),
            groups=groups_of(version),
            published_at=version.published_at,
        )
        for version in versions
        if version.kind in KINDS_WITH_A_PAGE
    ]


def _themes(version: Document) -> tuple[UUID, ...]:
    sector = (version.sector,) if isinstance(version, CaseStudy) and version.sector else ()
    return tuple(dict.fromkeys((*sector, *version.themes)))


def _publishers(version: Document) -> tuple[UUID, ...]:
    return (version.publisher,) if isinstance(version, Work) and version.publisher else ()


def _files(version: BaseDocument) -> list[Download]:
    files = [block for block in version.body if isinstance(block, Download)]
    return [*files, *version.files] if isinstance(version, PartnerResource) else files


def _words_of_files(version: BaseDocument, texts: Mapping[str, str]) -> str:
    """Each word once: a hundred pages must not weigh more than a title, nor fill the index."""
    found = (texts.get(digest, "") for digest in sorted(file_digests(version)))
    return " ".join(dict.fromkeys(word for text in found for word in words(text)))


def _names(version: Document) -> Iterable[str]:
    match version:
        case CaseStudy():
            return [version.enterprise_name, version.legal_form.label if version.legal_form else ""]
        case Organisation():
            return version.alternative_names
        case PartnerResource():
            return [version.author]
        case _:
            return []


def _body(version: Document) -> Iterable[str]:
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


def _contacts(version: Document) -> Iterable[str]:
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


def _other_versions(version: Document, versions: Sequence[Document]) -> Iterable[str]:
    for other in versions:
        if other.locale != version.locale:
            yield from (other.title, *_names(other), other.summary)


def _labels(version: Document, named: Mapping[UUID, Sequence[Document]]) -> Iterable[str]:
    for key in (*_themes(version), *_publishers(version)):
        for translation in named.get(key, ()):
            yield translation.title
            if isinstance(translation, Term):
                yield from translation.synonyms
    yield from _places_and_languages(version)
    for country in _facets(version)["country"]:
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


def _facets(version: Document) -> dict[str, tuple[str, ...]]:
    organisation = version if isinstance(version, Organisation) else None
    return {
        "kind": (version.kind,),
        "theme": tuple(str(key) for key in _themes(version)),
        "method": tuple(version.methods) if isinstance(version, Activity) else (),
        "audience": tuple(organisation.audiences) if organisation else (),
        "country": _countries(version),
        "place": _places(version),
        "spoken": organisation.spoken_languages if organisation else (),
        "publisher": tuple(str(key) for key in _publishers(version)),
    }


def _countries(version: Document) -> tuple[str, ...]:
    match version:
        case Organisation():
            return tuple(country.value for country in version.countries)
        case CaseStudy() | Partner():
            return (version.country.value,)
        case PartnerResource():
            return (version.country.value,) if version.country else ()
        case _:
            return ()


def _places(version: Document) -> tuple[str, ...]:
    """Only of organisations: a case study is read everywhere, help is looked for somewhere."""
    locations = version.locations if isinstance(version, Organisation) else ()
    return tuple(dict.fromkeys(location.place for location in locations))


def _joined(texts: Iterable[str]) -> str:
    """Texts in one, each once."""
    return " · ".join(dict.fromkeys(text for text in texts if text))
