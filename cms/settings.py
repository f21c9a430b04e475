"""Defines Django's settings, from the environment (docs/operations.md lists it)."""

import json
import os
from pathlib import Path

from cms.databases import database
from cms.mailing.server import MailServer
from cms.media.file_types import ENDINGS
from content_models.deployment import Deployment
from content_models.languages import DEFAULT_LANGUAGE, INTERFACE_LANGUAGES
from content_models.log import log_settings, time_zone
from content_models.searches import kept_days
from content_models.secret_key import read_secret_key
from content_models.transport import transport_security

CMS_FOLDER = Path(__file__).resolve().parent
DEPLOYMENT = Deployment.from_environment(os.environ)
BASE_URL = os.environ.get("BASE_URL", "http://localhost:8000").rstrip("/")

SECRET_KEY = read_secret_key(os.environ, DEPLOYMENT.var_folder)
DEBUG = False
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
TRUSTED_PROXIES = int(os.environ.get("TRUSTED_PROXIES") or 0)
SEARCH_COUNTS_DAYS = kept_days(os.environ)
ARCHIVES_UNCHECKED = os.environ.get("ARCHIVE_UNCHECKED", "1") != "0"
TRANSPORT_SECURITY = transport_security(os.environ)
CSRF_TRUSTED_ORIGINS = [BASE_URL] if BASE_URL.startswith("https://") else []

INSTALLED_APPS = [
    "cms.ground",  # first: its register asks all that follow for their kinds
    "cms.library",
    "cms.course",
    "cms.resources",
    "cms.information",
    "cms.directory",
    "cms.taxonomy",
    "cms.media",
    "cms.mailing",
    "cms.publishing",
    "cms.inbox",
    "cms.entrance",
    "cms.guidance",
    "cms.writing",
    "cms.desk",
    "cms.preview",
    "cms.freshness",
    "cms.demonstration",
    "cms.operation",
    "cms.searches",
    "cms.imports",
    "cms.duplicates",
    "cms.people",
    "cms.translation",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.embeds",
    "wagtail.sites",
    "cms.people.apps.UsersConfig",  # Wagtail's users
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "cms.entrance.headers.protecting",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "cms.ground.translations.in_their_language",
    "cms.ground.asking.knowing_who_asks",
    "cms.writing.leading.leading",
    "cms.media.request_size.refusing_large",
    "django.contrib.messages.middleware.MessageMiddleware",
    "cms.ground.refusals.SayingWhatIsMissing",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.publishing.request.draining_once",
]

ROOT_URLCONF = "cms.urls"
# The admin lives below /cms in the same process as the portal. Relative static addresses gave 404.
FORCE_SCRIPT_NAME = "/cms"
STATIC_URL = "/cms/static/"
STATIC_ROOT = Path(os.environ.get("STATIC_FOLDER") or DEPLOYMENT.var_folder / "static")
# In the admin, files ask who somebody is. The portal serves those that are public at /media/.
MEDIA_URL = "/cms/media/"
MEDIA_ROOT = DEPLOYMENT.media_folder
STORAGES = {
    "default": {"BACKEND": "cms.media.storage.UniqueNameStorage"},
    # Not for the portal: it serves renditions of these.
    "originals": {
        "BACKEND": "cms.media.storage.OriginalsStorage",
        "OPTIONS": {"file_permissions_mode": 0o640, "directory_permissions_mode": 0o750},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Workers that serve the portal must read what the admin's process writes.
FILE_UPLOAD_PERMISSIONS = 0o644

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [CMS_FOLDER / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": database(DEPLOYMENT)}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Each process has its own memory: one would not see a picture that another has replaced.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Kept apart from the portal's own cookies, and never sent to it.
SESSION_COOKIE_NAME = "cms_session"
SESSION_COOKIE_PATH = "/cms/"
SESSION_COOKIE_AGE = int(float(os.environ.get("SESSION_HOURS") or 336) * 3600)
CSRF_COOKIE_NAME = "cms_csrf"
CSRF_COOKIE_PATH = "/cms/"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BASE_URL.startswith("https://")
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the editor shows its own panels in frames

USE_TZ = True
TIME_ZONE = time_zone(os.environ)
USE_I18N = True
LANGUAGE_CODE = DEFAULT_LANGUAGE
# Content is written in the languages that the portal speaks.
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    (language.code, language.name) for language in INTERFACE_LANGUAGES.values()
]
LANGUAGE_COOKIE_NAME = "cms_language"
LANGUAGE_COOKIE_PATH = "/cms/"
LOCALE_PATHS = [CMS_FOLDER / "locale"]
FORMAT_MODULE_PATH = "cms.formats"

MAXIMUM_FILE_BYTES = int(os.environ.get("MAXIMUM_FILE_MEGABYTES", "20")) * 1024 * 1024
# A file comes with the fields of its form: a long article has a megabyte of them.
MAXIMUM_REQUEST_BYTES = MAXIMUM_FILE_BYTES + 5 * 1024 * 1024
MAXIMUM_IMPORT_BYTES = int(os.environ.get("MAXIMUM_IMPORT_MEGABYTES") or 500) * 1024 * 1024
LARGER_REQUESTS = {"/imports/upload/": MAXIMUM_IMPORT_BYTES}
"""By the beginnings of addresses in the CMS, where more may be sent than anywhere else."""

WAGTAIL_SITE_NAME = os.environ.get("SITE_NAME") or "INSERT"
WAGTAIL_I18N_ENABLED = True
# A new translation is a draft, and what was translated outlives the original.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True
if os.environ.get("MACHINE_TRANSLATOR"):
    WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": os.environ["MACHINE_TRANSLATOR"],
        "OPTIONS": json.loads(os.environ.get("MACHINE_TRANSLATOR_OPTIONS", "{}")),
    }
WAGTAILADMIN_BASE_URL = BASE_URL  # what is put behind it begins with /cms already
# Editors may write Ukrainian in an admin that is not translated: it is offered in what is.
WAGTAILADMIN_PERMITTED_LANGUAGES = [
    (code, name) for code, name in LANGUAGES if (LOCALE_PATHS[0] / code).exists()
]
WAGTAILADMIN_USER_LOGIN_FORM = "cms.entrance.forms.GuardedSignInForm"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "cms.entrance.forms.GuardedResetForm"  # noqa: S105 - a class
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # no request to a third party
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILIMAGES_IMAGE_MODEL = "media.PortalImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.media.picture_forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "heic", "heif", "avif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = MAXIMUM_FILE_BYTES
WAGTAILDOCS_DOCUMENT_MODEL = "media.PortalDocument"
WAGTAILDOCS_SERVE_METHOD = "direct"  # the portal serves files itself
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.media.forms.DocumentForm"
WAGTAILDOCS_EXTENSIONS = list(ENDINGS)
WAGTAILDOCS_MAX_UPLOAD_SIZE = MAXIMUM_FILE_BYTES
WAGTAIL_MODERATION_ENABLED = True
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long article has more fields than Django's 1,000

SILENCED_SYSTEM_CHECKS = [
    "wagtailembeds.W001",  # no embeds: the portal makes no third-party request
]
MAIL_SERVER = MailServer.from_environment(os.environ)
EMAIL_BACKEND = "cms.mailing.backend.QueueBackend"
EMAIL_DELIVERY_BACKEND = MAIL_SERVER.backend
"""What hands queued mails over."""
EMAIL_HOST, EMAIL_PORT = MAIL_SERVER.host, MAIL_SERVER.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL_SERVER.account, MAIL_SERVER.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL_SERVER.security == "starttls", MAIL_SERVER.security == "tls"
EMAIL_TIMEOUT = 20  # seconds; a server that accepts and says nothing would hold the others up
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "portal@localhost")

LOGGING = log_settings(os.environ)
