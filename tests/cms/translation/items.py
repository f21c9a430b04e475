"""An item of every kind, with something in every field and a block of every type."""

from collections.abc import Callable
from typing import Any

from wagtail.rich_text import RichText

from cms.course.models import ActivityPage, CoursePage
from cms.information.models import InfoPage
from cms.library.models import LibraryPage
from tests.cms import factories

WORDS = {"fr": "Un atelier à Pau", "ar": "ورشة في مدينة بو"}


def case_study(words: str, language: str) -> Any:
    """A case study."""
    return factories.published_case_study(
        words,
        language=language,
        summary=words,
        picture=factories.image(),
        picture_text=words,
        body=body(words),
        lessons=[("lesson", f"{words} 1"), ("lesson", f"{words} 2")],
    )


def course(words: str, language: str) -> Any:
    """A course."""
    values = {"summary": words, "audience": words, "body": body(words)}
    return _published(CoursePage, words, language, objectives=_lines("objective", words), **values)


def session(words: str, language: str) -> Any:
    """A session of a course."""
    return factories.published_session(
        factories.published_course(words, language=language),
        words,
        objectives=_lines("objective", words),
        body=body(words),
    )


def activity(words: str, language: str) -> Any:
    """An activity."""
    return _published(
        ActivityPage,
        words,
        language,
        summary=words,
        objectives=_lines("objective", words),
        materials=_lines("material", words),
        steps=[("step", _step(f"{words} {number}")) for number in (1, 2)],
        trainer_notes=f"<p>{words}</p>",
        debriefing=_lines("question", words),
        handouts=[("handout", {"title": words, "document": factories.file()})],
        variations=_lines("variation", words),
        source=words,
    )


def resource(words: str, language: str) -> Any:
    """A resource."""
    return factories.published_resource(
        words,
        language=language,
        summary=words,
        picture=factories.image(),
        picture_text=words,
        body=body(words),
    )


def info_page(words: str, language: str) -> Any:
    """A page of information."""
    return _published(InfoPage, words, language, summary=words, body=body(words))


def organisation(words: str, language: str) -> Any:
    """An organisation."""
    return factories.published_organisation(
        words, language=language, alternative_names=words, description=f"<p>{words}</p>"
    )


def partner(words: str, language: str) -> Any:
    """A partner."""
    return factories.partner(
        words,
        language=language,
        description=words,
        body=f"<p>{words}</p>",
        picture=factories.image(),
        picture_text=words,
    )


MAKERS: dict[str, Callable[[str, str], Any]] = {
    each.__name__: each
    for each in (
        case_study,
        course,
        session,
        activity,
        resource,
        info_page,
        organisation,
        partner,
    )
}


def body(words: str) -> list[Any]:
    """A block of every type."""
    picture = factories.image()
    picture.contextual_alt_text, picture.decorative = words, False
    return [
        ("text", RichText(f"<h2>{words} 0</h2><p>{words} <b>1</b>.</p><ul><li>{words}</li></ul>")),
        ("picture", {"image": picture, "caption": words}),
        ("quote", {"text": words, "attribution": words}),
        ("key_figures", [{"value": "12 ans", "label": words}, {"value": "3", "label": words}]),
        ("steps", [_step(words), _step(f"{words} 2")]),
        ("callout", {"title": words, "text": RichText(f"<p>{words}</p>")}),
        ("download", {"title": words, "document": factories.file()}),
        ("video", {"title": words, "url": "https://video.example/1", "description": words}),
    ]


def _step(words: str) -> dict[str, Any]:
    return {"title": words, "text": RichText(f"<p>{words}</p>"), "minutes": 10}


def _lines(kind: str, words: str) -> list[tuple[str, str]]:
    return [(kind, f"{words} {number}") for number in (1, 2)]


def _published(model: type[Any], words: str, language: str, **values: Any) -> Any:
    page = model(title=words, locale=factories.locale(language), live=False, **values)
    LibraryPage.objects.get(locale=page.locale).add_child(instance=page)
    page.save_revision().publish()
    return model.objects.get(pk=page.pk)
