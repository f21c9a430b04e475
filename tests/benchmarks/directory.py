"""The directory beside the library, with as many invented documents each, in one run.

Each has a store, an index and a portal of its own, asked in turn. What it takes is processor time,
without the page cache; no page is asked for twice, or its documents would be cached. More of the
directory, an import, is measured in ``importing``.
"""

import random
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from unittest import mock
from urllib.parse import urlencode
from uuid import UUID

from flask.testing import FlaskClient

from content_models.blocks import RichText
from content_models.deployment import Deployment
from content_models.help import Accessibility, Delivery, Fee, WayToCome
from content_models.hours import Hours
from content_models.hours.prepared import time_slot
from content_models.kinds import Document
from content_models.kinds.case_study import CaseStudy
from content_models.kinds.organisation import Organisation
from content_models.kinds.term import Term
from content_models.places import Coordinates, Location
from content_models.published import PublishedStore, Writer
from content_models.services import Service, ServiceAtLocation
from content_models.vocabularies import Audience
from portal import create_app
from portal.settings import Settings
from portal.web import now
from search.entries import entries_of
from search.whoosh_engine import WhooshEngine
from tests import factories
from tests.benchmarks import importing
from tests.benchmarks.figures import Figure, Pair, times

SIZES = {10_000: 1.5, 50_000: 3.0}
"""Documents, and how many times as long as the library's the directory's page may take."""
MOST_ELSEWHERE = 3.0
MOST_IMPORTED = 10_000
ROUNDS = 8
ASKED = 60
"""Pages of each sort in a round, which has one p95."""
BUILD = "first"
WORDS_IN_A_BODY = 120
THEMES = 24
TOWNS = 300
WEEKS = 400
"""Different weeks of opening hours in ten thousand organisations; most invent none of their own."""
SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
TONGUES = ("fr", "en", "ar", "uk", "fa", "ps", "ti", "so", "tr", "es", "pt", "ru", "sq", "ka")


class Invention:
    """Invents documents, always the same ones."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)
        dice = self._dice
        self.words = ["".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))) for _ in range(4_000)]
        self._weights = [1 / (place + 5) for place in range(len(self.words))]
        self.themes = [
            factories.term(key=self._key(), title=self._text(1), slug=f"theme-{number}")
            for number in range(THEMES)
        ]
        self._towns = [
            (self._text(1).capitalize(), dice.uniform(43, 49), dice.uniform(-1, 7))
            for _ in range(TOWNS)
        ]
        self._weeks = [self._week() for _ in range(WEEKS)]

    def organisation(self, number: int) -> Organisation:
        """An organisation with one to three places, and services there."""
        dice = self._dice
        places = tuple(self._location() for _ in range(dice.choice((1, 1, 1, 2, 3))))
        services = tuple(self._service(places) for _ in range(dice.choice((1, 2, 2, 3, 4))))
        return factories.organisation(
            key=self._key(),
            slug=f"organisation-{number}",
            title=self._text(3).capitalize(),
            summary=self._text(20),
            body=(RichText(html=f"<p>{self._text(WORDS_IN_A_BODY)}</p>"),),
            audiences=(),
            spoken_languages=tuple(dice.sample(TONGUES, k=dice.randint(1, 4))),
            locations=places,
            services=services,
            themes=tuple(dict.fromkeys(theme for each in services for theme in each.themes)),
        )

    def case_study(self, number: int) -> CaseStudy:
        """A case study about one to three themes."""
        return factories.case_study(
            key=self._key(),
            slug=f"case-study-{number}",
            title=self._text(3).capitalize(),
            summary=self._text(20),
            body=(RichText(html=f"<p>{self._text(2 * WORDS_IN_A_BODY)}</p>"),),
            themes=self._some_themes(),
            place=self._dice.choice(self._towns)[0],
        )

    def word(self) -> str:
        """A word that readers may type: neither the most frequent nor the rarest."""
        return self._dice.choice(self.words[20:1_000])

    def near(self) -> tuple[str, str]:
        """Where a reader is, rounded as devices send it."""
        _, latitude, longitude = self._dice.choice(self._towns)
        return f"{latitude:.2f}", f"{longitude:.2f}"

    def _location(self) -> Location:
        dice = self._dice
        town, latitude, longitude = dice.choice(self._towns)
        near = Coordinates(
            latitude=latitude + dice.uniform(-0.05, 0.05),
            longitude=longitude + dice.uniform(-0.05, 0.05),
        )
        accessibility = (Accessibility.WHEELCHAIR,) if dice.random() < 0.5 else ()
        return Location(
            key=self._key(),
            place=town,
            country="FR",
            coordinates=near,
            accessibility=accessibility,
            hours=self._hours(),
        )

    def _service(self, places: tuple[Location, ...]) -> Service:
        dice = self._dice
        at = dice.sample(places, k=dice.randint(1, len(places)))
        own = dice.random() < 0.3
        return Service(
            key=self._key(),
            name=self._text(2).capitalize(),
            description=self._text(15),
            themes=self._some_themes(),
            audiences=tuple(dice.sample(tuple(Audience), k=2)),
            fee=dice.choice((Fee.FREE, Fee.FREE, Fee.PAID, None)),
            ways=tuple(dice.sample(tuple(WayToCome), k=2)),
            delivery=tuple(dice.sample(tuple(Delivery), k=1)),
            languages=tuple(dice.sample(TONGUES, k=2)),
            at=tuple(
                ServiceAtLocation(location=each.key, hours=self._hours() if own else None)
                for each in at
                if each.key
            ),
        )

    def _hours(self) -> Hours | None:
        """Hours of one in five are not known, and one in five has a week of its own."""
        chance = self._dice.random()
        if chance < 0.2:
            return None
        return self._week() if chance < 0.4 else self._dice.choice(self._weeks)

    def _week(self) -> Hours:
        dice = self._dice
        week = {}
        for day in dice.sample(DAYS, k=dice.randint(2, 6)):
            opens, closes = 480 + 15 * dice.randint(0, 8), 1020 + 15 * dice.randint(0, 12)
            week[day] = [{"opens": opens, "closes": 720}, {"opens": 810, "closes": closes}]
        return Hours.model_validate(
            {
                "timezone": "Europe/Paris",
                "holiday_region": dice.choice(("FR-64", "FR-33", "FR-67")),
                "public_holidays": "closed",
                "week": week,
                "yearly_closures": [
                    {"first": {"month": 8, "day": 1}, "last": {"month": 8, "day": 15}}
                ],
            }
        )

    def _text(self, words: int) -> str:
        return " ".join(self._dice.choices(self.words, self._weights, k=words))

    def _some_themes(self) -> tuple[UUID, ...]:
        themes = self._dice.sample(self.themes, k=self._dice.randint(1, 3))
        return tuple(each.key for each in themes)

    def _key(self) -> UUID:
        return UUID(int=self._dice.getrandbits(128), version=4)


@dataclass
class Asking:
    """Asks a portal for pages.

    ``p95`` are the slowest but five in a hundred of each round, in seconds.
    """

    client: FlaskClient
    addresses: Iterator[str]

    def __post_init__(self) -> None:
        """Begin without any round."""
        self.p95: list[float] = []
        self._taken: list[float] = []

    def go_on(self) -> None:
        """Ask for the next page."""
        address = next(self.addresses)
        started = time.process_time()
        answer = self.client.get(address)
        self._taken.append(time.process_time() - started)
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status}")

    def end_round(self) -> None:
        """Keep the round's p95."""
        self.p95.append(quantiles(self._taken, n=20)[-1])
        self._taken.clear()


@contextmanager
def _on_a_monday_morning() -> Iterator[None]:
    """Have readers come when half of all are open, at whatever time this runs."""
    today = datetime.now(UTC).replace(hour=9, minute=0)
    slot = time_slot(today + timedelta(days=-today.weekday() % 7))
    with mock.patch.object(now, "current_slot", return_value=slot):
        yield


def measure(documents: int | None, rounds: int, say: Callable[[str], None]) -> list[Figure]:
    """Measure all that was promised of the directory."""
    sizes = SIZES if documents is None else {documents: SIZES.get(documents, MOST_ELSEWHERE)}
    pages = [_pages(size, most, rounds, say) for size, most in sizes.items()]
    say("importing")
    return [*pages, *importing.measure(min(*sizes, MOST_IMPORTED))]


def _pages(documents: int, most: float, rounds: int, say: Callable[[str], None]) -> Figure:
    """Ask for pages of the directory and of the library, in turn."""
    invention = Invention(documents)
    with ExitStack() as stack:
        stack.enter_context(_on_a_monday_morning())
        say(f"filling a directory with {documents:,} organisations")
        helpers = map(invention.organisation, range(documents))
        directory = stack.enter_context(_portal(invention.themes, helpers))
        say(f"filling a library with {documents:,} case studies")
        studies = map(invention.case_study, range(documents))
        library = stack.enter_context(_portal(invention.themes, studies))
        ours = Asking(directory, iter(partial(_directory, invention), ""))
        theirs = Asking(library, iter(partial(_library, invention), ""))
        say("asking")
        started = time.process_time()
        ours.go_on()
        first = time.process_time() - started
        for number in range(rounds + 1):
            for _ in range(ASKED):
                for each in (ours, theirs) if number % 2 else (theirs, ours):
                    each.go_on()
            for each in (ours, theirs):
                each.end_round()
    pairs: list[Pair] = list(zip(ours.p95[1:], theirs.p95[1:], strict=True))  # the first warms up
    taken = [f"{1000 * median(side):.0f} ms" for side in zip(*pairs, strict=True)]
    how = f"p95 {taken[0]} and {taken[1]}; the first page of all {first:.1f} s"
    return times(
        f"directory (words, near, open now, four facets) / library, {documents:,} documents",
        pairs,
        most,
        how,
    )


def _directory(invention: Invention) -> str:
    latitude, longitude = invention.near()
    asked = {
        "q": invention.word(),
        "lat": latitude,
        "lon": longitude,
        "open": "now",
        "free": "1",
        "wheelchair": "1",
        "spoken": "fr",
        "audience": Audience.FAMILIES.value,
    }
    return f"/fr/directory?{urlencode(asked)}"


def _library(invention: Invention) -> str:
    return f"/fr/library?{urlencode({'q': invention.word()})}"


@contextmanager
def _portal(themes: Iterable[Term], documents: Iterable[Document]) -> Iterator[FlaskClient]:
    """A portal of some documents, without a page cache."""
    with TemporaryDirectory(prefix="insert-bench-") as folder:
        deployment = Deployment(Path(folder), wants_vectors=False)
        engine = WhooshEngine(Path(folder) / "index")
        store = PublishedStore(deployment)
        with store.locked():
            store.create()
        named = {each.key: [each] for each in themes}
        with store.locked(), store.writing() as writer:
            for theme in themes:
                writer.put(theme)
            engine.create(BUILD).add_all(
                entry
                for document in _published(writer, documents)
                for entry in entries_of([document], named)
            )
            writer.name_index_build(BUILD)
        app = create_app(Settings(deployment, engine, cache_bytes=0))
        try:
            yield app.test_client(use_cookies=False)
        finally:
            store.close()


def _published(writer: Writer, documents: Iterable[Document]) -> Iterator[Document]:
    """Publish documents, and go on with each."""
    for document in documents:
        writer.put(document)
        yield document
