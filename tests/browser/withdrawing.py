"""Publishes a case study and takes it away again: ``python -m tests.browser.withdrawing``.

Run in an installation. What is left is an address that answers 410.
"""

from uuid import UUID

import django

from content_models.references import short_id

KEY = UUID("0b1d5a3e-6c1f-4f0a-9d0e-5a7c3f9b2e41")
SEGMENT = f"withdrawn-{short_id(KEY)}"
"""The end of its address."""


def main() -> None:
    django.setup()
    from cms.publishing.request import deferred_drain, projector
    from tests.cms import factories

    with deferred_drain():
        page = factories.published_case_study("Une page retirée", translation_key=KEY)
    projector().drain(timeout_seconds=60)
    with deferred_drain():
        page.delete()
    report = projector().drain(timeout_seconds=60)
    assert not report.failures, report.failures


if __name__ == "__main__":
    main()
