"""Other search engines, which do the same page of results of the same corpus.

None is a package of the product: ``pip install tantivy`` brings the first, SQLite is inside Python,
and ``BENCH_DATABASE_URL`` names a database of a PostgreSQL server in which tables may be made. Each
has its own analysis of words, without stems: a page of theirs has fewer matches to count, not more.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any, Protocol

from search.analysed import CONCEPT_WEIGHT, MIXED_PARTS, OWN_PARTS
from search.entries import Entry
from search.query import RESULTS_PER_PAGE
from tests.benchmarks.corpus import Asked

FACETS = ("kind", "theme", "country", "language")
WEIGHTS = {**OWN_PARTS, **MIXED_PARTS, "concepts": CONCEPT_WEIGHT}
DATABASE = "BENCH_DATABASE_URL"
HOW_TO_GET = {
    "tantivy": "pip install tantivy",
    "SQLite FTS5": "a Python whose SQLite has FTS5",
    "PostgreSQL": f"{DATABASE}=postgresql://user@host:port/database",
}


class Peer(Protocol):
    """A peer holds the corpus and answers as the portal's page does."""

    def fill(self, entries: Iterable[Entry]) -> None:
        """Index all entries."""

    def page(self, asked: Asked, *, highlights: bool = True) -> int:
        """Make a page: words, reader, four counts, twenty results; returns how many there are."""

    def close(self) -> None:
        """Free what it holds."""


def peers(folder: Path) -> dict[str, Peer]:
    """Make those that are installed, empty, by their names."""
    made: dict[str, Peer] = {"SQLite FTS5": Fts5(folder / "fts5.sqlite")}
    if find_spec("tantivy"):
        made["tantivy"] = Tantivy(folder / "tantivy")
    if url := os.environ.get(DATABASE):
        made["PostgreSQL"] = PostgreSql(url, f"bench_{folder.name}")
    return made


class Tantivy:
    """Searches with tantivy: counts by aggregations over fast fields, and its snippets."""

    def __init__(self, folder: Path) -> None:
        import tantivy

        self._tantivy = tantivy
        simple = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        analysis = simple.filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.ascii_fold())
        builder = tantivy.SchemaBuilder()
        for part in WEIGHTS:
            builder.add_text_field(part, stored=part in {"title", "body"}, tokenizer_name="folded")
        builder.add_unsigned_field("number", fast=True)
        for name in ("serves", *FACETS):
            builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
        self._schema = builder.build()
        folder.mkdir()
        self._index = tantivy.Index(self._schema, str(folder))
        self._index.register_tokenizer("folded", analysis.build())
        self._counts = {name: {"terms": {"field": name, "size": 1_000}} for name in FACETS}

    def fill(self, entries: Iterable[Entry]) -> None:
        """Index all entries, in one thread."""
        writer = self._index.writer(num_threads=1)
        for number, entry in enumerate(entries):
            document = self._tantivy.Document()
            for part, text in texts(entry).items():
                document.add_text(part, text)
            document.add_unsigned("number", number)
            for name, value in values(entry):
                document.add_text(name, value)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def page(self, asked: Asked, *, highlights: bool = True) -> int:
        """Make a page."""
        occur, query = self._tantivy.Occur, self._tantivy.Query
        said = self._index.parse_query(
            asked.text, list(WEIGHTS), field_boosts=WEIGHTS, conjunction_by_default=True
        )
        serving = query.term_query(self._schema, "serves", asked.reader, "basic")
        wanted = query.boolean_query(
            [(occur.Must, said), (occur.Must, query.const_score_query(serving, 0.0))]
        )
        searcher = self._index.searcher()
        found = searcher.search(wanted, limit=RESULTS_PER_PAGE)
        searcher.aggregate(wanted, self._counts)
        places = [place for _, place in found.hits]
        if highlights:
            marking = [
                self._tantivy.SnippetGenerator.create(searcher, said, self._schema, part)
                for part in ("title", "body")
            ]
            for document in map(searcher.doc, places):
                for each in marking:
                    each.snippet_from_doc(document).to_html()
        else:
            searcher.fast_field_values("number", places)
        return int(found.count)

    def close(self) -> None:
        """Free what it holds."""


class Fts5:
    """Searches with SQLite's FTS5: ``bm25`` with weights, ``snippet``, counts by ``GROUP BY``."""

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(file)
        self._connection.execute("PRAGMA cache_size = -200000")  # 200 MB
        tokens = "tokenize = 'unicode61 remove_diacritics 2'"
        self._connection.execute(
            f"CREATE VIRTUAL TABLE entries USING fts5({', '.join(WEIGHTS)}, {tokens})"
        )
        self._connection.execute(
            "CREATE TABLE facets (entry INTEGER, field TEXT, value TEXT,"
            " PRIMARY KEY (entry, field, value)) WITHOUT ROWID"
        )
        self._connection.execute(
            "CREATE TABLE served (reader TEXT, entry INTEGER, PRIMARY KEY (reader, entry))"
            " WITHOUT ROWID"
        )

    def fill(self, entries: Iterable[Entry]) -> None:
        """Index all entries in one transaction."""
        marks = ", ".join("?" * (len(WEIGHTS) + 1))
        insert = f"INSERT INTO entries (rowid, {', '.join(WEIGHTS)}) VALUES ({marks})"  # noqa: S608
        with self._connection as connection:
            for number, entry in enumerate(entries):
                connection.execute(insert, (number, *texts(entry).values()))
                connection.executemany(
                    "INSERT INTO facets VALUES (?, ?, ?)", facet_rows(number, entry)
                )
                connection.executemany(
                    "INSERT INTO served VALUES (?, ?)",
                    [(reader, number) for reader in entry.readers],
                )
            connection.execute("INSERT INTO entries (entries) VALUES ('optimize')")

    def page(self, asked: Asked, *, highlights: bool = True) -> int:
        """Make a page."""
        said = " ".join(f'"{word}"' for word in asked.text.split())
        found = (  # CROSS: SQLite then looks for words first
            "FROM entries CROSS JOIN served ON served.entry = entries.rowid AND reader = ?"
            " WHERE entries MATCH ?"
        )
        asking = (asked.reader, said)
        shown = "snippet(entries, 3, '<b>', '</b>', '…', 30)" if highlights else "entries.rowid"
        weights = ", ".join(map(str, WEIGHTS.values()))
        best = (  # an excerpt selected beside the rank would be cut of every document found
            f"SELECT entries.rowid {found}"
            f" ORDER BY bm25(entries, {weights}) LIMIT {RESULTS_PER_PAGE}"
        )
        rows = ", ".join(str(row) for (row,) in self._connection.execute(best, asking))
        self._connection.execute(
            f"SELECT title, {shown} FROM entries"  # noqa: S608
            f" WHERE entries MATCH ? AND entries.rowid IN ({rows})",
            (said,),
        ).fetchall()
        counts = (
            f"WITH found AS MATERIALIZED (SELECT entries.rowid AS entry {found})"  # noqa: S608
            " SELECT field, value, count(*) FROM found JOIN facets USING (entry)"
            " GROUP BY field, value"
        )
        self._connection.execute(counts, asking).fetchall()
        counted = self._connection.execute(f"SELECT count(*) {found}", asking)
        return int(counted.fetchone()[0])

    def close(self) -> None:
        """Free what it holds."""
        self._connection.close()


class PostgreSql:
    """Searches with PostgreSQL: ``tsvector`` with four weights, ``ts_headline``, ``GROUP BY``."""

    LETTERS = {"title": "A", "concepts": "A", "names": "A", "summary": "B", "labels": "B"}
    """The weight of each part; all others are D. It has but four."""

    def __init__(self, url: str, schema: str) -> None:
        import psycopg

        self._connection = psycopg.connect(url, autocommit=True)
        self._schema = schema
        self._run(f'DROP SCHEMA IF EXISTS "{schema}" CASCADE')
        self._run(f'CREATE SCHEMA "{schema}"')
        self._run(f'SET search_path = "{schema}"')
        self._run(
            "CREATE TABLE entries (number integer PRIMARY KEY, title text, body text,"
            " readers text[], said tsvector)"
        )
        self._run("CREATE TABLE facets (entry integer, field text, value text)")

    def fill(self, entries: Iterable[Entry]) -> None:
        """Index all entries, then count them for its planner."""
        weighed = " || ".join(
            f"setweight(to_tsvector('simple', %({part})s), '{self.LETTERS.get(part, 'D')}')"
            for part in WEIGHTS
        )
        insert = (
            "INSERT INTO entries VALUES"  # noqa: S608
            f" (%(number)s, %(title)s, %(body)s, %(readers)s, {weighed})"
        )
        facets: list[tuple[int, str, str]] = []

        def rows() -> Iterator[dict[str, Any]]:
            for number, entry in enumerate(entries):
                facets.extend(facet_rows(number, entry))
                yield {"number": number, "readers": list(entry.readers), **texts(entry)}

        with self._connection.cursor() as cursor:
            cursor.executemany(insert, rows())
            with cursor.copy("COPY facets FROM STDIN") as copy:
                for row in facets:
                    copy.write_row(row)
        self._run("CREATE INDEX ON entries USING gin (said)")
        self._run("CREATE INDEX ON facets (entry)")
        self._run("VACUUM ANALYZE")

    def page(self, asked: Asked, *, highlights: bool = True) -> int:
        """Make a page."""
        asking = {"reader": asked.reader, "text": asked.text}
        found = (
            "FROM entries, plainto_tsquery('simple', %(text)s) AS sought"
            " WHERE said @@ sought AND %(reader)s = ANY (readers)"
        )
        best = f"SELECT * {found} ORDER BY ts_rank(said, sought) DESC LIMIT {RESULTS_PER_PAGE}"
        shown = "ts_headline('simple', body, sought)" if highlights else "number"
        self._run(f"SELECT title, {shown} FROM ({best}) AS best", asking)  # noqa: S608
        self._run(
            f"WITH found AS MATERIALIZED (SELECT number AS entry {found})"  # noqa: S608
            " SELECT field, value, count(*) FROM found JOIN facets USING (entry)"
            " GROUP BY field, value",
            asking,
        )
        return int(self._run(f"SELECT count(*) {found}", asking)[0][0])

    def close(self) -> None:
        """Drop its tables."""
        self._run(f'DROP SCHEMA "{self._schema}" CASCADE')
        self._connection.close()

    def _run(self, statement: str, asking: dict[str, str] | None = None) -> Sequence[Any]:
        cursor = self._connection.execute(statement.encode(), asking)
        return cursor.fetchall() if cursor.description else ()


def texts(entry: Entry) -> dict[str, str]:
    """Return the texts of an entry by part, in the order of ``WEIGHTS``."""
    names = chain.from_iterable(each.names for each in entry.concepts)
    own = {part: getattr(entry, part) for part in WEIGHTS if part != "concepts"}
    return {**own, "concepts": " ".join(name for _, name in names)}


def values(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield what an entry is filtered by and counted by."""
    for reader in entry.readers:
        yield "serves", reader
    for field in FACETS:
        for value in entry.facets[field]:
            yield field, value


def facet_rows(number: int, entry: Entry) -> list[tuple[int, str, str]]:
    """Return the rows of an entry's values, for a table."""
    return [(number, *each) for each in dict.fromkeys(values(entry)) if each[0] != "serves"]
