"""Defines the activity, a timed exercise."""

from typing import ClassVar, Literal
from uuid import UUID

from pydantic import PositiveInt

from content_models.blocks import Download, Frozen, Step
from content_models.documents import BaseDocument, Kind
from content_models.vocabularies import Licence, Method, message


class GroupSize(Frozen):
    """A group size bounds the number of people for an activity.

    None means that there is no such bound.
    """

    least: PositiveInt | None = None
    most: PositiveInt | None = None


class Activity(BaseDocument):
    """An activity is a timed exercise, as a trainer runs it.

    ``trainer_notes`` are a sanitised fragment; ``materials``, ``debriefing`` and ``variations``
    plain sentences. ``works_on_projects`` is true where participants work on their own projects.
    ``session`` is None for an activity that stands alone. ``source`` says whose idea it was.
    """

    entry: ClassVar[Kind] = Kind(
        name="activity",
        label=message("Activity"),
        plural=message("Activities"),
        folder="activities",
        is_in_library=True,
        writers="partners",
    )

    kind: Literal["activity"] = "activity"
    minutes: PositiveInt
    methods: tuple[Method, ...] = ()
    group_size: GroupSize = GroupSize()
    works_on_projects: bool = False
    objectives: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    trainer_notes: str = ""
    debriefing: tuple[str, ...] = ()
    handouts: tuple[Download, ...] = ()
    variations: tuple[str, ...] = ()
    session: UUID | None = None
    source: str = ""
    publisher: UUID | None = None
    licence: Licence
