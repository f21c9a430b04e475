"""Who may write in a translation, hand it in and publish it, by whatever address."""

from collections.abc import Iterator
from typing import Any, TypeAlias

import pytest
from django.test import Client, TestCase
from pytest_django.plugin import DjangoDbBlocker
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from tests.cms import factories
from tests.cms.people.organisation_actions import LIST
from tests.cms.people.tables import cells
from tests.cms.shared import undone
from tests.cms.signing_in import partner_of, signed_in
from tests.cms.translation import translators

pytestmark = pytest.mark.django_db

MATRIX = """
                      editor  editor  editor-gr  translator  reviewer  admin
                      own     other   other      other       other     other
write a segment       yes     -       yes        yes         yes       yes
upload a file         yes     -       yes        yes         yes       yes
stop                  yes     -       yes        yes         yes       yes
take in the original  yes     -       yes        yes         yes       yes
hand in               yes     -       yes        yes         yes       yes
publish               -       -       -          -           yes       yes
publish at once       -       -       -          -           yes       yes
turn into an alias    -       -       -          -           yes       yes
say it still holds    yes     -       yes        yes         yes       yes
"""
"""Who writes for a Greek partner writes in what that partner publishes."""
SNIPPETS = "\n".join(
    line
    for line in MATRIX.splitlines()
    if line.strip().startswith(("editor", "own", "write", "hand in", "publish"))
)
"""The same for organisations, where wagtail-localize itself would ask about their kind alone."""

Translations: TypeAlias = dict[tuple[str, str], int]
"""By kind of item and whose it is, a translation's key."""


@pytest.fixture(scope="module")
def translations(people: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Translations]:
    """A translation of every sort."""
    with undone(django_db_blocker):
        yield {
            (kind, whose): stale_translation(kind, whose).pk
            for kind in ("page", "organisation")
            for whose in ("own", "other")
        }


@pytest.mark.parametrize(("action", "who", "whose", "may"), cells(MATRIX))
def test_what_a_role_may_do_with_a_translated_page(
    translations: Translations, action: str, who: str, whose: str, may: bool
) -> None:
    client = signed_in(who)
    translation = Translation.objects.get(pk=translations["page", whose])

    with TestCase.captureOnCommitCallbacks(execute=True):
        answer = ATTEMPTS[action](client, translation)

    assert answer.status_code in {200, 201, 302, 403}
    assert EFFECTS[action](translation) == may


@pytest.mark.parametrize(("action", "who", "whose", "may"), cells(SNIPPETS))
def test_what_a_role_may_do_with_a_translated_organisation(
    translations: Translations, action: str, who: str, whose: str, may: bool
) -> None:
    client = signed_in(who)
    translation = Translation.objects.get(pk=translations["organisation", whose])

    with TestCase.captureOnCommitCallbacks(execute=True):
        ATTEMPTS[action](client, translation)

    assert EFFECTS[action](translation) == may


def test_nobody_approves_what_they_handed_in() -> None:
    client = signed_in("reviewer")
    translation = stale_translation("page", "other")
    _post(client, translation, {"translation-submit": "yes"})

    answer = _post(client, translation, {"translation-review": "approve"})

    assert answer["Location"] == "/cms/"
    _post(client, translation, {"action": "publish"})
    assert not version(translation).live


def test_what_is_handed_in_is_approved_in_two_steps() -> None:
    translation = stale_translation("page", "other")
    _post(signed_in("translator"), translation, {"translation-submit": "yes"})
    reviewer = signed_in("reviewer")

    for is_public in (False, True):
        with TestCase.captureOnCommitCallbacks(execute=True):
            _post(reviewer, translation, {"translation-review": "approve"})
        assert version(translation).live == is_public

    assert version(translation).title == "de Un atelier"


def test_changes_are_asked_for_and_handed_in_again() -> None:
    translation = stale_translation("page", "other")
    translator = signed_in("translator")
    _post(translator, translation, {"translation-submit": "yes"})

    asked = {"translation-review": "reject", "comment": "Le titre ?"}
    _post(signed_in("reviewer"), translation, asked)

    assert not version(translation).workflow_in_progress
    _post(translator, translation, {"translation-submit": "yes"})
    assert version(translation).workflow_in_progress


@pytest.mark.parametrize(("who", "may"), [("editor", False), ("translator", True)])
def test_buttons_to_translate_are_for_those_who_may(who: str, may: bool) -> None:
    client = signed_in(who)
    page = factories.published_case_study("Un atelier", publisher=partner_of("editor-gr"))
    organisation = factories.published_organisation(country="GR")

    pages = client.get(f"/pages/{page.get_parent().pk}/").content.decode()
    organisations = client.get(LIST).content.decode()

    assert (f"/localize/submit/page/{page.pk}/" in pages) == may
    address = f"/localize/submit/snippet/directory/organisation/{organisation.pk}/"
    assert (address in organisations) == may


def stale_translation(kind: str, whose: str) -> Translation:
    """A draft in German that is translated but for its title, of a French partner or a Greek."""
    if kind == "page":
        publisher = partner_of("editor" if whose == "own" else "editor-gr")
        item = factories.published_case_study("Un atelier", publisher=publisher)
    else:
        item = factories.published_organisation(country="FR" if whose == "own" else "GR")
    translation = translators.begun(item, "de")
    translators.translate(translation)
    return translation


def version(translation: Translation) -> Any:
    """The German version as it is stored."""
    return translators.now(translation.get_target_instance())


def edit_address(translation: Translation) -> str:
    """Its editor."""
    item = translation.get_target_instance()
    return f"/pages/{item.pk}/edit/" if isinstance(item, Page) else f"{LIST}edit/{item.pk}/"


def _post(client: Client, translation: Translation, values: dict[str, str]) -> Any:
    return client.post(edit_address(translation), values)


def _segment(translation: Translation) -> StringSegment:
    path = "title" if isinstance(translation.get_target_instance(), Page) else "name"
    return StringSegment.objects.get(source=translation.source, context__path=path)


def _write(client: Client, translation: Translation) -> Any:
    segment = _segment(translation).pk
    return client.put(
        f"/localize/translate/{translation.pk}/strings/{segment}/edit/",
        "value=Geschrieben",
        content_type="application/x-www-form-urlencoded",
    )


def _upload(client: Client, translation: Translation) -> Any:
    from django.core.files.uploadedfile import SimpleUploadedFile

    po = translation.export_po()
    for entry in po:
        entry.msgstr = "Geschrieben"
    file = SimpleUploadedFile("de.po", str(po).encode())
    return client.post(f"/localize/translate/{translation.pk}/pofile/upload/", {"file": file})


def _update(client: Client, translation: Translation, **values: str) -> Any:
    item = translation.source.get_source_instance()
    if isinstance(item, Page):
        translators.change(item, title="Un autre atelier")
    else:
        translators.change(item, name="Un autre atelier")
    return client.post(f"/localize/update/{translation.source_id}/", values)


def _confirm(client: Client, translation: Translation) -> Any:
    translation.save_target(publish=True)
    translation.get_target_instance().latest_revision.publish()
    item = translation.source.get_source_instance()
    field = "title" if isinstance(item, Page) else "name"
    translators.change(item, **{field: "Un autre atelier"})
    german = version(translation)
    place = f"{german._meta.app_label}/{german._meta.model_name}/{german.pk}"
    return client.post(f"/translation/parts/{place}/", {"part": field})


def _is_written(translation: Translation) -> bool:
    return StringTranslation.objects.filter(data="Geschrieben").exists()


def _is_taken_in(translation: Translation) -> bool:
    return _segment(translation).string.data == "Un autre atelier"


def _is_confirmed(translation: Translation) -> bool:
    from cms.translation.models import Version

    return Version.objects.get(key=translation.source.object_id, language="de").stale == []


ATTEMPTS = {
    "write a segment": _write,
    "upload a file": _upload,
    "stop": lambda client, each: client.post(
        f"/localize/translate/{each.pk}/disable/", {"confirmed": "yes"}
    ),
    "take in the original": _update,
    "hand in": lambda client, each: _post(client, each, {"translation-submit": "yes"}),
    "publish": lambda client, each: _post(client, each, {"action": "publish"}),
    "publish at once": lambda client, each: _update(client, each, publish_translations="on"),
    "turn into an alias": lambda client, each: client.post(
        f"/localize/page/{each.get_target_instance().pk}/convert_to_alias/"
    ),
    "say it still holds": _confirm,
}
EFFECTS = {
    "write a segment": _is_written,
    "upload a file": _is_written,
    "stop": lambda each: not Translation.objects.get(pk=each.pk).enabled,
    "take in the original": _is_taken_in,
    "hand in": lambda each: version(each).workflow_in_progress,
    "publish": lambda each: version(each).live,
    "publish at once": lambda each: version(each).live,
    "turn into an alias": lambda each: version(each).alias_of_id is not None,
    "say it still holds": _is_confirmed,
}
