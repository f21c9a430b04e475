"""The admin shows what an import would do, does it, and asks where both sides changed."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from cms.directory.models import Organisation
from cms.imports.models import Import, Source, State
from cms.imports.services import label_of_path
from tests.cms.admin import address
from tests.cms.imports import sources
from tests.cms.imports.sources import compared, edited, here, imported, many, said
from tests.cms.signing_in import guest, signed_in

pytestmark = pytest.mark.django_db


def upload(client: Client, source: Source, content: bytes) -> Any:
    file = SimpleUploadedFile("annuaire.json", content)
    return client.post(address("imports_upload", source.pk), {"file": file})


def test_a_file_is_compared_looked_at_and_imported(editor: Client, source: Source) -> None:
    answer = upload(editor, source, sources.as_file(many(2)))
    run = Import.objects.get()
    page = answer["Location"].removeprefix("/cms")
    waiting = editor.get(page).content.decode()
    second = upload(editor, source, sources.as_file(many(2)))
    sources.carry_out_due()
    ready = editor.get(page + "?state=new").content.decode()
    editor.post(page, {"action": "import"})
    sources.carry_out_due()
    done = editor.get(page)

    run.refresh_from_db()
    assert "data-under-way" in waiting
    assert second["Location"].endswith(f"/imports/sources/{source.pk}/")
    assert "Accueil 0 (exemple)" in ready
    assert "data-under-way" not in ready
    assert (run.state, run.started_by.username) == (State.DONE, "reviewer")
    assert Organisation.objects.filter(live=True).count() == 2
    assert f"/snippets/directory/organisation/edit/{here().pk}/" in done.content.decode()


def test_a_conflict_is_decided_on_the_page(editor: Client, source: Source) -> None:
    imported(source, many(1))
    edited(email="equipe@accueil.example")
    run = compared(source, [said(email="nouveau@annuaire.example")])
    page = address("imports_run", run.pk)
    line = run.lines.get()

    shown = editor.get(page).content.decode()
    decision = {"action": "decide", "line": line.pk, "choice:email": "theirs", "choice:x": "ours"}
    editor.post(page, decision)
    editor.post(page, {"action": "import"})
    sources.carry_out_due()

    assert "equipe@accueil.example" in shown
    assert "nouveau@annuaire.example" in shown
    assert here().email == "nouveau@annuaire.example"


def test_what_is_compared_is_shown_in_words(editor: Client, source: Source) -> None:
    imported(source, many(1))
    edited(description="<p>Nous <b>aidons</b> ici.</p>")
    text = "La source le dit autrement."
    body = ({"type": "rich_text", "html": f"<p>{text}</p>"},)
    run = compared(source, [said(body=body, summary=text)])

    shown = editor.get(address("imports_run", run.pk)).content.decode()

    assert "Nous aidons ici." in shown
    assert "&lt;p&gt;" not in shown


def test_a_field_that_is_ours_under_another_name_is_named_in_the_editors_language() -> None:
    with translation.override("fr"):
        assert label_of_path("place", {}) == "Ville"


def test_many_gone_are_asked_about(editor: Client, source: Source) -> None:
    imported(source, many(8))
    run = compared(source, many(1))
    page = address("imports_run", run.pk)

    editor.post(page, {"action": "import"})
    run.refresh_from_db()
    before = run.state
    editor.post(page, {"action": "import", "gone": "archive"})
    sources.carry_out_due()

    assert before == State.READY
    assert Organisation.objects.filter(live=True).count() == 1


def test_lines_are_a_table_in_which_nothing_is_executed(editor: Client, source: Source) -> None:
    run = compared(source, [said(title="=HYPERLINK(1)", email="=cmd")])

    answer = editor.get(address("imports_csv", run.pk))

    table = b"".join(answer).decode()
    assert "'=HYPERLINK(1)" in table
    assert "'=cmd" in table


def test_an_import_is_stopped_and_goes_on(editor: Client, source: Source) -> None:
    upload(editor, source, sources.as_file(many(1)))
    run = Import.objects.get()
    page = address("imports_run", run.pk)

    editor.post(page, {"action": "stop"})
    nothing = sources.carry_out_due()
    editor.post(page, {"action": "resume"})
    sources.carry_out_due()

    run.refresh_from_db()
    assert (nothing, run.state) == (0, State.READY)


def test_a_source_is_written_down(editor: Client, publishing: Any) -> None:
    form = {
        "name": "Soliguide (exemple)",
        "licence": "Licence Ouverte 2.0",
        "country": "FR",
        "language": "fr",
    }

    refused = editor.post(address("imports_add"), form | {"licence": ""})
    saved = editor.post(address("imports_add"), form)

    source = Source.objects.get()
    assert "licence" in refused.context["form"].errors
    assert saved["Location"].endswith(f"/imports/sources/{source.pk}/")
    assert "Soliguide" in editor.get(address("imports")).content.decode()


def test_columns_of_a_table_are_asked_for_and_remembered(editor: Client, source: Source) -> None:
    table = b"Code;Raison sociale;Ville;Pays;Humeur\n7;Accueil (exemple);Pau;FR;<b>bonne\n"

    asked = upload(editor, source, table)["Location"].removeprefix("/cms")
    fields = editor.get(asked).context["form"].fields
    names = {each.label: name for name, each in fields.items()}
    chosen = {"Code": "id", "Raison sociale": "name", "Ville": "place", "Pays": "country"}
    answer = {names[column]: field for column, field in chosen.items()}
    refused = editor.post(asked, {names["Code"]: "id"})
    editor.post(asked, answer)
    sources.carry_out_due()
    again = upload(editor, source, table)["Location"]

    run = Import.objects.last()
    source.refresh_from_db()
    assert asked == address("imports_columns", run.pk)
    assert "&lt;b&gt;bonne" in editor.get(asked).content.decode()
    assert refused.context["form"].non_field_errors()
    assert [line.title for line in run.lines.all()] == ["Accueil (exemple)"]
    assert (source.columns["Raison sociale"], source.columns["Humeur"]) == ("name", "")
    assert "/columns/" not in again


def test_too_large_a_file_is_refused_unread(editor: Client, source: Source, settings: Any) -> None:
    settings.LARGER_REQUESTS = {"/imports/upload/": 100}

    answer = upload(editor, source, sources.as_file(many(1)))

    assert answer.status_code == 413
    assert not Import.objects.exists()


def test_a_stranger_is_led_to_sign_in_and_from_there_to_the_form(
    editor: Client, source: Source
) -> None:
    answer = upload(Client(), source, sources.as_file(many(1)))
    back = address("imports_upload", source.pk)

    assert answer["Location"].endswith(f"/cms/login/?next=/cms{back}")
    assert editor.get(back)["Location"].endswith(address("imports_source", source.pk))
    assert not Import.objects.exists()


@pytest.mark.parametrize("name", ["editor", "translator"])
def test_others_may_not_import(publishing: Any, name: str) -> None:
    refused_to(signed_in(name), sources.source())


def refused_to(client: Client, source: Source) -> None:
    """Every address, none of which does anything."""
    run = compared(source, many(1))
    answers = [
        client.get(address("imports")),
        client.get(address("imports_add")),
        client.get(address("imports_source", source.pk)),
        client.get(address("imports_run", run.pk)),
        client.get(address("imports_csv", run.pk)),
        client.post(address("imports_run", run.pk), {"action": "import"}),
        upload(client, source, b"[]"),
    ]

    assert {each.status_code for each in answers} <= {302, 403, 404}
    run.refresh_from_db()
    assert (run.state, Import.objects.count()) == (State.READY, 1)
    assert "/cms/imports/" not in client.get("/").content.decode()


def test_who_may_import_and_not_publish_imports_at_home(publishing: Any) -> None:
    client = guest()
    person = get_user_model().objects.get(username="guest")
    person.user_permissions.add(Permission.objects.get(codename="import_directory"))
    abroad = sources.source("Verzeichnis (Beispiel)", country="AT")

    listed = client.get(address("imports"))
    upload_abroad = upload(client, abroad, b"[]")

    assert listed.status_code == 200
    assert "Verzeichnis" not in listed.content.decode()
    assert upload_abroad.status_code == 404
