"""Holds the texts that the style guide shows of every kind.

There is one set for each direction of writing.
"""

from dataclasses import dataclass
from uuid import UUID

from content_models.languages import InterfaceLanguage

SAMPLE_KEY = UUID("00000000-0000-4000-8000-000000000001")


@dataclass(frozen=True)
class Texts:
    """Holds texts of the length that editors write."""

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
    """Return the texts in the direction of a language."""
    return RIGHT_TO_LEFT if language.direction == "rtl" else LEFT_TO_RIGHT
