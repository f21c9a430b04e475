"""The release's own settings, with the admin's static files as they lie in its applications.

Compressing them takes longer than all that is tried here, and upgrades nothing.
"""

from cms.settings import *  # noqa: F403
from cms.settings import STORAGES as OWN

STORAGES = OWN | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
