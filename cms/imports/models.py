"""Defines sources, their imports, and which organisation came from which record."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.directory.vocabularies import country_choices
from cms.ground.choices import language_choices
from content_models.exchange.found import LONGEST_SOURCE_ID
from content_models.exchange.reading import Format
from content_models.services import Source as ShownSource

FORMAT_LABELS = {
    Format.DATA_INCLUSION: "data·inclusion v1",
    Format.HSDS: "HSDS 3.x, Open Referral UK",
    Format.GEOJSON: "GeoJSON",
    Format.TABLE: _("Table"),
}
IMPORT = "imports.import_directory"
"""The permission."""
FOLDER = "imports"
"""Below the folder of this installation; nothing is served from it."""


class ImportFiles(FileSystemStorage):
    """Stores the files of imports, in this installation's folder as it is set now."""

    @property
    def base_location(self) -> Any:
        """Return the folder."""
        return settings.DEPLOYMENT.var_folder / FOLDER

    @property
    def location(self) -> str:
        """Return its path."""
        return str(self.base_location)


def import_files() -> FileSystemStorage:
    """Return where the files of imports are kept."""
    return ImportFiles(file_permissions_mode=0o640, directory_permissions_mode=0o750)


def format_choices() -> list[tuple[str, Any]]:
    """Return the formats, as a function: no migration holds them."""
    return [(each.value, FORMAT_LABELS[each]) for each in Format]


class Source(models.Model):
    """A source is somebody else's collection, from which records come.

    Attributes:
        key: the namespace in which its ids become keys.
        columns: our fields by the names of the columns of its tables, as they were last chosen;
            empty for a column that is left out.
    """

    key = models.UUIDField(default=uuid4, editable=False, unique=True)
    name = models.CharField(
        _("name"), max_length=200, unique=True, help_text=_("Example: data·inclusion, Béarn")
    )
    attribution = models.CharField(
        _("name that readers see"),
        max_length=200,
        blank=True,
        help_text=_("Only where it is not the name above."),
    )
    address = models.URLField(_("address of the source"), blank=True)
    licence = models.CharField(
        _("licence"),
        max_length=100,
        help_text=_("Readers see it. Example: Licence Ouverte 2.0"),
    )
    licence_address = models.URLField(_("address of the licence"), blank=True)
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        choices=country_choices,
        help_text=_("Records with a place elsewhere are refused. Empty for several countries."),
    )
    language = models.CharField(_("language of its words"), max_length=20, choices=language_choices)
    format = models.CharField(
        _("format"),
        max_length=20,
        blank=True,
        choices=format_choices,
        help_text=_("Empty: the file tells it."),
    )
    columns = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["name"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    @property
    def shown(self) -> ShownSource:
        """Return what readers see of it."""
        return ShownSource(
            name=self.attribution or self.name,
            address=self.address,
            licence=self.licence,
            licence_address=self.licence_address,
        )


class Stage(models.TextChoices):
    """Lists the stages of an import."""

    COMPARE = "compare", _("comparing")
    APPLY = "apply", _("importing")


class State(models.TextChoices):
    """Lists the states of an import."""

    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("under way")
    READY = "ready", _("compared, nothing changed yet")
    DONE = "done", _("done")
    STOPPED = "stopped", _("stopped")
    FAILED = "failed", _("failed")
    REPLACED = "replaced", _("replaced by a newer one")


UNDER_WAY = (State.WAITING, State.RUNNING)
RESUMABLE = (State.STOPPED, State.FAILED)


class Import(models.Model):
    """An import compares a file with the directory, and then writes what it found.

    Attributes:
        name: of the file, as its sender called it.
        services: the second file of data·inclusion.
        digest: of the files, to know them again.
        records: how many were compared; where it goes on after a break.
        goes_on: it writes as soon as it has compared.
        wants_to_stop: somebody asked for it.
        archives_gone: whether what the source has no longer is taken from readers; None until
            somebody has said so where there are many.
        reason, detail: why it failed.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="imports")
    file = models.FileField(storage=import_files, max_length=255)
    name = models.CharField(max_length=255)
    services = models.FileField(storage=import_files, max_length=255, blank=True)
    services_name = models.CharField(max_length=255, blank=True)
    digest = models.CharField(max_length=64)
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.COMPARE)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    records = models.PositiveIntegerField(default=0)
    goes_on = models.BooleanField(default=False)
    wants_to_stop = models.BooleanField(default=False)
    archives_gone = models.BooleanField(null=True)
    reason = models.CharField(max_length=40, blank=True)
    detail = models.TextField(blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-pk"]
        default_permissions = ()
        permissions = [("import_directory", "Can import into the directory")]
        constraints = [
            models.UniqueConstraint(
                fields=["source"],
                condition=models.Q(state__in=("waiting", "running")),
                name="one_import_of_a_source",
            )
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.name}"

    @property
    def is_under_way(self) -> bool:
        """True if it waits for the worker, or somebody works on it."""
        return self.state in UNDER_WAY


class LineState(models.TextChoices):
    """Says what an import does with a record."""

    NEW = "new", _("new")
    CHANGED = "changed", _("changed")
    GONE = "gone", _("gone from the source")
    DOUBTFUL = "doubtful", _("doubtful")
    REFUSED = "refused", _("refused")
    UNCHANGED = "unchanged", _("unchanged")


WRITTEN = (LineState.NEW, LineState.CHANGED, LineState.GONE, LineState.DOUBTFUL)
"""Lines of these states are something to do."""


class ImportLine(models.Model):
    """A line says what an import found of one record, and what becomes of it.

    Attributes:
        where: says where it stands in the file.
        title: the name of the organisation.
        key: of the organisation; None where there is none.
        fields: as the source says now; null where there is nothing to write.
        fingerprint: of what the source says now.
        reasons: see ``Because``.
        conflicts: ours and theirs, by the paths of fields.
        decisions: ``ours`` or ``theirs``, by paths.
        is_written: what it says has been done.
    """

    run = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="lines")
    record_id = models.CharField(max_length=LONGEST_SOURCE_ID)
    where = models.CharField(max_length=100)
    state = models.CharField(max_length=10, choices=LineState.choices)
    title = models.CharField(max_length=200, blank=True)
    key = models.UUIDField(null=True)
    locale = models.CharField(max_length=20, blank=True)
    fields = models.JSONField(null=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    reasons = models.JSONField(default=list)
    conflicts = models.JSONField(default=dict)
    decisions = models.JSONField(default=dict)
    is_written = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("line of an import")
        verbose_name_plural = _("lines of an import")
        ordering = ["pk"]
        default_permissions = ()
        indexes = [
            models.Index(fields=["run", "state"], name="lines_by_state"),
            models.Index(fields=["run", "record_id"], name="lines_by_record_id"),
        ]

    def __str__(self) -> str:
        return f"{self.where}: {self.title or self.record_id}"


class ImportedRecord(models.Model):
    """An imported record is the tie between an organisation and its source.

    Attributes:
        record_id: in the source, exactly as written there.
        key: of the organisation.
        fields: as the source said last.
        fingerprint: of that; empty where somebody has still to decide on some of it.
        gone: the source has it no longer.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="records")
    record_id = models.CharField(max_length=LONGEST_SOURCE_ID)
    key = models.UUIDField(db_index=True)
    fields = models.JSONField()
    fingerprint = models.CharField(max_length=64, blank=True)
    gone = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("imported record")
        verbose_name_plural = _("imported records")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["source", "record_id"], name="one_record_of_an_id")
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.record_id}"
