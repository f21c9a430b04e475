"""Three values of each field are compared."""

from hypothesis import HealthCheck, given, settings

from cms.imports.fields import (
    Conflict,
    document_of,
    fields_of,
    in_our_shape,
    merge,
    remembered,
)
from content_models.kinds.organisation import Organisation
from tests.content_models.exchange.strategies import AT, organisations

ROW = "services/1"


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(organisations())
def test_fields_make_the_same_organisation_again_in_whatever_order(said: Organisation) -> None:
    fields = fields_of(said)

    shuffled = dict(sorted(fields.items()))
    again = document_of(shuffled, said.key, said.locale, AT)

    assert fields_of(again) == fields


def test_plain_text_without_our_list_is_no_change() -> None:
    ours = {"description": "<p>Venez le matin&nbsp;:</p><ul><li>lundi</li></ul>"}
    plain = {"description": "<p>Venez le matin :</p><p>lundi</p>"}
    other = {"description": "<p>Venez le soir</p>"}
    marked = {"description": "<p>Venez le matin :</p><p><b>lundi</b></p>"}

    assert in_our_shape(plain, {}, ours) == ours
    assert in_our_shape(other, {}, ours) == other
    assert in_our_shape(marked, {}, ours) == marked


def test_each_change_is_somebodys() -> None:
    base = {"email": "a", "website": "b", "status": "active", ROW: 0, f"{ROW}/name": "x"}
    ours = base | {"email": "ours", "website": "ours", "title": "same"}
    theirs = base | {"status": "closed", "website": "theirs", "title": "same"}

    merged = merge(base, ours, theirs)

    assert merged.fields == ours | {"status": "closed"}
    assert merged.conflicts == {"website": Conflict("ours", "theirs")}
    assert remembered(base, theirs, merged.conflicts)["website"] == "b"


def test_a_row_goes_with_its_source_unless_somebody_changed_it() -> None:
    base = {ROW: 0, f"{ROW}/name": "x", "services/2": 1}

    gone = merge(base, base, {"services/2": 0})
    kept = merge(base, base | {f"{ROW}/name": "ours"}, {"services/2": 0})
    deleted_here = merge(base, {"services/2": 0}, base | {f"{ROW}/name": "theirs"})

    assert gone.fields == {"services/2": 0}
    assert kept.fields == {ROW: 0, f"{ROW}/name": "ours", "services/2": 1}
    assert list(kept.conflicts) == [ROW]
    assert remembered(base, {"services/2": 0}, kept.conflicts) == base | {"services/2": 0}
    assert deleted_here.fields == {"services/2": 0}


def test_without_a_past_what_stands_here_counts_and_gaps_are_filled() -> None:
    merged = merge({}, {"email": "ours"}, {"email": "theirs", "website": "new"})

    assert merged.fields == {"email": "ours", "website": "new"}
    assert list(merged.conflicts) == ["email"]
