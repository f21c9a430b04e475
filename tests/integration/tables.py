"""Makes the CMS's tables: run as ``python -m tests.integration.tables`` in a new installation.

What Django does after migrating (permissions, roles, the page tree) is left out: it follows from
code that changes daily, takes a second, and comes with the copy's own ``migrate``.
"""

import django
from django.core.management import call_command
from django.db.models.signals import post_migrate


def main() -> None:
    django.setup()
    post_migrate.receivers.clear()
    call_command("migrate", verbosity=0)


if __name__ == "__main__":
    main()
