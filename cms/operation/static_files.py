"""Tells if the admin's static files are where the admin's pages look for them."""

from functools import cache

from django.apps import apps
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage

ONE_OF_EVERY_PAGE = "wagtailadmin/css/core.css"


def missing_static_files() -> list[str]:
    """Return the names of static files that are installed and were not collected, in order."""
    collected = collected_names()
    if collected is None:
        return []
    ignored = getattr(apps.get_app_config("staticfiles"), "ignore_patterns", [])
    installed = {name for finder in get_finders() for name, _storage in finder.list(ignored)}
    return sorted(installed - collected)


def collected_names() -> set[str] | None:
    """Return the names that were collected; None where this storage keeps no list of them."""
    if not isinstance(staticfiles_storage, ManifestFilesMixin):
        return None
    hashed_files, _digest = staticfiles_storage.load_manifest()
    return set(hashed_files)


def reason_not_ready() -> str:
    """Return why the admin cannot show a page, for ``/readyz``; empty where it can."""
    return "" if _has_what_every_page_needs() else "the admin's static files: not collected"


@cache
def _has_what_every_page_needs() -> bool:
    """Ask once: the storage, too, reads its list when the process starts."""
    collected = collected_names()
    return collected is None or ONE_OF_EVERY_PAGE in collected
