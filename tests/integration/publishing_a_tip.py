"""Publishes a tip in a project that has this kind, and prints what is seen of it.

Run by test_adding_a_kind.py inside a copy of the project: it uses nothing of the tests.
"""

import json
from typing import Any

import django
from django.conf import settings
from django.test import Client
from django.urls import reverse

PLAIN_FILES = "django.contrib.staticfiles.storage.StaticFilesStorage"
settings.STORAGES["staticfiles"]["BACKEND"] = PLAIN_FILES  # nobody has collected them here
django.setup()

from cms.tips.models import TipPage  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402

from cms.library.models import LibraryPage  # noqa: E402
from cms.preview.provider import CmsPreviews  # noqa: E402
from cms.preview.services import row, share  # noqa: E402
from cms.publishing.request import projector  # noqa: E402
from cms.publishing.rooms import search_engine  # noqa: E402
from cms.publishing.soundness import ensure_sound  # noqa: E402
from wsgi import create_portal  # noqa: E402

TITLE, SUMMARY, TEXT = "Commencer par les prénoms", "On se parle mieux.", "Un tour de table"

folder: Any = LibraryPage.objects.get(locale__language_code="fr")
page: Any = TipPage(title=TITLE, slug="prenoms", summary=SUMMARY, locale=folder.locale, live=False)
page.body = [("text", f"<p>{TEXT}</p>")]
folder.add_child(instance=page)
page.save_revision().publish()
ensure_sound()
projector().drain(timeout_seconds=60)

site: Any = create_portal(search_engine(), CmsPreviews())
reader = site.test_client()
documents = reader.get("/api/v1/documents?kind=tip").get_json()["items"]
path = documents[0]["url"].removeprefix("http://localhost:8000")
shown = reader.get(path)
html = shown.get_data(as_text=True)
graph = json.loads(html.partition('ld+json">')[2].partition("</script>")[0])["@graph"]


def admin_page(name: str, /, *args: object, **query: str) -> Any:
    return editor.get(reverse(name, args=args).removeprefix("/cms"), query)


user: Any = get_user_model().objects.create_superuser("admin", "admin@insert.example", "x")
editor = Client(SERVER_NAME="localhost")
editor.force_login(user)
admin = {
    "form": admin_page("wagtailadmin_pages:edit", page.pk),
    "help": admin_page("guidance_how_to"),
    "desk": admin_page("wagtailadmin_home"),
    "table": admin_page("translation_table", label="tips.tippage"),
}
similar = admin_page("guidance_similar", "tip", name="Commencer par les prenoms", language="fr")

draft: Any = page.get_latest_revision_as_object()
draft.title = "Un autre titre"
draft.save_revision()
address = row(share(page, user, 1), page).address.removeprefix("http://localhost:8000")
shared = reader.get(address)
preview = admin_page("preview_draft", "tips.tippage", page.pk)


def has(address: str, text: str) -> bool:
    return text in reader.get(address).get_data(as_text=True)


seen = {
    "page": shown.status_code,
    "page says title, summary and text": [each in html for each in (TITLE, SUMMARY, TEXT)],
    "an address without its slug leads there": reader.get(
        f"/fr/tips/other-{path.rpartition('-')[2]}"
    ).status_code,
    "structured data": [each["@type"] for each in graph],
    "found by a word of its text": has("/fr/library?q=tour+de+table", path),
    "found by its kind": has("/fr/library?kind=tip", path),
    "in the feed": has("/feeds/fr/library.atom", path),
    "in the sitemap": has("/fr/sitemap.xml", path),
    "api": [each["kind"] for each in documents],
    "described": "TipItem"
    in reader.get("/api/v1/openapi.json").get_json()["components"]["schemas"],
    "preview": preview.status_code,
    "shared draft": shared.status_code,
    "shared draft says what is not published": "Un autre titre" in shared.get_data(as_text=True),
    "form": admin["form"].status_code,
    "form explains": "Say first what to do, then why." in admin["form"].content.decode(),
    "help explains": "How to write a tip" in admin["help"].content.decode(),
    "desk offers": "New tip" in admin["desk"].content.decode(),
    "table of translations": TITLE in admin["table"].content.decode(),
    "likely duplicate": [each["name"] for each in similar.json()["similar"]],
    "style guide": has("/fr/styleguide/light", ">Tip<"),
}
TipPage.objects.get(pk=page.pk).unpublish()
projector().drain(timeout_seconds=60)
seen["page once unpublished"] = reader.get(path).status_code
print(json.dumps(seen))
