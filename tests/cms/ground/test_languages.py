"""The admin speaks the language of who reads it; what nobody has translated is English."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import wagtail.admin
from babel.messages.pofile import read_po
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils.functional import Promise
from django.utils.translation import gettext, override
from wagtail.forms import TaskStateCommentForm
from wagtail.users.models import UserProfile

from cms.ground.translations import ASK_TOO_EARLY
from tests.cms.signing_in import signed_in

FALLING_BACK = ["de", "el", "ar", "en"]
WAGTAILS = Path(wagtail.admin.__file__).parent / "locale"


def missing_from(language: str) -> Iterator[str]:
    """Messages of Wagtail's admin that French has and another language lacks."""
    catalogues = {}
    for code in ("fr", language):
        with (WAGTAILS / code / "LC_MESSAGES" / "django.po").open("rb") as file:
            catalogues[code] = read_po(file)
    for message in catalogues["fr"]:
        other = catalogues[language].get(message.id, message.context)
        is_plain = isinstance(message.id, str) and message.id and not message.context
        if is_plain and message.string and (other is None or not other.string):
            yield str(message.id)


@pytest.mark.parametrize("language", FALLING_BACK)
def test_a_message_that_is_not_translated_is_english_and_not_french(language: str) -> None:
    missing = list(missing_from(language))

    with override("fr"):
        in_french = {message: gettext(message) for message in missing}
    with override(language):
        shown = {message: gettext(message) for message in missing}

    french = {
        message for message, text in shown.items() if text != message and text == in_french[message]
    }
    assert missing or language != "el"  # Greek has the most gaps
    assert french == set()


@pytest.mark.parametrize("language", FALLING_BACK)
@pytest.mark.django_db
def test_the_scripts_of_the_admin_get_no_french_either(language: str) -> None:
    def catalogue(code: str) -> str:
        headers = {"accept-language": code}
        return Client().get("/jsi18n/", headers=headers).content.decode()

    assert "Enregistrement" in catalogue("fr")
    assert "Enregistrement" not in catalogue(language)


def asks_while_it_is_loaded(path: Path) -> bool:
    """True if a module asks for a text outside of every function, once for all who read it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names = {
        name.asname or name.name
        for node in imports
        if node.module == "django.utils.translation"
        for name in node.names
        if name.name == "gettext"
    }
    return bool(names) and any(called(node) & names for node in tree.body)


def called(node: ast.AST) -> set[str]:
    """The names of functions that are called while a statement is executed."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        return set()
    own = (
        {node.func.id} if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else set()
    )
    return own.union(*map(called, ast.iter_child_nodes(node)))


def test_no_other_module_of_wagtails_asks_too_early() -> None:
    wagtail_folder = Path(wagtail.admin.__file__).parent.parent
    unused = ("contrib", "test")  # applications that are not installed

    found = {
        "wagtail." + ".".join(path.relative_to(wagtail_folder).with_suffix("").parts)
        for path in wagtail_folder.rglob("*.py")
        if path.relative_to(wagtail_folder).parts[0] not in unused and asks_while_it_is_loaded(path)
    }

    assert found == set(ASK_TOO_EARLY)
    assert isinstance(TaskStateCommentForm.base_fields["comment"].label, Promise)


def choosing(name: str, language: str) -> Client:
    """The browser of a login that has chosen a language for the admin."""
    client = signed_in(name)
    profile = UserProfile.get_for_user(get_user_model().objects.get(username=name))
    profile.preferred_language = language
    profile.save()
    return client


@pytest.mark.parametrize(
    ("language", "comment", "add", "translate"),
    [
        ("de", "Kommentar", "Hinzufügen", "Kann Übersetzungen aller Partner bearbeiten"),
        ("en", "Comment", "Add", "Can edit translations of every partner"),
        ("el", "Σχόλιο", "Προσθήκη", "Μπορεί να επεξεργάζεται μεταφράσεις όλων των εταίρων"),
    ],
)
@pytest.mark.django_db
def test_forms_are_in_the_language_of_who_fills_them_in(
    language: str, comment: str, add: str, translate: str
) -> None:
    with override(language):
        label = str(TaskStateCommentForm().fields["comment"].label)
    admin = choosing("admin", language)

    group = admin.get("/groups/new/").content.decode()

    assert label == comment
    assert "Ajouter" not in group
    assert "Choisir" not in group
    assert add in group
    assert translate in group


@pytest.mark.django_db
def test_what_is_not_found_or_not_allowed_is_said_in_the_chosen_language() -> None:
    editor = choosing("editor", "de")
    headers = {"accept-language": "fr"}

    missing = editor.get("/nothing/", headers=headers).content.decode()
    refused = editor.get("/users/", headers=headers, follow=True)
    said = [str(message).strip() for message in refused.context["messages"]]

    assert 'lang="de"' in missing
    assert "introuvable" not in missing
    assert said == ["Sie haben leider keinen Zugang zu diesem Bereich."]
