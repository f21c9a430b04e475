"""Names the roots of the site's parts that are treated apart from pages."""

API_ROOT = "/api/v1"
HSDS_ROOT = "/hsds"
ORUK_ROOT = "/oruk"
DATA_ROOT = "/data"
FOR_PROGRAMS = (f"{API_ROOT}/", f"{HSDS_ROOT}/", f"{ORUK_ROOT}/")
"""There an error is JSON, and anybody can make any number of addresses."""
OPEN_TO_ALL_SITES = (*FOR_PROGRAMS, f"{DATA_ROOT}/")
"""Pages of other sites may read what is there."""
