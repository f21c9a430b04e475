"""Runs every command of Django, Wagtail and this project: ``python -m cms <command>``."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run the command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")
    execute_from_command_line(["python -m cms", *sys.argv[1:]])


if __name__ == "__main__":
    main()
