"""Turns a form as it was sent into a report, and back into a form."""

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from werkzeug.datastructures import MultiDict

from content_models.inbox import MAXIMUM_ADDRESS_CHARACTERS, MAXIMUM_PROOF_CHARACTERS, Topic
from content_models.inbox.labels import TOPIC_LABELS
from portal.reading.wording import Wording
from portal.reports.labels import question
from portal.reports.models import Choice, Record, ReportForm, SentReport
from portal.sending.searched import carried, read_searched
from portal.sending.typed import cleaned, says_nothing

FEWEST_LABELS = 2
"""Of a host that takes mail from strangers: a name and its domain."""
_UNSEEN = frozenset({"Cf", "Zs"})
"""Marks of direction that come along when an Arabic reader pastes an address, and spaces."""


class BadAddressError(ValueError):
    """Somebody typed what is no email address."""


def read_key(text: str) -> UUID | None:
    """Return the key of a record; None where the text is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def read_link(said: MultiDict[str, str]) -> SentReport:
    """Read what leads to the form, in an address or in its hidden fields."""
    return SentReport(
        item=read_key(said.get("item", "")),
        proof=said.get("from", "")[:MAXIMUM_PROOF_CHARACTERS],
        searched=read_searched(said),
    )


def read_report(sent: MultiDict[str, str]) -> SentReport:
    """Read whatever was sent; nothing is an error here."""
    named = set(sent.getlist("wrong"))
    texts = {topic: cleaned(sent.get(text_field(topic), "")) for topic in Topic}
    return replace(
        read_link(sent),
        token=sent.get("token", ""),
        chosen=frozenset(topic for topic in Topic if topic in named),
        texts={topic: text for topic, text in texts.items() if not says_nothing(text)},
        email=cleaned(sent.get("email", "")).strip(),
    )


def text_field(topic: Topic) -> str:
    """Return the name of the field beside a topic."""
    return f"right-{topic}"


def read_email(typed: str) -> str:
    """Return an email address as it is written to; empty for none.

    Raises:
        BadAddressError: it cannot be one.
    """
    plain = unicodedata.normalize("NFKC", typed)
    email = "".join(sign for sign in plain if unicodedata.category(sign) not in _UNSEEN)
    if not email:
        return ""
    name, _, host = email.rpartition("@")
    labels = host.split(".")
    is_good = (
        name.isprintable()
        and host.isprintable()
        and not set('",:;<>()[]\\@') & set(name + host)
        and name.isascii()
        and len(email) <= MAXIMUM_ADDRESS_CHARACTERS
        and len(labels) >= FEWEST_LABELS
        and all([name, *labels])
        and ".." not in f".{name}."
    )
    if not is_good:
        raise BadAddressError
    try:
        return f"{name}@{host.encode('idna').decode('ascii')}"
    except UnicodeError:
        raise BadAddressError from None


def form_of(
    record: Record,
    sent: SentReport,
    token: str,
    words: Wording,
    errors: Mapping[Topic, str] | None = None,
) -> ReportForm:
    """Return the form for a record, with all that was typed."""
    return ReportForm(
        token=token,
        sent=sent,
        searched=carried(sent.searched),
        choices=tuple(
            Choice(
                topic=topic,
                label=words.translate(TOPIC_LABELS[topic]),
                question=words.translate(question(topic)),
                is_chosen=topic in sent.chosen,
                text=sent.texts.get(topic, ""),
                error=(errors or {}).get(topic, ""),
            )
            for topic in record.topics
        ),
    )
