"""Drafts: shown as they would be published, and kept by nobody."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from content_models.languages import INTERFACE_LANGUAGES
from content_models.previews import (
    Draft,
    PreviewEndedError,
    PreviewUnavailableError,
    PreviewUnknownError,
    PreviewUnreadableError,
)
from tests import factories
from tests.portal.conftest import Site, text_of
from tests.portal.test_caching import cache_of
from tests.portals import open_portal

TOKEN = "t1"
BAR = {
    "fr": "Ceci est un brouillon.",
    "en": "This is a draft.",
    "de": "Das ist ein Entwurf.",
    "el": "Αυτό είναι ένα προσχέδιο.",
    "ar": "هذه مسودة.",
}


@dataclass
class FakePreviews:
    """Drafts by token; a token that is not among them is one that nobody signed."""

    drafts: dict[str, Draft | Exception] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def open(self, token: str, language: str) -> Draft:
        self.asked.append((token, language))
        found = self.drafts.get(token, PreviewUnknownError(token))
        if isinstance(found, Exception):
            raise found
        return found


@pytest.fixture
def previews() -> FakePreviews:
    return FakePreviews()


@pytest.fixture
def reader(site: Site, previews: FakePreviews) -> Iterator[FlaskClient]:
    app = open_portal(site.settings, previews)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    with app.test_client(use_cookies=False) as client:
        yield client


def assert_kept_by_nobody(answer: TestResponse) -> None:
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "ETag" not in answer.headers
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("language", list(BAR))
@pytest.mark.parametrize("make", [factories.case_study, factories.organisation, factories.partner])
def test_a_draft_is_shown_in_every_language_of_the_portal(
    reader: FlaskClient,
    previews: FakePreviews,
    language: str,
    make: Callable[..., factories.CaseStudy | factories.Organisation | factories.Partner],
) -> None:
    previews.drafts[TOKEN] = Draft(make(title="Pas encore publié"))

    answer = reader.get(f"/{language}/_preview/{TOKEN}")

    page = text_of(answer)
    assert answer.status_code == 200
    assert "Pas encore publié" in page
    assert BAR[language] in page
    assert previews.asked == [(TOKEN, language)]
    assert_kept_by_nobody(answer)
    for code in INTERFACE_LANGUAGES:
        assert f'href="/{code}/_preview/{TOKEN}"' in page


def test_only_previews_may_be_framed_and_only_by_this_site(
    reader: FlaskClient, previews: FakePreviews
) -> None:
    previews.drafts[TOKEN] = Draft(factories.case_study())

    of_draft = reader.get(f"/fr/_preview/{TOKEN}").headers["Content-Security-Policy"]
    of_page = reader.get("/fr/library").headers["Content-Security-Policy"]

    assert "frame-ancestors 'self'" in of_draft
    assert "frame-ancestors 'none'" in of_page
    assert of_draft.replace("ancestors 'self'", "ancestors 'none'") == of_page


def test_a_draft_has_nothing_for_machines_and_nothing_to_keep(
    reader: FlaskClient, previews: FakePreviews
) -> None:
    for document in (factories.case_study(), factories.organisation(), factories.partner()):
        previews.drafts[TOKEN] = Draft(document)

        page = text_of(reader.get(f"/fr/_preview/{TOKEN}"))

        assert 'name="robots" content="noindex' in page
        for sign in ("ld+json", 'rel="canonical"', 'hreflang="x-default"', "og:url", "keep-line"):
            assert sign not in page
        assert "/sheet" not in page
        assert "way-back" not in page


def test_a_draft_of_a_published_item_links_to_what_is_published_around_it(
    site: Site, reader: FlaskClient, previews: FakePreviews
) -> None:
    organisation, theme = factories.organisation(), factories.term(title="Logement")
    published = factories.case_study()
    english = published.model_copy(update={"locale": "en", "slug": "workshop"})
    site.publish(organisation, theme, published, english)
    previews.drafts[TOKEN] = Draft(
        published.model_copy(
            update={"themes": (theme.key,), "related": (organisation.key,), "slug": "nouveau"}
        )
    )

    page = text_of(reader.get(f"/fr/_preview/{TOKEN}"))

    assert "Logement" in page
    assert f"/fr/directory/{organisation.segment}" in page
    assert f'href="/en/case-studies/{english.segment}"' in page
    assert "There is no version" not in text_of(reader.get(f"/en/_preview/{TOKEN}"))


def test_the_draft_of_a_partner_lists_what_it_has_published(
    site: Site, reader: FlaskClient, previews: FakePreviews
) -> None:
    partner = factories.partner(title="Passerelles")
    site.publish(partner, factories.case_study(title="Un atelier", publisher=partner.key))
    previews.drafts[TOKEN] = Draft(partner.model_copy(update={"title": "Les passerelles"}))

    page = text_of(reader.get(f"/fr/_preview/{TOKEN}"))

    assert "Les passerelles" in page
    assert "Un atelier" in page


def test_what_is_missing_is_named(reader: FlaskClient, previews: FakePreviews) -> None:
    previews.drafts[TOKEN] = Draft(factories.case_study(), ("Résumé", "<b>Pays</b>"))

    page = text_of(reader.get(f"/fr/_preview/{TOKEN}"))

    assert "<bdi>Résumé</bdi>" in page
    assert "&lt;b&gt;Pays&lt;/b&gt;" in page


def test_the_page_cache_neither_keeps_nor_answers_for_a_preview(
    site: Site, reader: FlaskClient, previews: FakePreviews
) -> None:
    etag = reader.get("/fr/").headers["ETag"]
    cache = cache_of(reader)
    kept = len(cache.lasting) + len(cache.passing)
    previews.drafts[TOKEN] = Draft(factories.case_study(title="Un"))
    first = text_of(reader.get(f"/fr/_preview/{TOKEN}"))
    previews.drafts[TOKEN] = Draft(factories.case_study(title="Deux"))

    second = reader.get(f"/fr/_preview/{TOKEN}", headers={"If-None-Match": etag})
    previews.drafts[TOKEN] = PreviewEndedError(TOKEN)
    third = reader.get(f"/fr/_preview/{TOKEN}", headers={"If-None-Match": etag})

    assert "Un" in first
    assert second.status_code == 200
    assert "Deux" in text_of(second)
    assert third.status_code == 410
    assert len(cache.lasting) + len(cache.passing) == kept


@pytest.mark.parametrize(
    ("problem", "status"),
    [
        (PreviewUnknownError(TOKEN), 404),
        (PreviewEndedError("revoked by editor"), 410),
        (PreviewUnreadableError("audiences: no-such-audience"), 422),
        (PreviewUnavailableError("database is locked"), 503),
    ],
)
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_link_that_shows_nothing_says_so_and_no_more(
    reader: FlaskClient, previews: FakePreviews, problem: Exception, status: int, language: str
) -> None:
    previews.drafts[TOKEN] = problem

    answer = reader.get(f"/{language}/_preview/{TOKEN}")

    page = text_of(answer)
    assert answer.status_code == status
    assert f'<html lang="{language}"' in page
    assert str(problem) not in page or str(problem) == TOKEN
    assert_kept_by_nobody(answer)


def test_a_kind_without_a_page_is_not_found(reader: FlaskClient, previews: FakePreviews) -> None:
    previews.drafts[TOKEN] = Draft(factories.term())

    assert reader.get(f"/fr/_preview/{TOKEN}").status_code == 404


def test_without_a_provider_the_address_is_none_of_ours(site: Site) -> None:
    answer = site.client().get(f"/fr/_preview/{TOKEN}")

    assert answer.status_code == 404


@pytest.mark.parametrize("token", ["%00", "..%2F..", "%F0%9F%A6%8A", "a" * 5000, "%3Cscript%3E"])
def test_any_other_token_is_a_404(reader: FlaskClient, token: str) -> None:
    assert reader.get(f"/fr/_preview/{token}").status_code == 404


def test_the_checks_of_an_editor_are_in_their_page_alone(
    reader: FlaskClient, previews: FakePreviews
) -> None:
    study = factories.case_study()
    previews.drafts[TOKEN] = Draft(study, tools="<wagtail-userbar></wagtail-userbar>")
    previews.drafts["s1"] = Draft(study)

    assert "<wagtail-userbar>" in text_of(reader.get(f"/fr/_preview/{TOKEN}"))
    assert "wagtail" not in text_of(reader.get("/fr/_preview/s1"))
