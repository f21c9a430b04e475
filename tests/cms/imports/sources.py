"""Sources, their files, and organisations as others would send them."""

import io
import json
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from wagtail.models import Locale

from cms.directory.models import Organisation
from cms.directory.reception import Reception
from cms.imports.applying import decide
from cms.imports.carrying import carry_out_due
from cms.imports.comparing import BATCH
from cms.imports.models import Import, Source
from cms.imports.runs import Progress, approve, begin, carry_out, held, resume
from cms.imports.weighing import standing, standing_fields
from content_models.blocks import RichText
from content_models.exchange.hsds.writing import to_hsds
from content_models.kinds.organisation import Organisation as Document
from content_models.moments import Moment
from content_models.places import Location, Phone
from content_models.services import Service, ServiceAtLocation
from tests.content_models.exchange.strategies import AT

__all__ = [
    "Locale",
    "Reception",
    "carry_out_due",
    "decide",
    "resume",
    "standing_fields",
]
ON = date(2026, 11, 30)
NOW: Moment = AT


def source(name: str = "Annuaire (exemple)", **values: Any) -> Source:
    """A source in French."""
    fields = {"licence": "Licence Ouverte 2.0", "language": "fr"} | values
    return Source.objects.create(name=name, **fields)


def key(*of: object) -> UUID:
    """A key that is always the same."""
    return uuid5(NAMESPACE_URL, "/".join(map(str, of)))


def said(number: int = 0, **values: Any) -> Document:
    """An organisation in Pau with two services, as a source says it."""
    place = Location(
        key=key(number, "place"),
        place="Pau",
        postcode="64000",
        address="1 rue du Gave",
        country="FR",
    )
    at = (ServiceAtLocation(location=key(number, "place")),)
    services = tuple(
        Service(
            key=key(number, "service", name),
            name=name,
            description="Chaque jeudi.",
            fee="free",
            ways=("walk-in",),
            at=at,
        )
        for name in ("Cours de français", "Aide aux papiers")
    )
    fields: dict[str, Any] = {
        "key": key(number),
        "locale": "fr",
        "slug": "accueil",
        "title": f"Accueil {number} (exemple)",
        "body": (RichText(html=f"<p>Nous accueillons au {number}.</p>"),),
        "summary": f"Nous accueillons au {number}.",
        "published_at": NOW,
        "updated_at": NOW,
        "locations": (place,),
        "phones": (Phone(number="+33 5 36 49 01 01", dialled="+33536490101"),),
        "services": services,
        "email": "accueil@annuaire.example",
        "status": "active",
    }
    return Document.model_validate(fields | values)


def many(count: int) -> list[Document]:
    """Several of them."""
    return [said(number) for number in range(count)]


def as_file(documents: Iterable[Document]) -> bytes:
    """A file of HSDS."""
    objects = [to_hsds(each, on=ON).json_value() for each in documents]
    return json.dumps(objects).encode()


def compared(of: Source, documents: Iterable[Document] | bytes, **options: Any) -> Import:
    """An import that has been compared, and written where ``goes_on`` is given."""
    return carried_out(begin(of, opened(documents), **options))


def opened(documents: Iterable[Document] | bytes) -> tuple[io.BytesIO, str]:
    """A file of theirs, opened, with its name."""
    content = documents if isinstance(documents, bytes) else as_file(documents)
    return io.BytesIO(content), "annuaire.json"


def imported(of: Source, documents: Iterable[Document] | bytes) -> Import:
    """An import that has been written."""
    return compared(of, documents, goes_on=True)


def applied(run: Import, *, archives_gone: bool | None = None) -> Import:
    """A compared import that has been written."""
    approve(run, archives_gone=archives_gone)
    return carried_out(run)


def carried_out(run: Import, progress: Progress | None = None, batch: int = BATCH) -> Import:
    """An import as far as it goes."""
    with held(run.source) as hold:
        carry_out(run, hold, progress, batch)
    return Import.objects.get(pk=run.pk)


def states(run: Import) -> dict[str, int]:
    """How many lines are in each state."""
    found: dict[str, int] = {}
    for state in run.lines.values_list("state", flat=True):
        found[state] = found.get(state, 0) + 1
    return found


def reasons(run: Import) -> list[tuple[str, str]]:
    """Each reason of its lines with its field."""
    return [(each["field"], each["reason"]) for line in run.lines.all() for each in line.reasons]


def here(number: int = 0) -> Any:
    """The organisation as it stands."""
    return standing([key(number)])[key(number)]


def edited(number: int = 0, **values: Any) -> None:
    """Changed and published by an editor."""
    organisation = Organisation.objects.get(translation_key=key(number))
    for name, value in values.items():
        setattr(organisation, name, value)
    organisation.save_revision().publish()
