"""Publishes a case study, and leaves it to the worker to tell readers.

Run as ``python -m tests.integration.publishing_later TITLE`` in an installation of its own.
"""

import sys

import django


def main(title: str) -> None:
    django.setup()
    from cms.publishing.request import deferred_drain
    from tests.cms import factories

    with deferred_drain():
        factories.published_case_study(title, slug=title.lower())


if __name__ == "__main__":
    main(sys.argv[1])
