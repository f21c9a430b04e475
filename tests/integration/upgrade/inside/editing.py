"""Works in an installation for a while as its people do, and says what must be found again.

Run as ``python -m inside.editing FILE``; the file gets what was done, as JSON.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django


def main(file: Path) -> None:
    django.setup()
    from django.core.management import call_command
    from inside import people, showing, writing

    published = showing.published()
    people.join()
    items = {each.__name__: each() for each in everything_written()}
    done: dict[str, Any] = {
        "wishes": showing.wishes(),
        "shared": showing.a_shared_draft(),
        "revoked": showing.a_revoked_link(),
        "own_look": showing.an_editors_own_look(),
    }
    writing.deleted_items()
    call_command("drain")
    published |= showing.published()
    waiting = writing.a_change_that_waits_in_the_outbox
    items[waiting.__name__] = waiting()
    for each in items.values():
        each["revisions"] = revisions_of(each)
    done |= {"items": items, "published": published, "sessions": people.sessions()}
    file.write_text(json.dumps(done))


def revisions_of(described: dict[str, Any]) -> list[int]:
    """The versions of an item, the oldest first."""
    from inside.content import model

    thing = model(described["label"]).objects.get(pk=described["pk"])
    return list(thing.revisions.order_by("pk").values_list("pk", flat=True))


def everything_written() -> list[Callable[[], dict[str, Any]]]:
    """In this order."""
    from inside import reviewing, translating, writing

    return [
        writing.a_draft_of_a_page,
        writing.a_draft_of_an_organisation,
        writing.a_draft_of_a_partner,
        writing.a_new_page,
        writing.a_published_change,
        writing.a_new_word_of_a_theme,
        writing.a_renamed_page,
        writing.a_moved_page,
        writing.an_unpublished_page,
        writing.an_unpublished_organisation,
        reviewing.a_page_in_review,
        reviewing.an_organisation_in_review,
        reviewing.a_page_half_way_through_its_review,
        reviewing.a_page_with_changes_asked_for,
        reviewing.a_page_published_by_its_review,
        reviewing.a_scheduled_page,
        reviewing.a_page_that_will_expire,
        reviewing.a_hidden_page,
        reviewing.a_locked_page,
        reviewing.a_locked_organisation,
        translating.a_page_translated_in_part,
        translating.an_organisation_translated_in_part,
        translating.a_translation_older_than_its_original,
    ]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
