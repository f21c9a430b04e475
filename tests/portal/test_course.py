"""The course, its sessions and its activities."""

import re
from uuid import uuid4

import pytest

from content_models.blocks import Download, Step
from content_models.kinds.activity import Activity, GroupSize
from content_models.kinds.course import Course
from content_models.kinds.course_session import CourseSession
from content_models.references import link_to
from content_models.vocabularies import Method
from tests import factories
from tests.portal.conftest import Site, graph_of, text_of

BASE = "https://insert.example"


def published_course(site: Site) -> tuple[Course, CourseSession, CourseSession, Activity, Activity]:
    """A course with two sessions; the first holds two activities."""
    course_key, first_key = uuid4(), uuid4()
    drawing = factories.activity(title="Dessiner", slug="dessiner", session=first_key)
    asking = factories.activity(title="Demander", slug="demander", session=first_key, minutes=125)
    first = factories.course_session(
        key=first_key,
        title="Regarder",
        slug="regarder",
        number=1,
        course=course_key,
        activities=(drawing.key, asking.key),
    )
    second = factories.course_session(title="Compter", slug="compter", course=course_key)
    course = factories.course(key=course_key, sessions=(first.key, second.key), minutes=400)
    site.publish(course, first, second, drawing, asking)
    return course, first, second, drawing, asking


def page(site: Site, path: str) -> str:
    response = site.client().get(path)
    assert response.status_code == 200
    return text_of(response).replace("\u00a0", " ")


def test_without_a_course_its_page_says_so_and_leads_on(site: Site) -> None:
    shown = page(site, "/fr/course")

    assert "La formation n’est pas encore publiée" in shown
    assert 'href="/fr/about">lire de quoi' in shown
    assert 'name="robots" content="noindex' in shown
    assert "20 heures" not in shown


def test_the_one_course_is_shown_at_once_and_known_by_its_own_address(site: Site) -> None:
    course, first, second, *_ = published_course(site)

    shown = page(site, "/fr/course")

    assert f'rel="canonical" href="{BASE}/fr/course/{course.segment}"' in shown
    assert f'href="/fr/course/sessions/{first.segment}"' in shown
    assert shown.index(first.title) < shown.index(second.title)
    assert "6 heures et 40 minutes" in shown
    assert page(site, f"/fr/course/{course.segment}").count(first.title) >= 1


def test_several_courses_are_listed(site: Site) -> None:
    one, other = factories.course(title="Une"), factories.course(title="Autre", slug="autre")
    site.publish(one, other)

    shown = page(site, "/fr/course")

    assert f'href="/fr/course/{one.segment}"' in shown
    assert f'href="/fr/course/{other.segment}"' in shown


def test_every_page_of_the_course_is_of_the_course_in_the_menu(site: Site) -> None:
    course, first, _second, drawing, _asking = published_course(site)
    paths = [
        "/fr/course",
        f"/fr/course/{course.segment}",
        f"/fr/course/sessions/{first.segment}",
        f"/fr/activities/{drawing.segment}",
    ]

    for path in paths:
        assert 'href="/fr/course" aria-current="true"' in page(site, path), path
    site.publish(factories.course(title="Autre", slug="autre"))
    assert 'href="/fr/course" aria-current="true"' in page(site, "/fr/course")
    alone = factories.activity(title="Seule", slug="seule")
    site.publish(alone)
    assert 'href="/fr/library" aria-current="true"' in page(site, f"/fr/activities/{alone.segment}")


def test_a_course_whose_sessions_differ_from_its_plan_says_both(site: Site) -> None:
    session = factories.course_session(minutes=200)
    course = factories.course(sessions=(session.key,), minutes=1200)
    site.publish(course, session)

    shown = page(site, f"/fr/course/{course.segment}")

    assert "En tout : 3 heures et 20 minutes" in shown
    assert "Prévu : 20 heures" in shown


def test_a_session_lists_activities_materials_and_its_neighbours(site: Site) -> None:
    _, first, second, drawing, asking = published_course(site)

    shown = page(site, f"/fr/course/sessions/{first.segment}")

    assert "Séance 1" in shown
    assert shown.index(drawing.title) < shown.index(asking.title)
    assert f'href="/fr/activities/{drawing.segment}"' in shown
    assert "Une nappe en papier" in shown
    assert f'rel="next" href="/fr/course/sessions/{second.segment}"' in shown
    assert 'rel="prev"' not in shown


def test_a_session_whose_course_is_not_published_has_a_page(site: Site) -> None:
    session = factories.course_session()
    site.publish(session)

    shown = page(site, f"/fr/course/sessions/{session.segment}")

    assert session.title in shown
    assert '<a href="/fr/course">La formation</a>' in shown
    assert 'rel="prev"' not in shown
    assert 'rel="next"' not in shown


def test_an_activity_shows_all_that_a_trainer_needs(site: Site) -> None:
    linked = factories.case_study(title="Un atelier")
    activity = factories.activity(
        works_on_projects=True,
        steps=(
            Step(
                title="Lire", html=f'<p><a href="{link_to(linked.key)}">Un cas</a></p>', minutes=5
            ),
        ),
        handouts=(Download(title="Grille", url="/media/g.pdf", size=9, media_type="a/pdf"),),
        source="D’après une idée de Pau",
    )
    site.publish(activity, linked)

    shown = page(site, f"/fr/activities/{activity.segment}")

    for text in (
        "1 heure et 15 minutes",
        "6 à 16 personnes",
        "les projets des participants",
        "Distinguer un besoin d’une solution.",
        "Une nappe en papier",
        "5 minutes",
        "Que voyez-vous de nouveau",
        "Demandez pour quoi faire.",
        "Dehors, en marchant.",
        "Grille",
        "D’après une idée de Pau",
    ):
        assert text in shown
    assert f'href="/fr/case-studies/{linked.segment}"' in shown
    assert 'href="/fr/library?method=visual-mapping"' in shown


def test_an_activity_of_a_session_leads_to_it_and_to_the_next(site: Site) -> None:
    course, first, _, drawing, asking = published_course(site)

    shown = page(site, f"/fr/activities/{drawing.segment}")

    assert f'<a href="/fr/course/{course.segment}">La formation</a>' in shown
    assert f'<a href="/fr/course/sessions/{first.segment}">Séance 1</a>' in shown
    assert f'rel="next" href="/fr/activities/{asking.segment}"' in shown
    assert "Activité suivante :" in shown
    assert "<bdi>1 – <span>Regarder</span></bdi>" in shown


def test_the_last_activity_leads_on_to_the_next_session_and_the_last_session_nowhere(
    site: Site,
) -> None:
    _, _, second, drawing, asking = published_course(site)

    shown = page(site, f"/fr/activities/{asking.segment}")
    last = page(site, f"/fr/course/sessions/{second.segment}")

    assert f'rel="prev" href="/fr/activities/{drawing.segment}"' in shown
    assert f'rel="next" href="/fr/course/sessions/{second.segment}"' in shown
    assert re.search(r"Séance suivante :</span> <span>Compter</span>", shown)
    assert "Séance précédente :" in last
    assert 'rel="next"' not in last


def test_a_course_says_how_it_is_held_and_that_it_costs_nothing(site: Site) -> None:
    course, *_ = published_course(site)

    described, *_ = graph_of(page(site, f"/fr/course/{course.segment}"))

    assert described["hasCourseInstance"] == {
        "@type": "CourseInstance",
        "courseMode": "Blended",
        "courseWorkload": "PT6H40M",
        "inLanguage": "fr",
    }
    assert described["offers"] == {"@type": "Offer", "category": "Free"}


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (GroupSize(least=6), "6 personnes ou plus"),
        (GroupSize(most=12), "12 personnes au plus"),
        (GroupSize(), ""),
    ],
)
def test_a_group_may_have_one_bound_or_none(site: Site, size: GroupSize, words: str) -> None:
    activity = factories.activity(group_size=size)
    site.publish(activity)

    shown = page(site, f"/fr/activities/{activity.segment}")

    assert words in shown
    assert ("Groupe</dt>" in shown) == bool(words)


def test_a_part_in_another_language_is_named_as_such(site: Site) -> None:
    english = factories.activity(locale="en", title="Map of needs", slug="map")
    session = factories.course_session(activities=(english.key,))
    site.publish(session, english)

    shown = page(site, f"/fr/course/sessions/{session.segment}")

    assert 'lang="en" dir="ltr">Map of needs</a>' in shown
    assert "en anglais" in shown


@pytest.mark.parametrize("path", ["course", "course/sessions", "activities"])
def test_an_unknown_address_is_not_found(site: Site, path: str) -> None:
    assert site.client().get(f"/fr/{path}/nothing-0000000000").status_code == 404


def test_a_withdrawn_session_is_gone(site: Site) -> None:
    session = factories.course_session()
    site.publish(session)

    site.take_away(session)

    assert site.client().get(f"/fr/course/sessions/{session.segment}").status_code == 410


def test_a_kind_at_another_kinds_address_is_led_home(site: Site) -> None:
    activity = factories.activity()
    site.publish(activity)

    response = site.client().get(f"/fr/course/{activity.segment}")

    assert response.status_code == 301
    assert response.location == f"/fr/activities/{activity.segment}"


def test_the_library_filters_activities_by_method(site: Site) -> None:
    mapping = factories.activity(title="Dessiner", methods=(Method.VISUAL_MAPPING,))
    playing = factories.activity(title="Jouer", slug="jouer", methods=(Method.ROLE_PLAY,))
    site.publish(mapping, playing)

    shown = page(site, "/fr/library?method=role-play")

    assert "Jouer" in shown
    assert f"/fr/activities/{mapping.segment}" not in shown
    assert 'name="method" value="role-play" form="search" checked' in shown


def test_home_leads_to_the_course_once_there_is_one(site: Site) -> None:
    before = page(site, "/fr/")

    published_course(site)

    assert 'class="door door-link" href="/fr/course"' not in before
    assert 'class="door door-link" href="/fr/course"' in page(site, "/fr/")


def test_sitemaps_name_the_course_and_its_parts(site: Site) -> None:
    course, first, _, drawing, _ = published_course(site)

    shown = page(site, "/fr/sitemap.xml")

    assert f"{BASE}/fr/course/{course.segment}<" in shown
    assert f"{BASE}/fr/course/sessions/{first.segment}<" in shown
    assert f"{BASE}/fr/activities/{drawing.segment}<" in shown


def test_the_api_answers_with_the_new_kinds(site: Site) -> None:
    _, _, _, drawing, _ = published_course(site)

    answer = site.client().get(f"/api/v1/documents/{drawing.key}/fr").get_json()

    assert answer["kind"] == "activity"
    assert answer["methods"] == ["visual-mapping", "group-work"]
    assert answer["url"] == f"{BASE}/fr/activities/{drawing.segment}"


def test_a_course_a_session_and_an_activity_describe_themselves(site: Site) -> None:
    course, first, _, drawing, asking = published_course(site)

    described, breadcrumbs = graph_of(page(site, f"/fr/course/{course.segment}"))
    session, _ = graph_of(page(site, f"/fr/course/sessions/{first.segment}"))
    activity, trail = graph_of(page(site, f"/fr/activities/{drawing.segment}"))

    assert described["@type"] == ["Course", "LearningResource"]
    assert described["timeRequired"] == "PT6H40M"
    assert described["teaches"] == ["Repérer un besoin."]
    assert [part["name"] for part in described["hasPart"]] == ["Regarder", "Compter"]
    assert breadcrumbs["itemListElement"][1]["item"] == f"{BASE}/fr/course"
    assert session["isPartOf"]["url"] == f"{BASE}/fr/course/{course.segment}"
    assert session["position"] == 1
    assert [part["name"] for part in session["hasPart"]] == [drawing.title, asking.title]
    assert activity["learningResourceType"] == "learning activity"
    assert activity["timeRequired"] == "PT1H15M"
    assert activity["isPartOf"]["name"] == "Regarder"
    assert [each["name"] for each in trail["itemListElement"]][2:] == [
        course.title,
        first.title,
        drawing.title,
    ]
