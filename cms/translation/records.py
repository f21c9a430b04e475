"""Compares what is known of a version's parts with the original.

Pure values: ``services`` keeps them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from cms.translation.parts import Part, field_and_block


@dataclass(frozen=True)
class Record:
    """A record is a part as it was last published.

    Attributes:
        name, kind, fingerprint: see ``Part``.
        changed_at: ISO time of the publication that last changed its meaning.
        of: of a translation, the name of the original's part that it translates; empty for none.
        basis: the original's fingerprint when this part was last brought up to date; empty where
            that is not known, which counts as older.
        left_in: the language in which it was published untranslated; empty where it is translated.
        is_partly: some of it is translated all the same.
    """

    name: str
    kind: str
    fingerprint: str
    changed_at: str
    of: str = ""
    basis: str = ""
    left_in: str = ""
    is_partly: bool = False


@dataclass(frozen=True)
class Stale:
    """A stale part belongs to a translation that does not follow the original there.

    Attributes:
        part: its name; of what is missing, the original's.
        of: the original's part.
        changed_at: ISO time at which the original's changed, or was taken away.
        is_missing: the translation has no such part.
        is_removed: the original has no such part any longer.
        left_in: the language in which it is left, not translated yet; empty where it is translated.
        is_partly: some of what is left in that language is translated.
    """

    part: str
    of: str
    changed_at: str
    is_missing: bool = False
    is_removed: bool = False
    left_in: str = ""
    is_partly: bool = False


def renewed(before: Iterable[Record], parts: Iterable[Part], at: str) -> list[Record]:
    """Return the records of a version that is published now.

    What changed says when.
    """
    known = {record.name: record for record in before}
    return [_renewed(known.get(part.name), part, at) for part in parts]


def _renewed(before: Record | None, part: Part, at: str) -> Record:
    if before is None:
        return Record(part.name, part.kind, part.fingerprint, at)
    if before.fingerprint == part.fingerprint:
        return replace(before, kind=part.kind)
    return replace(
        before,
        kind=part.kind,
        fingerprint=part.fingerprint,
        changed_at=at,
        left_in="",
        is_partly=False,
    )


def counterparts(
    records: Sequence[Record], source: Sequence[Record], new: set[str]
) -> dict[str, str]:
    """Return the original's part that each part of a translation translates, by name.

    What was known stays. A block that was only given another identity is found again by what stands
    in it. What is new belongs to the part of its name, or to what is left of its field, by the
    order of their kinds of blocks.

    Args:
        records: of the translation.
        source: the original's records.
        new: names of parts that may translate something that they did not before. An old part that
            had no counterpart does not get one because the original has grown.
    """
    names = {each.name for each in source}
    found = {each.name: each.of for each in records if each.of in names}
    for each in records:
        if each.name not in found:
            taken = set(found.values())
            own = each.name if each.name in new & (names - taken) else _moved(each, source, taken)
            if own:
                found[each.name] = own
    taken = set(found.values())
    return found | _by_order(
        [each for each in records if each.name in new and each.name not in found],
        [each for each in source if each.name not in taken],
    )


def _moved(record: Record, source: Iterable[Record], taken: set[str]) -> str:
    field, _block = field_and_block(record.name)
    if not record.basis:
        return ""
    return next(
        (
            each.name
            for each in source
            if each.name not in taken
            and each.fingerprint == record.basis
            and field_and_block(each.name)[0] == field
        ),
        "",
    )


def _by_order(records: Sequence[Record], source: Sequence[Record]) -> dict[str, str]:
    own, others = (
        [(field_and_block(r.name)[0], r.kind) for r in each] for each in (records, source)
    )
    blocks = SequenceMatcher(None, own, others, autojunk=False).get_matching_blocks()
    return {
        records[block.a + step].name: source[block.b + step].name
        for block in blocks
        for step in range(block.size)
    }


def answering(
    before: Iterable[Record], records: Sequence[Record], source: Sequence[Record]
) -> list[Record]:
    """Return the records of a translation published now, known by its text alone.

    A part whose text changed, or that is new, answers the original as it stands.
    """
    old = {each.name: each.fingerprint for each in before}
    new = {each.name for each in records if old.get(each.name) != each.fingerprint}
    return _paired(records, source, new)


def linked(records: Sequence[Record], source: Sequence[Record], *, is_first: bool) -> list[Record]:
    """Return the records of a translation whose original is published now.

    Where that is the first time (``is_first``), what was published before it, or answered another
    original that is deleted, answers what is there.
    """
    new = {each.name for each in records} if is_first else set()
    return _paired(records, source, new)


def _paired(records: Sequence[Record], source: Sequence[Record], new: set[str]) -> list[Record]:
    pairs = counterparts(records, source, new)
    present = {each.name: each.fingerprint for each in source}
    found = []
    for each in records:
        of = pairs.get(each.name, "")
        if of:
            basis = present[of] if each.name in new else each.basis
            found.append(replace(each, of=of, basis=basis))
        else:
            found.append(replace(each, basis="") if each.name in new else each)
    return found


def stale_parts(
    records: Sequence[Record], source: Sequence[Record], left_out: Iterable[str]
) -> list[Stale]:
    """Return a translation's parts that are older than the original, in its order.

    Among them are those that are not translated yet.
    """
    by_source = {each.of: each for each in records if each.of}
    known = {*by_source, *left_out}
    found = []
    for each in source:
        own = by_source.get(each.name)
        if own is not None and own.left_in:
            found.append(
                Stale(
                    own.name,
                    each.name,
                    each.changed_at,
                    left_in=own.left_in,
                    is_partly=own.is_partly,
                )
            )
        elif own is not None and own.basis != each.fingerprint:
            found.append(Stale(own.name, each.name, each.changed_at))
        elif each.name not in known:
            found.append(Stale(each.name, each.name, each.changed_at, is_missing=True))
    return found


def removed_parts(
    records: Iterable[Record], source: Iterable[Record], before: Iterable[Stale], at: str
) -> list[Stale]:
    """Return a translation's parts that were taken out of the original, in its own order.

    Args:
        records: of the translation.
        source: the original's records.
        before: what was stale until now; what was known as removed keeps its time.
        at: ISO time of the publication that took out the others.
    """
    names = {each.name for each in source}
    known = {each.part: each.changed_at for each in before if each.is_removed}
    return [
        Stale(each.name, each.of, known.get(each.name, at), is_removed=True)
        for each in records
        if each.of and each.of not in names
    ]


def to_json(values: Iterable[Record] | Iterable[Stale]) -> list[dict[str, Any]]:
    """Return records or stale parts for a column of JSON."""
    return [asdict(each) for each in values]
