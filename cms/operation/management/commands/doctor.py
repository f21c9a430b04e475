"""Runs ``python -m cms doctor``."""

import argparse
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.operation.examinations import EXAMINATIONS
from cms.operation.findings import Examination, Finding, Grade, fault
from cms.operation.mail import examine_mail
from cms.operation.media import examine_media
from cms.operation.whole import examine_databases


class Command(BaseCommand):
    """Examines this installation, and says how to mend what is wrong."""

    help = "Examine this installation, and say how to mend what is wrong."
    requires_system_checks = ()  # an examination goes on where Django would stop

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare ``--mail``."""
        parser.add_argument("--mail", metavar="ADDRESS", default="", help="send a mail there, too")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run the command; it fails where there is a fault."""
        examinations = (
            *EXAMINATIONS,
            examine_databases,
            examine_media,
            lambda: examine_mail(options["mail"]),
        )
        faults = 0
        for examination in examinations:
            for finding in _findings(examination):
                faults += finding.grade is Grade.FAULT
                self._show(finding)
        if faults:
            raise CommandError(f"{faults} {'fault' if faults == 1 else 'faults'}")
        self.stdout.write("no fault")

    def _show(self, finding: Finding) -> None:
        styles = {Grade.GOOD: self.style.SUCCESS, Grade.ADVICE: self.style.WARNING}
        style = styles.get(finding.grade, self.style.ERROR)
        self.stdout.write(f"{style(f'{finding.grade:7}')} {finding.what}: {finding.says}")
        if finding.remedy:
            self.stdout.write(f"        {finding.remedy}")


def _findings(examination: Examination) -> Iterator[Finding]:
    """Yield what an examination finds, also that it could not be made."""
    try:
        yield from examination()
    except Exception as error:  # noqa: BLE001 - whatever stops one, the others are made
        reason = f"{type(error).__name__}: {error}"
        yield fault(
            "examination", f"one could not be made: {reason}", "see above for what is wrong"
        )
