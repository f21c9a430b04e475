"""Lets the hour come at which something is to be published: ``python -m inside.hurrying``."""

from datetime import timedelta

import django


def main() -> None:
    django.setup()
    from django.utils import timezone
    from wagtail.models import Revision

    an_hour_ago = timezone.now() - timedelta(hours=1)
    for revision in Revision.objects.filter(approved_go_live_at__isnull=False):
        revision.approved_go_live_at = an_hour_ago
        revision.content["go_live_at"] = an_hour_ago.isoformat()
        revision.save()


if __name__ == "__main__":
    main()
