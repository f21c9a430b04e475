"""What the components of the style guide show: one set of texts for each direction of writing."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from content_models.blocks import (
    Block,
    Callout,
    Download,
    Image,
    ImageBlock,
    KeyFigure,
    KeyFigures,
    Quote,
    Rendition,
    RichText,
    Step,
    Steps,
    Video,
)
from content_models.documents import StalePart, Translation
from content_models.kinds import Document
from content_models.kinds.activity import Activity
from content_models.kinds.case_study import CaseStudy
from content_models.kinds.info_page import InfoPage
from content_models.kinds.organisation import Organisation
from content_models.kinds.partner import Partner
from content_models.kinds.partner_resource import PartnerResource
from content_models.languages import InterfaceLanguage
from content_models.places import Coordinates, Location, Phone
from content_models.vocabularies import (
    Audience,
    Country,
    LegalForm,
    Licence,
    Method,
    ResourceType,
)

DAY = datetime(2026, 3, 21, tzinfo=UTC)
STUDY_KEY = UUID("00000000-0000-4000-8000-000000000001")
ORGANISATION_KEY = UUID("00000000-0000-4000-8000-000000000002")


@dataclass(frozen=True)
class Texts:
    """Texts of the length that editors write."""

    title: str
    summary: str
    name: str
    sentence: str
    words: tuple[str, ...]


LEFT_TO_RIGHT = Texts(
    title="Réparer des vélos pour pouvoir aller travailler (exemple)",
    summary="Un atelier de quartier est devenu une entreprise d’insertion. Douze personnes y ont "
    "trouvé un premier emploi, et la commune un service qui manquait.",
    name="Accueil du Gave (exemple)",
    sentence="On commence par regarder ce qui manque ici.",
    words=(
        "Emploi",
        "Mobilité",
        "Alimentation et restauration",
        "Santé",
        "Logement",
        "Droits",
        "Apprendre la langue",
        "Artisanat",
        "Agriculture",
    ),
)
RIGHT_TO_LEFT = Texts(
    title="إصلاح الدراجات للذهاب إلى العمل (مثال)",
    summary="أصبحت ورشة الحي مؤسسة اجتماعية. وجد فيها اثنا عشر شخصًا عملهم الأول، ووجدت المدينة "
    "خدمة كانت تنقصها.",
    name="استقبال نهر الغاف (مثال)",
    sentence="نبدأ بالنظر إلى ما ينقص هنا.",
    words=(
        "العمل",
        "التنقل",
        "الطعام والمطاعم",
        "الصحة",
        "السكن",
        "الحقوق",
        "تعلم اللغة",
        "الحرف",
        "الزراعة",
    ),
)


def texts_of(language: InterfaceLanguage) -> Texts:
    """The texts in the direction of a language."""
    return RIGHT_TO_LEFT if language.direction == "rtl" else LEFT_TO_RIGHT


def picture(address: str) -> Image:
    """A picture; ``address`` is that of a drawing of the portal's own."""
    rendition = Rendition(url=address, width=1200, height=630, media_type="image/png")
    return Image(
        renditions=(rendition,), alternative_text="INSERT", credit="INSERT", licence=Licence.CC_BY
    )


def blocks(texts: Texts, image: Image) -> tuple[Block, ...]:
    """One block of every type."""
    paragraph = f"<p>{texts.summary}</p>"
    return (
        RichText(html=f"<h2>{texts.sentence}</h2>{paragraph}<ul><li>{texts.sentence}</li></ul>"),
        ImageBlock(image=image, caption=texts.sentence),
        Quote(text=texts.sentence, attribution="Amina"),
        KeyFigures(figures=tuple(KeyFigure(value=n, label=texts.words[0]) for n in ("12", "64 %"))),
        Steps(steps=tuple(Step(title=w, html=paragraph, minutes=20) for w in texts.words[:2])),
        Callout(title=texts.words[1], html=paragraph),
        Download(title=texts.title, url="/media/x.pdf", size=240_000, media_type="application/pdf"),
        Video(title=texts.title, url="https://video.example/1", description=texts.sentence),
    )


def case_study(texts: Texts, locale: str, image: Image, *, is_stale: bool = False) -> CaseStudy:
    """A case study with every field."""
    return CaseStudy(
        key=STUDY_KEY,
        locale=locale,
        slug="example",
        title=texts.title,
        summary=texts.summary,
        body=blocks(texts, image),
        published_at=DAY,
        updated_at=DAY,
        translation=_stale_translation() if is_stale else Translation(),
        enterprise_name=texts.name,
        country=Country.FRANCE,
        place="Pau",
        picture=image,
        legal_form=LegalForm.FR_SCIC,
        year_founded=2019,
        people_employed=1_200,
        people_helped=64,
        lessons=(texts.sentence,),
        licence=Licence.CC_BY,
    )


def _stale_translation() -> Translation:
    """Older than the original in its summary and in its first block."""
    return Translation(
        source_locale="en",
        stale_parts=(
            StalePart(field="summary", changed_at=DAY),
            StalePart(field="body", index=0, changed_at=DAY),
        ),
    )


def organisation(texts: Texts, locale: str) -> Organisation:
    """An organisation with every field; its telephone number is from the range for fiction."""
    return Organisation(
        key=ORGANISATION_KEY,
        locale=locale,
        slug="example",
        title=texts.name,
        summary=texts.summary,
        published_at=DAY,
        updated_at=DAY,
        audiences=(Audience.REFUGEES, Audience.WOMEN),
        spoken_languages=("fr", "ar", "fa-AF", "ti"),
        locations=(
            Location(
                name=texts.name,
                address="5 rue du Modèle",
                postcode="64000",
                place="Pau",
                region="Béarn",
                country=Country.FRANCE,
                coordinates=Coordinates(latitude=43.2951, longitude=-0.3708),
            ),
        ),
        phones=(Phone(number="+33 5 36 49 01 01", label=texts.words[0]),),
        email="bonjour@accueil.example",
        website="https://accueil.example/",
        last_verified=date(2026, 3, 1),
    )


def further_kinds(texts: Texts, locale: str, image: Image) -> tuple[Document, ...]:
    """One item of each kind whose card has a look of its own, besides those above."""
    shared: dict[str, Any] = {
        "locale": locale,
        "slug": "example",
        "title": texts.title,
        "summary": texts.summary,
        "published_at": DAY,
        "updated_at": DAY,
    }
    keys = (UUID(int=STUDY_KEY.int + number) for number in range(10, 14))
    return (
        Activity(
            key=next(keys),
            minutes=75,
            methods=(Method.GROUP_WORK, Method.VISUAL_MAPPING),
            licence=Licence.CC_BY,
            **shared,
        ),
        PartnerResource(
            key=next(keys),
            resource_type=ResourceType.GUIDE,
            languages=("fr", "ar"),
            pages=24,
            picture=image,
            licence=Licence.CC_BY,
            **shared,
        ),
        InfoPage(key=next(keys), **shared),
        Partner(
            key=next(keys),
            country=Country.FRANCE,
            place="Pau",
            **(shared | {"title": texts.name}),
        ),
    )
