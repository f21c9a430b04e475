"""What may differ after an upgrade from the release in ``releases.py``, and why.

Whoever changes what is stored, published or answered on purpose names it here, until the next
release is the one to upgrade from.
"""

from collections.abc import Iterable
from fnmatch import fnmatchcase

PARTS = "versions note what is untranslated, removed or a placeholder"
TELEPHONES = "telephone numbers are read, and kept as a telephone dials them"
FIGURES = "what needs no translation is filled in"
FILES = "old addresses of replaced files lead to the new ones"
MERGING = "themes can be merged"
MAILS = "mails wait in a queue"
ATTEMPTS = "attempts to sign in are counted"
SHAPE = "documents have new fields, so harvesters are told of all of them"
ONE_PLACE = "a part of a course stands where its version made first stands, never twice"
SHORTER = "cards show less of a summary"
COLLECTIONS = "who may hide collections is said anew"
IN_ENGLISH = "names of permissions are stored as they are translated from"
WORDS = "methods and labels have better words"
FACTS = "facts stand once, at the original; words beside them in a field of each language"
SERVICES = "organisations have services, contacts, numbers, a source"
CHECKS = "who checked a record, and when, is kept beside it"
BY_NAME = "the directory stands by country and name, no longer the newest first"
NEEDS = "the needs that the directory asks for are a list of editors"
IMPORTS = "records of other directories are imported"
DUPLICATES = "two organisations can be merged"
EXPECTED = {
    "/cms.django_migrations/*": "a release brings its migrations",
    "/cms.django_content_type/*'app_label': 'entrance'*": ATTEMPTS,
    "/cms.entrance_attempt is gone: *": ATTEMPTS,
    "/cms.django_content_type/*'app_label': 'mailing'*": MAILS,
    "/cms.mailing_queuedmail is gone: *": MAILS,
    "/cms.django_content_type/*'model': 'formeraddress'*": FILES,
    "/cms.media_formeraddress is gone: *": FILES,
    "/cms.django_content_type/*'model': 'formerrendition'*": FILES,
    "/cms.media_formerrendition is gone: *": FILES,
    "/cms.taxonomy_theme/*/merged_keys is gone: *": MERGING,
    "/cms.auth_permission/*'codename': 'merge_theme'*": MERGING,
    "/cms.auth_group_permissions/* is gone: *": MERGING,
    "/rights/admin/in general/taxonomy.merge_theme is gone: *": MERGING,
    "/cms.auth_permission/*/name: *": IN_ENGLISH,
    "/cms.wagtailcore_groupcollectionpermission/* is gone: *": COLLECTIONS,
    "/cms.translation_version/*/parts: *": PARTS,
    "/cms.translation_version/*/stale: *": PARTS,
    "/cms.translation_version/*/is_placeholder is gone: *": PARTS,
    "/documents/*/document/translation/stale_parts: *": PARTS,
    "/cms.wagtail_localize_stringtranslation/* is gone: *": FIGURES,
    "/translations/*'Waiting for translations'*": FIGURES,
    "/cms.directory_organisationphone/*": TELEPHONES,
    "/cms.wagtailcore_revision/*/content: *": TELEPHONES,
    "/cms.wagtailcore_revision/*/content/phones: *": TELEPHONES,  # on PostgreSQL
    "/revisions/*/phones: *": TELEPHONES,
    "/items/directory.organisation */phones: *": TELEPHONES,
    "/documents/*/document/phones: *": TELEPHONES,
    "/documents/*/sequence: *": SHAPE,
    "/documents/*/changed_at: *": SHAPE,
    "/documents/*/document/activities: *": ONE_PLACE,
    "/documents/*/document/session: *": ONE_PLACE,
    "/words//*/library*": SHORTER,
    "/words//*/directory/words: *": BY_NAME,
    "/words//*/directory[?]*": BY_NAME,
    "/words//en/activities/*: 'input' is gone": WORDS,
    "/cms.directory_organisation/*/audiences: *": FACTS,
    "/cms.directory_organisation/*/spoken_languages: *": FACTS,
    "/cms.directory_organisation/*/email: *": FACTS,
    "/cms.directory_organisation/*/last_verified: *": FACTS,
    "/cms.directory_organisation/*/words is gone: *": FACTS,
    "/cms.directory_organisation_themes/*": FACTS,
    "/cms.directory_organisationlocation/*": FACTS,
    "/cms.wagtailcore_revision/*/content/locations: *": FACTS,  # on PostgreSQL
    "/cms.wagtailcore_revision/*/content/audiences: *": FACTS,
    "/cms.wagtailcore_revision/*/content/spoken_languages: *": FACTS,
    "/cms.wagtailcore_revision/*/content/email: *": FACTS,
    "/cms.wagtailcore_revision/*/content/last_verified: *": FACTS,
    "/cms.wagtailcore_revision/*/content/themes: *": FACTS,
    "/revisions/*/locations: *": FACTS,
    "/revisions/*/audiences: *": FACTS,
    "/revisions/*/spoken_languages: *": FACTS,
    "/revisions/*/email: *": FACTS,
    "/revisions/*/last_verified: *": FACTS,
    "/revisions/*/themes: *": FACTS,
    "/items/directory.organisation */locations: *": FACTS,
    "/items/directory.organisation */audiences: *": FACTS,
    "/items/directory.organisation */spoken_languages: *": FACTS,
    "/items/directory.organisation */email: *": FACTS,
    "/items/directory.organisation */last_verified: *": FACTS,
    "/items/directory.organisation */themes: *": FACTS,
    "/documents/*/document/locations: *": FACTS,
    "/cms.directory_organisation/*/legal_form is gone: *": SERVICES,
    "/cms.directory_organisation/*/source_* is gone: *": SERVICES,
    "/cms.directory_organisation/*/status is gone: *": SERVICES,
    "/cms.directory_organisation/*/year_founded is gone: *": SERVICES,
    "/cms.directory_organisation/*/verified_by is gone: *": CHECKS,
    "/cms.directory_organisation/*/is_asked is gone: *": CHECKS,
    "/cms.directory_organisationcheck is gone: *": CHECKS,
    "/cms.directory_checkreminder is gone: *": CHECKS,
    "/cms.directory_checkquestion is gone: *": CHECKS,
    "/cms.wagtailcore_revision/*/content/words is gone: *": FACTS,  # on PostgreSQL
    "/cms.auth_permission/*'codename': 'import_directory'*": IMPORTS,
    "/cms.django_content_type/*'app_label': 'imports'*": IMPORTS,
    "/cms.imports_* is gone: *": IMPORTS,
    "/rights/*/in general/imports.import_directory is gone: *": IMPORTS,
    "/cms.django_content_type/*'model': 'need*": NEEDS,
    "/cms.taxonomy_need* is gone: *": NEEDS,
    "/cms.auth_permission/*'codename': '*_need*": NEEDS,
    "/rights/*taxonomy.*_need*": NEEDS,
    "/rights/*/with snippets/* taxonomy.need is gone: *": NEEDS,
    "/cms.wagtailcore_revision/* is gone: *sort_order*": NEEDS,
    "/cms.wagtailcore_revision/* is gone: *{'pk': *, 'key': *, 'code': *": NEEDS,
    "/cms.django_content_type/*'app_label': 'duplicates'*": DUPLICATES,
    "/cms.directory_merge is gone: *": DUPLICATES,
    "/cms.duplicates_* is gone: *": DUPLICATES,
    "/cms.directory_costoption is gone: *": SERVICES,
    "/cms.directory_organisationcontact is gone: *": SERVICES,
    "/cms.directory_organisationidentifier is gone: *": SERVICES,
    "/cms.directory_service is gone: *": SERVICES,
    "/cms.directory_service_themes is gone: *": SERVICES,
    "/cms.directory_servicearea is gone: *": SERVICES,
    "/cms.directory_serviceatlocation is gone: *": SERVICES,
    "/cms.django_content_type/*'app_label': 'directory'*": SERVICES,
    "/cms.auth_permission/*'codename': '*_organisationcontact'*": SERVICES,
    "/cms.auth_permission/*'codename': '*_organisationidentifier'*": SERVICES,
    "/cms.auth_permission/*'codename': '*_service*'*": SERVICES,
    "/cms.auth_permission/*'codename': '*_costoption'*": SERVICES,
    "/rights/*directory.*_service*": SERVICES,
    "/rights/*directory.*_costoption*": SERVICES,
    "/rights/*directory.*_organisationcontact*": SERVICES,
    "/rights/*directory.*_organisationidentifier*": SERVICES,
}
"""Patterns of what ``lost`` says, each with its reason."""


def unexpected(lines: Iterable[str]) -> list[str]:
    """Those of some differences for which there is no reason."""
    return [line for line in lines if not any(fnmatchcase(line, pattern) for pattern in EXPECTED)]
