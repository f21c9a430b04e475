"""Versions of a case study of two blocks, and what is stale in them."""

from typing import Any

from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

from cms.publishing.collecting import collect
from cms.translation.models import Version
from tests.cms import factories

TEXTS = [("text", RichText("<p>Un.</p>")), ("quote", {"text": "Deux.", "attribution": ""})]


def original(**values: Any) -> Any:
    """A published case study of two blocks."""
    return factories.published_case_study(**{"body": TEXTS, "lessons": []} | values)


def by_hand(item: Any, language: str, **values: Any) -> Any:
    """A version written in the ordinary form, whose blocks have identities of their own."""
    return factories.translated_case_study(item, language, "Titel", **{"body": TEXTS} | values)


def places(item: Any, language: str) -> list[tuple[str, int | None, bool]]:
    """The stale parts of a version as readers have them."""
    found = collect([item.translation_key])
    assert not found.failures
    versions = found.documents[item.translation_key]
    document = next(each for each in versions if each.locale == language)
    return [(p.field, p.index, p.is_missing) for p in document.translation.stale_parts]


def some_of(item: Any, *numbers: int) -> StreamValue:
    """Some blocks of the body, in an order."""
    blocks = [item.body[number] for number in numbers]
    values = [(each.block_type, each.value, each.id) for each in blocks]
    return StreamValue(item.body.stream_block, values)


def block(item: Any, number: int) -> str:
    """The name of a block of the body."""
    return f"body/{item.body[number].id}"


def stale(item: Any, language: str) -> list[str]:
    """The names of the stale parts of a version."""
    version = Version.objects.get(key=item.translation_key, language=language)
    return [part.part for part in version.stale_parts]
