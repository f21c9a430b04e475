"""Makes a case study for the style guide.

It has every field, and one block of every type.
"""

from typing import Any

from content_models.blocks import (
    Block,
    Callout,
    Download,
    Image,
    ImageBlock,
    KeyFigure,
    KeyFigures,
    Quote,
    RichText,
    Step,
    Steps,
    Video,
)
from content_models.vocabularies import Country, LegalForm, Licence
from portal.reading.samples import Texts


def sample(texts: Texts, image: Image) -> dict[str, Any]:
    """Return the fields of a case study in the style guide."""
    return {
        "body": blocks(texts, image),
        "enterprise_name": texts.name,
        "country": Country.FRANCE,
        "place": "Pau",
        "picture": image,
        "legal_form": LegalForm.FR_SCIC,
        "year_founded": 2019,
        "people_employed": 1_200,
        "people_helped": 64,
        "lessons": (texts.sentence,),
        "licence": Licence.CC_BY,
    }


def blocks(texts: Texts, image: Image) -> tuple[Block, ...]:
    """Return one block of every type."""
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
