"""The CMS's settings in tests: a folder and, on PostgreSQL, schemas of its own."""

import atexit
import os
import secrets
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

VAR = tempfile.mkdtemp(prefix="insert-tests-")
atexit.register(shutil.rmtree, VAR, ignore_errors=True)
os.environ["VAR_FOLDER"] = VAR
Path(VAR, "static").mkdir()  # WhiteNoise warns where it is missing
os.environ["SCHEMA_PREFIX"] = f"t{secrets.token_hex(4)}_"

# Only now: settings read the environment when they are imported.
from cms.databases import database  # noqa: E402
from cms.settings import *  # noqa: E402, F403
from cms.settings import DEPLOYMENT, STORAGES  # noqa: E402

# The fixture `django_db_setup` gives it a database of its own, whose schemas need no prefix.
DATABASES = {"default": database(replace(DEPLOYMENT, schema_prefix=""))}

# A test signs in hundreds of times; what the hash costs is not what it tests.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **{name: STORAGES[name] for name in ("default", "originals")},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# The admin's own search is Wagtail's affair, and following it takes a fifth of the tests' time.
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": False}
}
