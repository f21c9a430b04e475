"""``make judge``: asks the judged queries of the demonstration content, and says how well it went.

Ukrainian must be among the ``LANGUAGES``, as ``make judge`` sets them: some ask as its readers.

The judgements are grades given by hand: tests/search/judgements. ``grades`` were given before any
result was looked at; so were those of a ``second`` person, where two can differ. Those who gave the
``pooled`` ones saw what several ways of ranking had found, by the alphabet, and no other grades.
"""

import argparse
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from uuid import UUID

import yaml

from cms.demonstration.files import key_for
from cms.publishing.likening import VectorMaker
from content_models.deployment import Deployment
from content_models.published import PublishedStore
from search.likeness.encoders import encoder_of
from search.likeness.live import LiveLikeness
from search.live import LiveIndex
from search.query import Query
from search.searcher import Searcher
from search.whoosh_engine import WhooshEngine
from search.words import parse_search_text
from tests.integration.installation import SEEDS, Installation
from tests.integration.kept import copy_kept
from tests.search.names_and_slips import report

FOLDER = Path(__file__).with_name("judgements")
COURSE = "insert"
KINDS = {"resource": "partner_resource", "information": "info_page"}
"""Kinds that the judgements call by shorter names."""
_NOTHING_HERE = Path(__file__).with_name("nothing_here.yaml")
LOOKED_AT = 10
"""Results of a query: nobody on a telephone scrolls further."""


@dataclass(frozen=True)
class Judged:
    """A judged query.

    ``graders`` are the grades of each person who graded it, by key: 3 is just what was asked for,
    2 helps well, 1 touches it.
    """

    language: str
    text: str
    reader: str
    who: str
    kind: str
    graders: tuple[Mapping[UUID, int], ...]

    @property
    def best(self) -> set[UUID]:
        """The items that are right in the first place: nobody's grade is higher than theirs."""
        return {
            key
            for grades in self.graders
            for key, grade in grades.items()
            if grade == max(grades.values())
        }


@dataclass(frozen=True)
class Score:
    """A score says how a query was answered; ``make judge`` prints the means."""

    first: float
    first_three: float
    ndcg: float
    nothing: float

    @classmethod
    def of(cls, judged: Judged, found: Sequence[UUID]) -> "Score":
        """Score the keys of the results, in order."""
        return cls(
            first=float(bool(judged.best.intersection(found[:1]))),
            first_three=float(bool(judged.best.intersection(found[:3]))),
            ndcg=fmean(_ndcg(grades, found[:LOOKED_AT]) for grades in judged.graders),
            nothing=float(not found),
        )


def judgements(folder: Path = FOLDER) -> list[Judged]:
    """Read all judged queries."""
    return [
        Judged(
            language=path.stem,
            text=str(row["query"]),
            reader=row["reader"],
            who=row["who"],
            kind=row["kind"],
            graders=tuple(
                {key_of(name): grade for name, grade in row[graded].items()}
                for graded in ("grades", "second", "pooled")
                if graded in row
            ),
        )
        for path in sorted(folder.glob("*.yaml"))
        for row in yaml.safe_load(path.read_text())
    ]


def key_of(name: str) -> UUID:
    """Return the key of an item by its name in the judgements, e.g. ``organisation/toit``."""
    kind, _, identifier = name.partition("/")
    if kind == "course":
        return key_for("course", COURSE)
    if kind == "session":
        return key_for("course_session", f"session-{identifier}")
    return key_for(KINDS.get(kind, kind), identifier)


def ask(searcher: Searcher, judged: Judged) -> list[UUID]:
    """Return the keys of the first results of a judged query."""
    text = parse_search_text(judged.text)
    query = Query(reader=judged.reader, text=text, per_page=LOOKED_AT)
    return [hit.key for hit in searcher.search(query).hits]


def brought_by_meaning(searcher: Searcher) -> tuple[int, int]:
    """Return how many queries on nothing here bring something by meaning, and their number."""
    asked = [
        (language, str(text))
        for language, texts in yaml.safe_load(_NOTHING_HERE.read_text()).items()
        for text in texts
    ]
    answers = (
        searcher.search(Query(reader=language, text=parse_search_text(text)))
        for language, text in asked
    )
    return sum(any(hit.is_related for hit in answer.hits) for answer in answers), len(asked)


def _ndcg(grades: Mapping[UUID, int], found: Sequence[UUID]) -> float:
    """Return the normalised discounted cumulative gain (Järvelin and Kekäläinen, 2002)."""
    ideal = _gain(sorted(grades.values(), reverse=True)[:LOOKED_AT])
    return _gain(grades.get(key, 0) for key in found) / ideal


def _gain(grades: Iterable[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def judged_content(folder: Path) -> Deployment:
    """The demonstration content with vectors, which take longer than all the rest: kept, too."""
    copy_kept("judged", (*SEEDS, "search/**/*.yaml"), _make_content, folder)
    return Installation(folder, settings={"VECTORS": "1"}).deployment


def _make_content(folder: Path) -> str:
    deployment = Installation.seeded(folder).deployment
    store = PublishedStore(deployment)
    VectorMaker(store, encoder_of(replace(deployment, wants_vectors=True))).make_all()
    store.close()
    return ""


def main() -> int:
    """Judge, and print a table by language and by kind of difficulty."""
    parser = argparse.ArgumentParser(prog="python -m tests.search.judging", description=__doc__)
    parser.add_argument("--misses", action="store_true", help="name the queries that went wrong")
    parser.add_argument("--words", action="store_true", help="judge searching by words alone")
    wanted = parser.parse_args()
    with TemporaryDirectory() as folder:
        deployment = replace(judged_content(Path(folder)), wants_vectors=not wanted.words)
        store = PublishedStore(deployment)
        likeness = LiveLikeness(store, encoder_of(deployment))
        searcher = LiveIndex(WhooshEngine(deployment.index_folder), likeness).searcher(
            store.state()
        )
        with store.reading() as snapshot:
            documents = snapshot.documents(list(snapshot.digests()))
        answers = [(judged, ask(searcher, judged)) for judged in judgements()]
        names_and_slips = report(searcher.search, documents)
        by_meaning, asked = brought_by_meaning(searcher)
    scored = [(judged, Score.of(judged, found)) for judged, found in answers]
    if wanted.misses:
        for judged, score in scored:
            if not score.first:
                print(f"{judged.language} {judged.kind}: {judged.text} ({score.ndcg:.2f})")
    print(_table(scored))
    print("", f"about nothing here {asked}: brought by meaning {by_meaning / asked:.2f}", sep="\n")
    print("", "Names and slips", *names_and_slips.lines(), sep="\n")
    if wanted.misses:
        print(*names_and_slips.misses(), sep="\n")
    return 0


def _table(scored: Iterable[tuple[Judged, Score]]) -> str:
    groups: defaultdict[str, list[Score]] = defaultdict(list)
    for judged, score in scored:
        for group in ("all", judged.language, judged.kind, judged.who):
            groups[group].append(score)
    lines = [f"{'':20} {'queries':>7} {'first':>6} {'in 3':>6} {'nDCG':>6} {'none':>6}"]
    for group, scores in groups.items():
        means = (
            fmean(getattr(score, name) for score in scores)
            for name in ("first", "first_three", "ndcg", "nothing")
        )
        lines.append(f"{group:20} {len(scores):7} " + " ".join(f"{mean:6.2f}" for mean in means))
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
