"""Everything that must survive, as it is before an upgrade and as it is after."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tests.integration.installation import Installation
from tests.integration.serving import ServedSite
from tests.integration.upgrade import editors, readers
from tests.integration.upgrade.stored import stored
from tests.integration.upgrade.visitor import Visitor


@dataclass(frozen=True)
class AtRest:
    """What an installation holds while nothing runs.

    Attributes:
        stored: the rows of the tables that a backup holds.
        understood: what the release makes of them; see ``inside.understanding``.
    """

    stored: dict[str, Any]
    understood: dict[str, Any]


@dataclass(frozen=True)
class Running:
    """What people find at a running site.

    Attributes:
        documents: what is published; see ``readers.documents``.
        pages: by address, what readers are answered.
        desks: by person and address, what they are answered in the admin.
    """

    documents: dict[str, Any]
    pages: dict[str, Any]
    desks: dict[str, Any]


def at_rest(installation: Installation) -> AtRest:
    """Read an installation in which nothing runs."""
    file = installation.folder / "understood.json"
    installation.run("inside.understanding", str(file))
    return AtRest(stored(installation), json.loads(file.read_text()))


def running(
    site: ServedSite,
    done: dict[str, Any],
    addresses: Iterable[str],
    published: dict[str, Any] | None = None,
) -> Running:
    """Visit a site.

    Args:
        site: is running.
        done: what people did in its installation.
        addresses: to visit.
        published: the documents whose words are looked for, if not those of this site.
    """
    reader = Visitor(site.base_url)
    documents = readers.documents(reader)
    pages = readers.visited(reader, addresses, published or documents)
    return Running(documents, pages, _desks(site, done))


def _desks(site: ServedSite, done: dict[str, Any]) -> dict[str, Any]:
    people = {name: Visitor(site.base_url, cookie) for name, cookie in done["sessions"].items()}
    found: dict[str, Any] = {}
    for item in done["items"].values():
        form, who = editors.form_of(item), item["who"]
        found[f"{who} {form}"] = editors.opened(people[who], form, item["words"])
        for address in editors.history_of(item):
            found[f"admin {address}"] = editors.opened(people["admin"], address)
    for name, person in people.items():
        found[f"{name} /cms/"] = dict.fromkeys(editors.menu(person), True)
    for address in found["admin /cms/"]:
        found[f"admin {address}"] = editors.opened(people["admin"], address)
    return found
