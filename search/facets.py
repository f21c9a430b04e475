"""What an index counts and filters a document by."""

from uuid import UUID

from content_models.documents import (
    Activity,
    CaseStudy,
    Document,
    Organisation,
    Partner,
    PartnerResource,
    Work,
)


def facets_of(version: Document) -> dict[str, tuple[str, ...]]:
    """Values by facet field (see ``query.FACET_FIELDS``), but for the languages of its item."""
    organisation = version if isinstance(version, Organisation) else None
    return {
        "kind": (version.kind,),
        "theme": tuple(str(key) for key in themes_of(version)),
        "method": tuple(version.methods) if isinstance(version, Activity) else (),
        "audience": tuple(organisation.audiences) if organisation else (),
        "country": _countries(version),
        "place": _places(version),
        "spoken": organisation.spoken_languages if organisation else (),
        "publisher": tuple(str(key) for key in publishers_of(version)),
    }


def themes_of(version: Document) -> tuple[UUID, ...]:
    """The terms that it is about, its sector first."""
    sector = (version.sector,) if isinstance(version, CaseStudy) and version.sector else ()
    return tuple(dict.fromkeys((*sector, *version.themes)))


def publishers_of(version: Document) -> tuple[UUID, ...]:
    """The partner that publishes it, where one does."""
    return (version.publisher,) if isinstance(version, Work) and version.publisher else ()


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
