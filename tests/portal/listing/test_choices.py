"""The values that a list offers to choose from, and what a value in an address means."""

import re

import pytest

from content_models.kinds import Document
from content_models.vocabularies import METHOD_LABELS, Audience, Method
from portal.listing import choices
from tests import factories
from tests.portal.conftest import Site, text_of


def options(page: str, field: str) -> list[tuple[str, str, str, str]]:
    """Value, mark, label and count of each value of a field, in the order of the page."""
    option = rf'name="{field}" value="([^"]*)" form="search"( checked)?> <bdi>([^<]*)</bdi> '
    return re.findall(option + r'<span class="count">(\d+)</span>', page)


def test_values_that_lead_to_most_come_first_and_a_chosen_one_stays_when_nothing_has_it(
    site: Site,
) -> None:
    site.publish(
        factories.activity(methods=(Method.PITCH, Method.DEBATE), title="A"),
        factories.activity(methods=(Method.PITCH,), title="B"),
        factories.activity(methods=(Method.BRAINSTORMING,), title="C"),
    )

    page = text_of(site.client().get("/en/library?method=world-cafe&method=debate"))

    assert options(page, "method") == [
        ("pitch", "", "Pitch", "2"),
        ("brainstorming", "", "Brainstorming", "1"),
        ("debate", " checked", "Debate, walking debate", "1"),
        ("world-cafe", " checked", "World café", "0"),
    ]


def test_values_that_are_too_many_for_a_page_are_counted(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choices, "MOST_OPTIONS", 8)
    methods = sorted(Method)[:9]
    site.publish(*(factories.activity(methods=(each,), title=each) for each in methods))
    client = site.client()
    left_out = max(methods, key=lambda each: METHOD_LABELS[each].casefold())

    one, chosen = (
        text_of(client.get(f"/en/library?{query}")) for query in ("", f"method={left_out}")
    )

    assert len(options(one, "method")) == 8
    assert "1 more is not in this list. Type its name in the search box." in one
    assert len(options(chosen, "method")) == 9
    assert "not in this list" not in chosen


def test_values_of_one_count_go_by_their_labels_capitals_or_not(site: Site) -> None:
    for place in ("aix", "Nay", "Billère"):
        organisation = factories.organisation(title=place)
        location = organisation.locations[0].model_copy(update={"place": place})
        site.publish(organisation.model_copy(update={"locations": (location,)}))

    page = text_of(site.client().get("/fr/directory"))

    assert [value for value, *_ in options(page, "place")] == ["aix", "Billère", "Nay"]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (factories.activity(), ("activity", "", "Activities", "1")),
        (factories.case_study(), ("case_study", "", "Case studies", "1")),
        (factories.course(), ("course", "", "Courses", "1")),
        (factories.course_session(), ("course_session", "", "Sessions", "1")),
        (factories.info_page(), ("info_page", "", "Information", "1")),
        (factories.organisation(), ("organisation", "", "Organisations", "1")),
        (factories.partner(), ("partner", "", "Partners", "1")),
        (factories.partner_resource(), ("partner_resource", "", "Resources", "1")),
    ],
    ids=lambda each: each[0] if isinstance(each, tuple) else "",
)
def test_every_kind_with_a_page_can_be_chosen(
    site: Site, document: Document, expected: tuple[str, ...]
) -> None:
    site.publish(document)

    page = text_of(site.client().get("/en/library"))

    assert options(page, "kind") == [expected]


def test_each_field_of_the_directory_names_its_values_in_the_readers_language(
    site: Site,
) -> None:
    theme = factories.term(title="Logement")
    site.publish(
        theme,
        theme.model_copy(update={"locale": "en", "title": "Housing"}),
        factories.organisation(
            themes=(theme.key,), audiences=(Audience.WOMEN,), spoken_languages=("fa-AF",)
        ),
    )

    # Which languages are spoken is asked beside the place, until something narrows the list.
    page = text_of(site.client().get("/en/directory?country=FR"))

    assert options(page, "theme") == [(theme.segment, "", "Housing", "1")]
    assert options(page, "audience") == [("women", "", "Women", "1")]
    assert '<option value="fa-AF">Dari – دری (1)</option>' in page
    assert [value for value, *_ in options(page, "country")] == ["FR"]
    assert options(page, "place") == [("Pau", "", "Pau", "1")]


@pytest.mark.parametrize("make", [factories.organisation, factories.partner])
def test_an_item_that_is_no_theme_is_an_unknown_theme(site: Site, make: type[Document]) -> None:
    item, study = make(), factories.case_study(title="Un atelier")
    site.publish(item, study.model_copy(update={"themes": (item.key,)}))

    page = text_of(site.client().get(f"/fr/library?theme={item.segment}"))

    assert "chip-unknown" in page
    assert "2 résultats" in page


def test_a_theme_that_was_taken_away_is_an_unknown_theme(site: Site) -> None:
    theme = factories.term()
    site.publish(theme, factories.case_study(themes=(theme.key,)))
    site.take_away(theme)

    page = text_of(site.client().get(f"/fr/library?theme={theme.segment}"))

    assert "chip-unknown" in page
    assert "1 résultat" in page


@pytest.mark.parametrize(
    ("field", "known", "unknown"),
    [
        ("kind", "course", "term"),
        ("method", "pitch", "Pitch"),
        ("country", "AT", "XX"),
        ("language", "ar", "uk"),
    ],
)
def test_a_value_of_the_vocabulary_is_known_even_where_nothing_has_it(
    site: Site, field: str, known: str, unknown: str
) -> None:
    site.publish(factories.case_study())

    page = text_of(site.client().get(f"/fr/library?{field}={known}&{field}={unknown}"))

    assert page.count('class="chip"') == 1
    assert page.count('class="chip chip-unknown"') == 1
    assert page.count("Nous ne connaissons pas le filtre") == 1


def test_the_address_of_a_merged_theme_leads_to_the_one_that_was_kept(site: Site) -> None:
    merged = factories.term(title="Soins", slug="soins")
    kept = factories.term(title="Santé", slug="sante", merged=(merged.key,))
    site.publish(merged, kept, factories.organisation(title="Le dispensaire", themes=(kept.key,)))
    site.take_away(merged)

    page = text_of(site.client().get(f"/fr/directory?theme={merged.segment}"))

    assert ">Le dispensaire</a>" in page
    assert "Nous ne connaissons pas le filtre" not in page
