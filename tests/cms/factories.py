"""Content as an editor would write it, with sensible French values."""

from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image as PillowImage
from wagtail.models import Locale
from wagtail.rich_text import RichText

from cms.course.models import ActivityPage, CoursePage, CourseSessionPage
from cms.directory.models import Organisation, OrganisationLocation
from cms.information.models import InfoPage
from cms.library.models import CaseStudyPage, LibraryPage
from cms.media.models import PortalDocument, PortalImage
from cms.resources.models import PartnerResourcePage, ResourceFile
from cms.taxonomy.models import Need, NeedName, Partner, Theme, ThemeLabel


def locale(code: str) -> Locale:
    """The locale of a language."""
    return Locale.objects.get(language_code=code)


def case_study(title: str = "Un atelier à Pau", *, language: str = "fr", **values: Any) -> Any:
    """A case study that is not saved yet."""
    fields: dict[str, Any] = {
        "summary": "Un atelier qui répare des vélos.",
        "enterprise_name": "L’Atelier (exemple)",
        "country": "FR",
        "place": "Pau",
        "body": [("text", RichText("<p>Le texte.</p>"))],
        "live": False,
    }
    return CaseStudyPage(title=title, locale=locale(language), **(fields | values))


def published_case_study(title: str = "Un atelier à Pau", **values: Any) -> Any:
    """A published case study."""
    page = case_study(title, **values)
    LibraryPage.objects.get(locale=page.locale).add_child(instance=page)
    page.save_revision().publish()
    return CaseStudyPage.objects.get(pk=page.pk)


def translated_case_study(original: Any, language: str, title: str, **values: Any) -> Any:
    """A published translation."""
    key = original.translation_key
    return published_case_study(title, language=language, translation_key=key, **values)


def published_course(title: str = "La formation", *, language: str = "fr", **values: Any) -> Any:
    """A published course."""
    page = CoursePage(title=title, locale=locale(language), summary="Vingt heures.", **values)
    return _published_below(LibraryPage.objects.get(locale=page.locale), page)


def published_session(course: Any, title: str = "Une séance", **values: Any) -> Any:
    """A published session, the last one of its course so far."""
    page = CourseSessionPage(title=title, locale=course.locale, summary="Trois heures.", **values)
    return _published_below(course, page)


def published_activity(parent: Any, title: str = "Une activité", **values: Any) -> Any:
    """A published activity, below a session or a library."""
    page = ActivityPage(title=title, locale=parent.locale, summary="On dessine.", **values)
    return _published_below(parent, page)


def _published_below(parent: Any, page: Any) -> Any:
    page.live = False
    type(parent).objects.get(pk=parent.pk).add_child(instance=page)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def published_organisation(name: str = "Accueil du Gave (exemple)", **values: Any) -> Any:
    """A published organisation in Pau."""
    language = values.pop("language", "fr")
    country = values.pop("country", "FR")
    themes = values.pop("themes", [])
    organisation: Any = Organisation(
        name=name,
        description=values.pop("description", "<p>Nous accueillons.</p>"),
        locale=locale(language),
        live=False,
        **values,
    )
    organisation.themes = themes
    organisation.locations = [OrganisationLocation(place="Pau", country=country)]
    organisation.save()
    organisation.save_revision().publish()
    return Organisation.objects.get(pk=organisation.pk)


def theme(label: str = "Logement", *, synonyms: str = "", **values: Any) -> Any:
    """A theme with a French label."""
    made: Any = Theme(**values)
    made.labels = [ThemeLabel(language="fr", label=label, synonyms=synonyms)]
    made.save()
    return made


def need(name: str = "Un toit", themes: Any = (), **values: Any) -> Any:
    """A need with a French name."""
    made: Any = Need(**({"icon": "roof"} | values))
    made.names = [NeedName(language="fr", name=name)]
    made.themes = list(themes)
    made.save()
    return made


def partner(name: str = "Passerelles (exemple)", *, language: str = "fr", **values: Any) -> Any:
    """A published partner, in France if nothing else is said."""
    fields: dict[str, Any] = {"country": "FR", "live": False}
    made: Any = Partner(name=name, locale=locale(language), **(fields | values))
    made.save()
    made.save_revision().publish()
    return Partner.objects.get(pk=made.pk)


def image(title: str = "Un vélo", *, width: int = 900, colour: str = "teal") -> Any:
    """A picture with a real file."""
    file = BytesIO()
    PillowImage.new("RGB", (width, width * 2 // 3), colour).save(file, "PNG")
    file.seek(0)
    return PortalImage.objects.create(title=title, file=ImageFile(file, name="velo.png"))


def file(name: str = "guide.txt", content: bytes = b"Le potager partage", **values: Any) -> Any:
    """A file to take away, as if it had been uploaded."""
    title = values.pop("title", "Le guide")
    return PortalDocument.objects.create(title=title, file=ContentFile(content, name), **values)


def published_resource(title: str = "La carte du marché", **values: Any) -> Any:
    """A published guide on the web, in French."""
    language, files = values.pop("language", "fr"), values.pop("files", [])
    fields: dict[str, Any] = {
        "summary": "Un guide pour regarder autour de soi.",
        "resource_type": "guide",
        "link": "https://guide.example/",
        "live": False,
    }
    page: Any = PartnerResourcePage(title=title, locale=locale(language), **(fields | values))
    page.files = [ResourceFile(document=each) for each in files]
    LibraryPage.objects.get(locale=page.locale).add_child(instance=page)
    page.save_revision().publish()
    return PartnerResourcePage.objects.get(pk=page.pk)


def published_info_page(title: str = "Demander l’asile", **values: Any) -> Any:
    """A published page of information, in French."""
    fields: dict[str, Any] = {
        "summary": "Les premiers pas.",
        "body": [("text", RichText("<p>Le texte.</p>"))],
        "live": False,
    }
    page = InfoPage(title=title, locale=locale("fr"), **(fields | values))
    LibraryPage.objects.get(locale=page.locale).add_child(instance=page)
    page.save_revision().publish()
    return InfoPage.objects.get(pk=page.pk)
