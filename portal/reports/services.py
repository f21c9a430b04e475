"""Finds what a report is about, and takes reports in."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from content_models.inbox import (
    MAXIMUM_TEXT_CHARACTERS,
    Claim,
    Reply,
    Report,
    Reports,
    Subject,
    Topic,
)
from content_models.languages import best_version
from content_models.published import Found, Gone
from content_models.published.reading import StoreSnapshot
from content_models.references import short_id
from portal.reading import addresses
from portal.reading.kinds import Kinds
from portal.reports.models import Record, SentReport
from portal.sending.models import Envelope, Searched
from portal.sending.services import nonce_of, refuse_other_sites, taking_in
from portal.web.form_tokens import FormTokens

TOPICS_WITHOUT_RECORD = (Topic.MISSING, Topic.NOT_FOUND, Topic.OTHER)


def record_of(snapshot: StoreSnapshot, kinds: Kinds, key: UUID | None, language: str) -> Record:
    """Return what is known of a record, be it deleted or merged."""
    found = snapshot.find(short_id(key)) if key else None
    if found is None or key not in _keys(found) or found.kind not in kinds:
        return without_record(Searched())
    kind = kinds[found.kind]
    if isinstance(found, Gone):
        return Record(Subject(found.key, found.kind), kind.topics)
    return _published(found, kinds, language)


def _keys(found: Found | Gone) -> tuple[UUID | None, ...]:
    return (found.key, found.merged) if isinstance(found, Found) else (found.key,)


def _published(found: Found, kinds: Kinds, language: str) -> Record:
    kind = kinds[found.kind]
    document = found.document(best_version(language, found.slugs))
    return Record(
        Subject(found.key, found.kind, document.title, document.locale),
        kind.topics,
        document,
        addresses.item(language, found.kind, document.segment),
        kind.values,
    )


def without_record(searched: Searched) -> Record:
    """Return the subject of a report on a search, or on nothing in particular."""
    subject = Subject(section=searched.section, words=searched.words, filters=searched.filters)
    return Record(subject, TOPICS_WITHOUT_RECORD)


def unknown_record(key: UUID) -> Record:
    """Return a record while nobody can read what is published."""
    return Record(Subject(key), (Topic.OTHER,))


def chosen_topics(record: Record, sent: SentReport) -> list[Topic]:
    """Return what is said to be wrong.

    Without style sheets, fields stand open: who ticked nothing but wrote something meant that.
    """
    chosen = [topic for topic in record.topics if topic in sent.chosen]
    return chosen or [topic for topic in record.topics if topic in sent.texts]


def wrong_texts(record: Record, sent: SentReport) -> Iterator[tuple[Topic, int]]:
    """Yield the topics whose text is to be mended, with its length."""
    for topic in chosen_topics(record, sent):
        length = len(sent.texts.get(topic, "").strip())
        if length > MAXIMUM_TEXT_CHARACTERS or (topic is Topic.OTHER and not length):
            yield topic, length


def claims_of(topics: list[Topic], texts: Mapping[Topic, str]) -> tuple[Claim, ...]:
    """Return what is wrong, with what would be right."""
    return tuple(Claim(topic, texts.get(topic, "").strip()) for topic in topics)


def send_report(
    reports: Reports,
    tokens: FormTokens,
    record: Record,
    sent: SentReport,
    reply: Reply | None,
    envelope: Envelope,
) -> None:
    """Take a report in whose fields have been checked.

    Raises:
        RefusedError: it was not taken in.
    """
    refuse_other_sites(envelope)
    report = Report(
        identifier=nonce_of(tokens, sent.token),
        about=record.subject,
        claims=claims_of(chosen_topics(record, sent), sent.texts),
        language=envelope.language,
        received_at=envelope.now,
        proof=sent.proof if record.subject.item else "",
    )
    with taking_in():
        reports.receive(report, reply, envelope.sender)
