"""Lists the tables of the desk, in the order of an editor's work."""

from django.utils.translation import gettext_lazy as _

from cms.desk import services
from cms.desk.models import Table
from cms.people.review import may_review

TABLES: tuple[Table, ...] = (
    Table(
        name="returned",
        title=_("Changes asked for"),
        empty=_("Nobody asks you for changes."),
        day_heading=_("Since"),
        note_heading=_("Asked by"),
        entries=services.given_back,
    ),
    Table(
        name="drafts",
        title=_("My drafts"),
        empty=_("You have no drafts."),
        day_heading=_("Changed"),
        note_heading=_("State"),
        entries=services.my_drafts,
    ),
    Table(
        name="reviews",
        title=_("Waiting for my review"),
        empty=_("Nothing waits for your review."),
        day_heading=_("Since"),
        note_heading=_("Written by"),
        entries=services.to_review,
        is_for=may_review,
    ),
    Table(
        name="stale",
        title=_("Stale translations"),
        empty=_("None of your translations is older than its original."),
        day_heading=_("Original changed"),
        note_heading=_("How much"),
        entries=services.stale_translations,
    ),
    Table(
        name="unverified",
        title=_("Organisations to check again"),
        empty=_("All organisations that you may edit were checked in the last six months."),
        day_heading=_("Last verified on"),
        note_heading="",
        entries=services.unverified,
    ),
    Table(
        name="answered",
        title=_("Organisations that say: still correct"),
        empty=_("No answer of an organisation waits for you."),
        day_heading=_("Since"),
        note_heading="",
        entries=services.answered,
    ),
    Table(
        name="archived",
        title=_("Archived, since nobody checked them"),
        empty=_("No organisation that you may edit is in the archive."),
        day_heading=_("Since"),
        note_heading="",
        entries=services.archived,
    ),
    Table(
        name="broken",
        title=_("Links to what readers cannot open"),
        empty=_("Nothing published that you may edit links to something that is not."),
        day_heading=_("Published"),
        note_heading=_("Where"),
        entries=services.broken_references,
    ),
    Table(
        name="scheduled",
        title=_("Scheduled"),
        empty=_("Nothing that you may edit is scheduled."),
        day_heading=_("When"),
        note_heading=_("What"),
        entries=services.scheduled,
        tells_time=True,
    ),
)
BY_NAME = {table.name: table for table in TABLES}
