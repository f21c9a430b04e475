"""Lists the tables of the desk, in the order of an editor's work."""

from django.utils.translation import gettext_lazy as _

from cms.desk import services
from cms.desk.models import Table

TABLES: tuple[Table, ...] = (
    Table(
        name="drafts",
        title=_("My drafts"),
        empty=_("You have no drafts."),
        day_heading=_("Changed"),
        note_heading="",
        entries=services.my_drafts,
    ),
    Table(
        name="reviews",
        title=_("Waiting for my review"),
        empty=_("Nothing waits for your review."),
        day_heading=_("Since"),
        note_heading=_("Written by"),
        entries=services.to_review,
    ),
    Table(
        name="stale",
        title=_("Stale translations"),
        empty=_("No translation is older than its original."),
        day_heading=_("Original changed"),
        note_heading=_("How much"),
        entries=services.stale_translations,
    ),
    Table(
        name="unverified",
        title=_("Organisations to check again"),
        empty=_("All organisations were checked in the last six months."),
        day_heading=_("Last verified on"),
        note_heading="",
        entries=services.unverified,
    ),
    Table(
        name="broken",
        title=_("Links to what readers cannot open"),
        empty=_("No published item links to something that is not published."),
        day_heading=_("Published"),
        note_heading=_("Where"),
        entries=services.broken_references,
    ),
    Table(
        name="scheduled",
        title=_("Scheduled"),
        empty=_("Nothing is scheduled."),
        day_heading=_("When"),
        note_heading=_("What"),
        entries=services.scheduled,
    ),
)
BY_NAME = {table.name: table for table in TABLES}
