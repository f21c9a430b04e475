"""Writes and reads checks as ``metadata`` of HSDS, which says who did what when."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from content_models.checks import Check, Checker
from content_models.exchange.hsds.links import part_id
from content_models.exchange.hsds.rows import HsdsMetadata

ALL, ADDRESSES, PHONES, HOURS = "all", "addresses", "phones", "schedules"
"""Names of fields: a check is of all of a row, or of these alone."""
ACTIONS = {
    Checker.EDITORS: "checked",
    Checker.ORGANISATION: "checked by the organisation itself",
}
"""What was done. Nothing was changed, so that no value stands before or after it."""
CHECKERS = {action: checker for checker, action in ACTIONS.items()}


def metadata_of(
    resource: UUID, table: str, field: str, check: Check | None
) -> tuple[HsdsMetadata, ...]:
    """Return a check of a row as metadata; nothing for None.

    Args:
        resource: the identifier of the row.
        table: its table.
        field: what of it was checked.
        check: of it.
    """
    if check is None:
        return ()
    return (
        HsdsMetadata(
            id=part_id(resource, "check", field),
            resource_id=resource,
            resource_type=table,
            last_action_date=check.on.isoformat(),
            last_action_type=ACTIONS[check.by],
            field_name=field,
            previous_value="",
            replacement_value="",
            updated_by=check.name,
        ),
    )


def check_in(rows: Iterable[HsdsMetadata], field: str) -> Check | None:
    """Return the check of a field; None where no row tells of one."""
    for row in rows:
        if row.field_name == field and row.last_action_type in CHECKERS:
            try:
                on = date.fromisoformat(row.last_action_date)
            except ValueError:
                continue
            return Check(on=on, by=CHECKERS[row.last_action_type], name=row.updated_by)
    return None
