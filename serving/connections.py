"""Lets a process hold as many connections as the system allows it."""

import resource

WANTED_FILES = 8192
"""A connection is an open file; shells and services often begin with 1,024."""


def allow_many() -> None:
    """Raise the number of files that this process may open, as far as it may."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY:
        return
    most = WANTED_FILES if hard == resource.RLIM_INFINITY else min(WANTED_FILES, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))
