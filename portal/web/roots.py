"""Names the roots of the site's parts that are treated apart from pages."""

API_ROOT = "/api/v1"
HSDS_ROOT = "/hsds"
ORUK_ROOT = "/oruk"
DATA_ROOT = "/data"
FOR_PROGRAMS = (f"{API_ROOT}/", f"{HSDS_ROOT}/", f"{ORUK_ROOT}/")
"""There an error is JSON, and anybody can make any number of addresses."""
LINES = "format=ndjson"
"""Asks a standard's list for all that it has, a line each."""
OPEN_TO_ALL_SITES = (*FOR_PROGRAMS, f"{DATA_ROOT}/")
"""Pages of other sites may read what is there."""


def is_a_large_file(path: str, query: str) -> bool:
    """Return whether an answer may be of any size.

    It is then sent as it lies on the disk.
    """
    if path.startswith((f"{HSDS_ROOT}/", f"{ORUK_ROOT}/")):
        return LINES in query.split("&")
    return path.startswith(f"{DATA_ROOT}/")
