"""Publishes long case studies, and takes one back; prints the paths of one and of the other.

Run as ``python -m tests.integration.publishing_a_few`` in an installation of its own.
"""

import json

import django

ITEMS = 40
WORDS = " ".join(f"mot{number}" for number in range(900))


def main() -> None:
    django.setup()
    from wagtail.rich_text import RichText

    from cms.publishing.request import projector
    from cms.publishing.soundness import ensure_sound
    from content_models.references import address_segment
    from tests.cms import factories

    ensure_sound()
    body = [("text", RichText(f"<p>{WORDS}</p>"))]
    pages = [
        factories.published_case_study(f"Atelier {number}", slug=f"atelier-{number}", body=body)
        for number in range(ITEMS)
    ]
    projector().drain(timeout_seconds=60)
    pages[0].unpublish()
    projector().drain(timeout_seconds=60)
    kept, gone = pages[-1], pages[0]
    paths = {
        name: f"/fr/case-studies/{address_segment(page.slug, page.translation_key)}"
        for name, page in (("kept", kept), ("gone", gone))
    }
    print(json.dumps(paths))


if __name__ == "__main__":
    main()
