"""Turns reports into rows of the inbox, and back."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from content_models.inbox.reports import Claim, Decided, Decision, Reply, Report, Subject, Topic
from content_models.inbox.values import Section


def report_row(report: Report) -> dict[str, object]:
    """Return the columns of a report that has just come."""
    about = report.about
    return {
        "identifier": report.identifier,
        "thread": report.thread,
        "item": str(about.item or ""),
        "kind": about.kind,
        "title": about.title,
        "locale": about.locale,
        "section": about.section or "",
        "words": about.words,
        "filters": about.filters,
        "claims": claims_json(report.claims),
        "language": report.language,
        "received_at": report.received_at,
        "proof": report.proof,
        "history": history_json(report.history),
        "closed_at": None,
    }


def report_in(row: Mapping[Any, Any]) -> Report:
    """Return the report in a row; ``address`` is that of its reply, or None."""
    return Report(
        identifier=row["identifier"],
        about=Subject(
            item=UUID(row["item"]) if row["item"] else None,
            kind=row["kind"],
            title=row["title"],
            locale=row["locale"],
            section=Section(row["section"]) if row["section"] else None,
            words=row["words"],
            filters=row["filters"],
        ),
        claims=claims_in(row["claims"]),
        language=row["language"],
        received_at=row["received_at"].replace(tzinfo=UTC),  # SQLite forgets the zone
        proof=row["proof"],
        history=history_in(row["history"]),
        is_open=row["closed_at"] is None,
        is_awaited=row["address"] is not None,
    )


def claims_json(claims: Iterable[Claim]) -> str:
    """Return claims as the column holds them."""
    return json.dumps([[claim.topic.value, claim.text] for claim in claims], ensure_ascii=False)


def claims_in(text: str) -> tuple[Claim, ...]:
    """Return the claims in a column."""
    return tuple(Claim(Topic(topic), said) for topic, said in json.loads(text))


def history_json(history: Iterable[Decided]) -> str:
    """Return decisions as the column holds them."""
    rows = [[each.decision.value, each.word, each.by, each.at.isoformat()] for each in history]
    return json.dumps(rows, ensure_ascii=False)


def history_in(text: str) -> tuple[Decided, ...]:
    """Return the decisions in a column."""
    return tuple(
        Decided(Decision(decision), word, by, datetime.fromisoformat(at))
        for decision, word, by, at in json.loads(text)
    )


def letter_json(reply: Reply) -> str:
    """Return the mail that waits as the column holds it."""
    letter = {
        "subject": reply.subject,
        "outcomes": dict(reply.outcomes),
        "before_word": reply.before_word,
        "closing": reply.closing,
    }
    return json.dumps(letter, ensure_ascii=False)


def reply_in(address: str, letter: str) -> Reply:
    """Return the reply in a row."""
    return Reply(address=address, **json.loads(letter))
