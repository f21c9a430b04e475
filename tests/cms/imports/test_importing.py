"""Files are compared first and written then, once, whatever happens in between."""

from typing import Any
from uuid import UUID

import pytest
from wagtail.models import ModelLogEntry

from cms.directory.models import Organisation, Service
from cms.directory.projection import document_of
from cms.imports.models import ImportedRecord, Source, State
from cms.imports.runs import BusyError, NotAskedError, approve, ask_to_stop, begin, held
from cms.publishing.models import OutboxEvent
from cms.publishing.projector import Projector
from cms.publishing.rooms import live_index
from content_models.documents import Translation
from content_models.exchange.hsds.writing import to_hsds
from content_models.published import PublishedStore
from tests.cms import factories
from tests.cms.imports import sources
from tests.cms.imports.sources import (
    applied,
    as_file,
    carried_out,
    compared,
    edited,
    here,
    imported,
    key,
    many,
    reasons,
    said,
    states,
)

pytestmark = pytest.mark.django_db


def published(store: PublishedStore, *keys: Any) -> list[Any]:
    """Their documents as readers have them."""
    Projector(store, live_index()).drain(timeout_seconds=10)
    with store.reading() as snapshot:
        found = snapshot.versions(keys)
    return [document for each in keys for document in found.get(each, [])]


def test_a_dry_run_writes_nothing_and_the_import_does(source: Source, publishing: Any) -> None:
    run = compared(source, many(3))

    assert (run.state, states(run)) == (State.READY, {"new": 3})
    assert not Organisation.objects.exists()

    run = applied(run)

    assert run.state == State.DONE
    (document,) = published(publishing, key(0))
    assert document.title == "Accueil 0 (exemple)"
    assert [each.name for each in document.services] == ["Cours de français", "Aide aux papiers"]
    assert document.source.licence == "Licence Ouverte 2.0"
    assert document.last_verified is None
    organisation = here()
    assert organisation.latest_revision_id == organisation.live_revision_id
    assert ModelLogEntry.objects.filter(object_id=str(organisation.pk)).count() == 2


def test_what_is_imported_is_as_if_it_had_been_published_in_its_form(source: Source) -> None:
    imported(source, many(1))
    organisation = here()

    again = Organisation.objects.get(pk=organisation.pk)
    before = sources.standing_fields(organisation)
    again.save_revision().publish()

    assert sources.standing_fields(here()) == before
    assert again.latest_revision.content["services"][0]["places"]
    assert organisation.words == again.words


def test_import_export_import_is_the_identity(source: Source, publishing: Any) -> None:
    imported(source, many(2))
    first = published(publishing, key(0), key(1))

    file = as_file(first)
    run = compared(sources.source("Nous-mêmes"), file)
    again = imported(source, file)

    assert states(run) == {"refused": 2}
    assert {reason for _field, reason in reasons(run)} == {"of-another-source"}
    assert set(states(again)) <= {"unchanged"}
    assert published(publishing, key(0), key(1)) == first
    Organisation.objects.all().delete()
    ImportedRecord.objects.all().delete()
    imported(source, file)
    second = published(publishing, key(0), key(1))
    moments = {"published_at", "updated_at"}
    assert [each.model_dump(exclude=moments) for each in second] == [
        each.model_dump(exclude=moments) for each in first
    ]


def test_the_same_file_again_changes_nothing(source: Source) -> None:
    imported(source, many(3))
    OutboxEvent.objects.all().delete()
    versions = list(Organisation.objects.values_list("latest_revision_id", flat=True))

    run = imported(source, many(3))

    assert states(run) == {"unchanged": 3}
    assert not OutboxEvent.objects.exists()
    assert list(Organisation.objects.values_list("latest_revision_id", flat=True)) == versions


def test_our_own_data_read_again_changes_nothing_and_stays_ours(source: Source) -> None:
    imported(source, many(1))
    ImportedRecord.objects.all().delete()
    text = "<p>Premier accueil&nbsp;:</p><ul><li>le matin</li></ul>" + "<p>Venez.</p>" * 100
    edited(description=text, source_name="", source_licence="")
    organisation = here()
    organisation.read_facts_of(organisation)

    run = imported(sources.source("Nous"), [document_of(organisation, Translation())])

    assert states(run) == {"unchanged": 1}
    assert (here().source_name, here().description) == ("", text)
    assert not ImportedRecord.objects.exists()


def test_the_source_and_an_editor_change_different_fields(source: Source) -> None:
    imported(source, many(1))
    edited(email="equipe@accueil.example")

    run = imported(source, [said(title="Accueil du Gave (exemple)", year_founded=1998)])

    assert states(run) == {"changed": 1}
    organisation = here()
    assert organisation.name == "Accueil du Gave (exemple)"
    assert organisation.year_founded == 1998
    assert organisation.email == "equipe@accueil.example"


def test_an_editors_own_change_is_never_overwritten_unsaid(source: Source) -> None:
    imported(source, many(1))
    edited(email="equipe@accueil.example")
    newer = [said(email="nouveau@annuaire.example", year_founded=1998)]

    run = compared(source, newer)

    line = run.lines.get()
    assert line.state == "doubtful"
    assert line.conflicts == {
        "email": {"ours": "equipe@accueil.example", "theirs": "nouveau@annuaire.example"}
    }
    applied(run)
    assert here().email == "equipe@accueil.example"
    assert here().year_founded == 1998
    assert states(compared(source, newer)) == {"doubtful": 1}, "it is asked until somebody decides"


@pytest.mark.parametrize(
    ("choice", "email"),
    [("ours", "equipe@accueil.example"), ("theirs", "nouveau@annuaire.example")],
)
def test_a_decision_is_carried_out_and_remembered(source: Source, choice: str, email: str) -> None:
    imported(source, many(1))
    edited(email="equipe@accueil.example")
    newer = [said(email="nouveau@annuaire.example")]
    run = applied(compared(source, newer))

    sources.decide(run.lines.get(), {"email": choice})

    assert here().email == email
    assert states(compared(source, newer)) == {"unchanged": 1}
    assert states(compared(source, [said(email="tiers@annuaire.example")])) == {
        "doubtful" if choice == "ours" else "changed": 1
    }


def test_a_row_that_an_editor_changed_is_not_dropped_with_the_source(source: Source) -> None:
    imported(source, many(1))
    service = here().services.first()
    Service.objects.filter(pk=service.pk).update(description="Le mardi, maintenant.")
    Organisation.objects.get(translation_key=key(0)).save_revision().publish()

    run = imported(source, [said(services=said().services[1:])])

    assert states(run) == {"doubtful": 1}
    assert here().services.count() == 2
    sources.decide(run.lines.get(), {f"services/{service.key}": "theirs"})
    assert [each.name for each in here().services.all()] == ["Aide aux papiers"]


def test_a_draft_waits_for_its_editor(source: Source) -> None:
    imported(source, many(1))
    organisation = Organisation.objects.get()
    organisation.name = "Un brouillon"
    organisation.save_revision()

    run = imported(source, [said(year_founded=1998)])

    assert (states(run), reasons(run)) == ({"doubtful": 1}, [("", "draft-here")])
    assert here().year_founded is None
    Organisation.objects.get().latest_revision.publish()
    assert states(imported(source, [said(year_founded=1998)])) == {"changed": 1}
    assert (here().year_founded, here().name) == (1998, "Un brouillon")


def test_what_an_editor_withdrew_or_deleted_stays_so(source: Source) -> None:
    imported(source, many(2))
    Organisation.objects.get(translation_key=key(0)).unpublish()
    Organisation.objects.get(translation_key=key(1)).delete()

    run = imported(source, [said(0, year_founded=1998), said(1, year_founded=1998)])

    assert states(run) == {"doubtful": 1, "refused": 1}
    assert set(reasons(run)) == {("", "withdrawn-here"), ("", "deleted-here")}
    assert not Organisation.objects.filter(live=True).exists()


def test_a_gone_record_is_archived_and_comes_back(source: Source, publishing: Any) -> None:
    imported(source, many(3))

    run = imported(source, many(2))

    assert states(run) == {"unchanged": 2, "gone": 1}
    assert published(publishing, key(2)) == []
    assert states(imported(source, many(2))) == {"unchanged": 2}, "gone is told once"
    back = imported(source, many(3))
    assert (states(back), reasons(back)) == ({"unchanged": 2, "changed": 1}, [("", "returned")])
    assert len(published(publishing, key(2))) == 1


def test_a_source_that_comes_back_half_empty_asks_first(source: Source) -> None:
    imported(source, many(12))
    edited(11, email="equipe@accueil.example")

    run = compared(source, many(4), goes_on=True)

    assert (run.state, states(run)) == (
        State.READY,
        {"unchanged": 4, "gone": 7, "doubtful": 1},
    )
    with pytest.raises(NotAskedError):
        approve(run, archives_gone=None)
    applied(run, archives_gone=False)
    assert Organisation.objects.filter(live=True).count() == 12
    assert ImportedRecord.objects.filter(gone=True).count() == 7
    imported(source, many(12))
    run = applied(compared(source, many(4)), archives_gone=True)
    assert Organisation.objects.filter(live=True).count() == 5, "the edited one stays"


def test_an_empty_file_takes_nothing_away(source: Source) -> None:
    imported(source, many(2))

    run = imported(source, b"[]")

    assert (run.state, run.reason) == (State.FAILED, "empty")
    assert Organisation.objects.filter(live=True).count() == 2


def test_the_same_id_128_times_counts_once(source: Source) -> None:
    run = imported(source, [said(0)] * 128)

    assert states(run) == {"new": 1, "refused": 127}
    assert {reason for _field, reason in reasons(run)} == {"repeated"}
    assert Organisation.objects.count() == 1


def test_an_identifier_that_leads_elsewhere_is_refused(source: Source) -> None:
    page = factories.published_case_study()
    one = UUID("6ba7b810-9dad-41d1-80b4-00c04fd430c8")
    other = UUID("6ba7b811-9dad-41d1-80b4-00c04fd430c8")

    run = imported(source, [said(key=each) for each in (page.translation_key, one, other)])

    assert [line.state for line in run.lines.all()] == ["refused", "new", "refused"]
    assert {reason for _field, reason in reasons(run)} == {"taken"}


def test_a_place_abroad_is_refused_where_the_source_has_a_country(publishing: Any) -> None:
    austrian = sources.source("Verzeichnis (Beispiel)", country="AT")

    run = imported(austrian, many(1))

    assert (states(run), reasons(run)) == ({"refused": 1}, [("locations.country", "abroad")])


def test_what_does_not_fit_is_cut_or_left_out_and_told(source: Source) -> None:
    broken = said(title="Long " * 60, email="nobody", website="javascript:alert(1)")

    run = imported(source, [broken])

    assert states(run) == {"new": 1}
    assert set(reasons(run)) == {
        ("name", "shortened"),
        ("email", "left-out"),
        ("website", "left-out"),
    }
    assert here().name.endswith("Long…")
    assert (here().email, here().website) == ("", "")
    assert states(imported(source, [broken])) == {"unchanged": 1}


def test_markup_of_others_is_made_harmless(source: Source) -> None:
    body = ({"type": "rich_text", "html": "<p onclick='x()'>Bonjour<script>x()</script></p>"},)
    imported(source, [said()])
    organisation = here()

    sources.Reception({}).fill(organisation, said(body=body))

    assert organisation.description == "<p>Bonjour</p>"


def test_a_second_import_of_a_source_is_refused_and_a_dead_one_taken_over(source: Source) -> None:
    run = begin(source, sources.opened(many(2)))
    with pytest.raises(BusyError):
        begin(source, sources.opened(many(3)))
    with held(source), pytest.raises(BusyError), held(source):
        pytest.fail("two held it")
    run.state = State.RUNNING
    run.save()

    assert sources.carry_out_due() == 1

    run.refresh_from_db()
    assert (run.state, states(run)) == (State.READY, {"new": 2})


def test_an_import_is_stopped_and_resumed(source: Source) -> None:
    run = begin(source, sources.opened(many(5)), goes_on=True)

    stopped = carried_out(run, batch=2, progress=ask_to_stop)

    assert (stopped.state, stopped.records) == (State.STOPPED, 2)
    sources.resume(stopped)
    done = carried_out(stopped, batch=2)
    assert (done.state, states(done)) == (State.DONE, {"new": 5})
    assert Organisation.objects.count() == 5


def test_a_newer_import_takes_the_place_of_one_that_was_only_compared(source: Source) -> None:
    older = compared(source, many(1))

    imported(source, many(2))

    older.refresh_from_db()
    assert older.state == State.REPLACED


def test_a_translation_keeps_its_words(source: Source, publishing: Any) -> None:
    imported(source, many(1))
    organisation = here()
    greek = Organisation(
        translation_key=key(0),
        locale=sources.Locale.objects.get(language_code="el"),
        name="Υποδοχή (παράδειγμα)",
        description="<p>Γεια.</p>",
        live=False,
    )
    service = organisation.services.first()
    greek.words = [{"key": str(service.key), "rows": "services", "texts": {"name": "Γαλλικά"}}]
    greek.save()
    greek.save_revision().publish()

    imported(source, [said(email="nouveau@annuaire.example")])

    by_language = {each.locale: each for each in published(publishing, key(0))}
    assert by_language["el"].email == "nouveau@annuaire.example"
    assert by_language["el"].services[0].name == "Γαλλικά"
    assert to_hsds(by_language["fr"], on=sources.ON).email == "nouveau@annuaire.example"
