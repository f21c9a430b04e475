"""Leads what names one organisation to another, in drafts and old versions too."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from modelcluster.models import get_all_child_relations
from wagtail.models import Revision
from wagtail_localize.models import TranslationSource

from cms.directory.models import Organisation
from cms.ground.filing import fields_to
from cms.ground.kinds import kinds
from cms.ground.signals import changed_without_a_save

ROW, REVISION, SOURCE = "row", "revision", "source"
AT_A_TIME = 200


@dataclass(frozen=True)
class Moved:
    """Something that was moved names another version now.

    Attributes:
        sort: a stored row, or a row in the content of a version or of a translation's source.
        model: of the row, ``application.model``.
        pk: of what holds it.
        place: among the rows there.
        row: the stored row's key; None where it was never stored.
        old, new: the versions' keys.
    """

    sort: str
    model: str
    pk: int
    old: int
    new: int
    place: int = 0
    row: int | None = None


@dataclass(frozen=True)
class _Naming:
    """Rows of a kind name organisations by a field."""

    kind: type[Any]
    relation: str
    rows: type[Any]
    field: str
    owner: str

    @property
    def label(self) -> str:
        return str(self.rows._meta.label_lower)


def _namings() -> Iterator[_Naming]:
    for kind in kinds():
        if kind.model is Organisation:
            continue
        for relation in get_all_child_relations(kind.model):
            for field in fields_to(Organisation, relation.related_model):
                yield _Naming(
                    kind.model,
                    relation.get_accessor_name(),
                    relation.related_model,
                    field.name,
                    relation.field.name,
                )


def move(instead: Mapping[Any, int]) -> list[dict[str, Any]]:
    """Lead all that names some versions to others; return what was moved.

    Args:
        instead: keys of versions, by the keys of those that are named now.
    """
    moved: list[Moved] = []
    for naming in _namings():
        rows = naming.rows.objects.filter(**{f"{naming.field}__in": list(instead)})
        for row in rows.select_related(naming.owner):
            old = getattr(row, f"{naming.field}_id")
            moved.append(Moved(ROW, naming.label, row.pk, old, instead[old], row=row.pk))
            _name(naming, row, instead[old])
        for sort, holder in _holders(naming.kind):
            found = [
                Moved(sort, naming.label, holder.pk, old, instead[old], place, row.get("pk"))
                for place, row in enumerate(_rows(holder, naming))
                if (old := row.get(naming.field) or 0) in instead
            ]
            _rename(holder, naming, {each.place: each.new for each in found})
            moved += found
    return [asdict(each) for each in moved]


def move_back(moved: Iterable[Mapping[str, Any]]) -> list[str]:
    """Lead back what was moved and unchanged; return the names of the rest.

    Versions that were saved since are led back too, row by row.
    """
    known = [Moved(**each) for each in moved]
    changed: list[str] = []
    for naming in _namings():
        own = [each for each in known if each.model == naming.label]
        rows = {each.pk: each for each in own if each.sort == ROW}
        for pk, each in rows.items():
            stored = naming.rows.objects.filter(pk=pk).select_related(naming.owner).first()
            if stored is None:
                continue  # it is gone, and so is its link
            if getattr(stored, f"{naming.field}_id") == each.new:
                _name(naming, stored, each.old)
            else:
                changed.append(str(getattr(stored, naming.owner)))
        if own:
            _lead_back_versions(naming, own, rows)
    return changed


def _lead_back_versions(naming: _Naming, own: list[Moved], rows: Mapping[int, Moved]) -> None:
    by_place = {(each.sort, each.pk, each.place): each for each in own if each.sort != ROW}
    for sort, holder in _holders(naming.kind):
        back = {}
        for place, row in enumerate(_rows(holder, naming)):
            each = by_place.get((sort, holder.pk, place)) or rows.get(row["pk"] or 0)
            if each is not None and row.get(naming.field) == each.new:
                back[place] = each.old
        _rename(holder, naming, back)


def _name(naming: _Naming, row: Any, version: int) -> None:
    naming.rows.objects.filter(pk=row.pk).update(**{f"{naming.field}_id": version})
    owner = getattr(row, naming.owner)
    changed_without_a_save.send(type(owner), item=owner)


def _holders(kind: type[Any]) -> Iterator[tuple[str, Any]]:
    """Yield all versions and sources of translations of a kind."""
    of_kind = ContentType.objects.get_for_model(kind)
    for revision in Revision.objects.filter(content_type=of_kind).iterator(AT_A_TIME):
        yield REVISION, revision
    sources = TranslationSource.objects.filter(specific_content_type=of_kind)
    for source in sources.iterator(AT_A_TIME):
        yield SOURCE, source


def _content(holder: Any) -> dict[str, Any]:
    if isinstance(holder, Revision):
        content: dict[str, Any] = holder.content
        return content
    stored: dict[str, Any] = json.loads(holder.content_json)
    return stored


def _rows(holder: Any, naming: _Naming) -> list[dict[str, Any]]:
    return _content(holder).get(naming.relation) or []


def _rename(holder: Any, naming: _Naming, versions: Mapping[int, int]) -> None:
    """Write other versions at some places of a holder's rows."""
    if not versions:
        return
    content = _content(holder)
    for place, version in versions.items():
        content[naming.relation][place][naming.field] = version
    if isinstance(holder, Revision):
        Revision.objects.filter(pk=holder.pk).update(content=content)
    else:
        stored = TranslationSource.objects.filter(pk=holder.pk)
        stored.update(content_json=json.dumps(content))
