"""Writes the log of every process in one form, to standard error."""

import logging.config
import os
import time
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

USUAL_ZONE = "Europe/Paris"


def time_zone(environment: Mapping[str, str]) -> str:
    """Return the name of the time zone of the log, and of the admin: ``TIME_ZONE``."""
    return environment.get("TIME_ZONE") or USUAL_ZONE


def log_settings(environment: Mapping[str, str]) -> dict[str, Any]:
    """Return what ``logging.config.dictConfig`` takes, with the level of ``LOG_LEVEL``."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
                "datefmt": "%Y-%m-%dT%H:%M:%S%z",  # with its offset: hosts differ in their zones
            }
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
        # A line for each background task and each update of the index tells an operator nothing.
        "loggers": {"django_tasks": {"level": "WARNING"}},
        "root": {"handlers": ["console"], "level": environment.get("LOG_LEVEL") or "INFO"},
    }


def start_log(environment: Mapping[str, str]) -> None:
    """Begin the log of a process without Django, which does all of this by itself.

    Raises:
        ZoneInfoNotFoundError: if there is no such time zone.
    """
    os.environ.update(TZ=ZoneInfo(time_zone(environment)).key)
    time.tzset()
    logging.config.dictConfig(log_settings(environment))
