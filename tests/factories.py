"""Documents with sensible French values, for tests that need no CMS."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from content_models.blocks import Download, Image, Rendition, RichText, Step
from content_models.kinds.activity import Activity, GroupSize
from content_models.kinds.case_study import CaseStudy
from content_models.kinds.course import Course
from content_models.kinds.course_session import CourseSession
from content_models.kinds.info_page import InfoPage
from content_models.kinds.need import Need
from content_models.kinds.organisation import Organisation
from content_models.kinds.partner import Partner
from content_models.kinds.partner_resource import PartnerResource
from content_models.kinds.term import Term
from content_models.places import Coordinates, Location, Phone
from content_models.vocabularies import (
    Audience,
    Country,
    LegalForm,
    Licence,
    Method,
    ResourceType,
    ThemeGroup,
)

PUBLISHED_AT = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)


def case_study(**values: Any) -> CaseStudy:
    """A published case study from Pau."""
    fields: dict[str, Any] = {
        "key": uuid4(),
        "locale": "fr",
        "slug": "atelier-du-gave",
        "title": "Un atelier vélo à Pau",
        "summary": "Un atelier qui répare des vélos avec des personnes exilées.",
        "body": (RichText(html="<p>L’économie sociale, à vélo.</p>"),),
        "published_at": PUBLISHED_AT,
        "updated_at": PUBLISHED_AT,
        "enterprise_name": "L’Atelier du Gave (exemple)",
        "country": Country.FRANCE,
        "place": "Pau",
        "legal_form": LegalForm.FR_ACI,
        "licence": Licence.CC_BY,
    }
    return CaseStudy(**(fields | values))


def course(**values: Any) -> Course:
    """A published course of 20 hours."""
    fields: dict[str, Any] = {
        "key": uuid4(),
        "locale": "fr",
        "slug": "formation-insert",
        "title": "De l’idée au projet",
        "summary": "Une formation de 20 heures.",
        "published_at": PUBLISHED_AT,
        "updated_at": PUBLISHED_AT,
        "minutes": 1200,
        "audience": "Bénévoles et travailleurs sociaux.",
        "objectives": ("Repérer un besoin.",),
        "licence": Licence.CC_BY,
    }
    return Course(**(fields | values))


def course_session(**values: Any) -> CourseSession:
    """A published session, by default of a course that is not published."""
    fields: dict[str, Any] = {
        "key": uuid4(),
        "locale": "fr",
        "slug": "besoins",
        "title": "Voir les besoins",
        "summary": "On dessine le territoire.",
        "published_at": PUBLISHED_AT,
        "updated_at": PUBLISHED_AT,
        "number": 2,
        "minutes": 200,
        "objectives": ("Dessiner un territoire.",),
        "course": uuid4(),
        "licence": Licence.CC_BY,
    }
    return CourseSession(**(fields | values))


def activity(**values: Any) -> Activity:
    """A published activity that stands alone."""
    fields: dict[str, Any] = {
        "key": uuid4(),
        "locale": "fr",
        "slug": "carte-des-besoins",
        "title": "La carte des besoins",
        "summary": "On dessine ce qui manque.",
        "published_at": PUBLISHED_AT,
        "updated_at": PUBLISHED_AT,
        "minutes": 75,
        "methods": (Method.VISUAL_MAPPING, Method.GROUP_WORK),
        "group_size": GroupSize(least=6, most=16),
        "objectives": ("Distinguer un besoin d’une solution.",),
        "materials": ("Une nappe en papier",),
        "steps": (Step(title="Dessiner", html="<p>Les trajets.</p>", minutes=75),),
        "trainer_notes": "<p>Demandez pour quoi faire.</p>",
        "debriefing": ("Que voyez-vous de nouveau ?",),
        "variations": ("Dehors, en marchant.",),
        "licence": Licence.CC_BY,
    }
    return Activity(**(fields | values))


def partner_resource(**values: Any) -> PartnerResource:
    """A published guide with a file and an address."""
    fields: dict[str, Any] = {
        "key": uuid4(),
        "locale": "fr",
        "slug": "carte-du-marche",
        "title": "La carte du marché",
        "summary": "Un guide pour regarder ce qui manque autour de soi.",
        "body": (RichText(html="<p>Comment s’en servir.</p>"),),
        "published_at": PUBLISHED_AT,
        "updated_at": PUBLISHED_AT,
        "resource_type": ResourceType.GUIDE,
        "files": (
            Download(
                title="Le guide",
                url="/media/documents/guide.pdf",
                size=240_000,
                media_type="application/pdf",
                digest="a" * 40,
            ),
        ),
        "link": "https://www.guide.example/",
        "author": "Collectif du Gave (exemple)",
        "year": 2024,
        "licence": Licence.CC_BY,
        "languages": ("fr", "ar"),
        "pages": 24,
        "minutes": 45,
        "country": Country.FRANCE,
    }
    return PartnerResource(**(fields | values))


def info_page(**values: Any) -> InfoPage:
    """A published page of information."""
    fields: dict[str, Any] = {
        "key": uuid4(),
        "locale": "fr",
        "slug": "demander-asile",
        "title": "Demander l’asile",
        "summary": "Les premiers pas, pays par pays.",
        "body": (RichText(html="<h2>Avant</h2><p>Préparer ses papiers.</p>"),),
        "published_at": PUBLISHED_AT,
        "updated_at": PUBLISHED_AT,
    }
    return InfoPage(**(fields | values))


def organisation(**values: Any) -> Organisation:
    """A published organisation in Pau."""
    fields: dict[str, Any] = {
        "key": uuid4(),
        "locale": "fr",
        "slug": "accueil-du-gave",
        "title": "Accueil du Gave (exemple)",
        "summary": "Premier accueil des personnes qui demandent l’asile.",
        "body": (RichText(html="<p>Premier accueil.</p>"),),
        "published_at": PUBLISHED_AT,
        "updated_at": PUBLISHED_AT,
        "audiences": (Audience.ASYLUM_SEEKERS,),
        "spoken_languages": ("fr", "ar"),
        "locations": (
            Location(
                address="3 rue de l’Exemple",
                postcode="64000",
                place="Pau",
                region="Béarn",
                country=Country.FRANCE,
                coordinates=Coordinates(latitude=43.2951, longitude=-0.3708),
            ),
        ),
        "phones": (Phone(number="+33 5 36 49 01 01"),),
        "email": "bonjour@accueil-du-gave.example",
        "website": "https://accueil-du-gave.example/",
    }
    return Organisation(**(fields | values))


def term(**values: Any) -> Term:
    """A theme."""
    fields: dict[str, Any] = {
        "key": uuid4(),
        "locale": "fr",
        "slug": "logement",
        "title": "Logement",
        "published_at": PUBLISHED_AT,
        "updated_at": PUBLISHED_AT,
        "group": ThemeGroup.TOPIC,
        "synonyms": ("hébergement", "appartement"),
    }
    return Term(**(fields | values))


def need(**values: Any) -> Need:
    """A need, which themes answer."""
    fields: dict[str, Any] = {
        "key": uuid4(),
        "locale": "fr",
        "slug": "roof",
        "title": "Un toit",
        "published_at": PUBLISHED_AT,
        "updated_at": PUBLISHED_AT,
        "code": "roof",
        "icon": "roof",
        "position": 1,
        "is_shown": True,
    }
    return Need(**(fields | values))


def partner(**values: Any) -> Partner:
    """A partner."""
    fields: dict[str, Any] = {
        "key": uuid4(),
        "locale": "fr",
        "slug": "passerelles",
        "title": "Passerelles Béarn (exemple)",
        "published_at": PUBLISHED_AT,
        "updated_at": PUBLISHED_AT,
        "country": Country.FRANCE,
        "website": "https://passerelles.example/",
    }
    return Partner(**(fields | values))


def image(**values: Any) -> Image:
    """A picture in two widths and two formats."""
    renditions = tuple(
        Rendition(
            url=f"/media/images/atelier.width-{width}.{suffix}",
            width=width,
            height=width * 9 // 16,
            media_type=media_type,
        )
        for suffix, media_type in (("webp", "image/webp"), ("jpg", "image/jpeg"))
        for width in (480, 960)
    )
    fields: dict[str, Any] = {
        "renditions": renditions,
        "alternative_text": "Une personne règle la roue d’un vélo rouge.",
    }
    return Image(**(fields | values))
