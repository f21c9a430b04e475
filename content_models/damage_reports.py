"""Tells the worker that somebody met damage in what readers see.

A report is a file in the folder that all processes share. The worker checks everything once a
minute; by a report it does so at once.
"""

import logging
from pathlib import Path

from content_models.deployment import Deployment

logger = logging.getLogger(__name__)

REPORT = "damage-reported"


class DamageReports:
    """Leaves and takes reports; one is as good as many."""

    def __init__(self, deployment: Deployment) -> None:
        self._path: Path = deployment.var_folder / REPORT

    def leave(self) -> None:
        """Report damage. Where even that fails, the next check by the clock finds it."""
        try:
            self._path.touch()
        except OSError as error:
            logger.warning("damage cannot be reported: %s", error)

    def take(self) -> bool:
        """Return whether there was a report since the last time."""
        try:
            self._path.unlink()
        except OSError:
            return False
        return True
