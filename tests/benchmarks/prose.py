"""Text of any length that an index finds as hard as real text.

Words are drawn as often as the demonstration content uses them, so that common words stand in
nearly every document; invented names add the rare ones, of which real text has very many.
"""

import random
import re
from functools import cache

import yaml

from cms.demonstration.files import CONTENT_FOLDER

SEED = 20260901
RARE_WORDS = 20_000
RARE_SHARE = 0.03
SENTENCE_WORDS = (8, 20)
PARAGRAPH_SENTENCES = (3, 6)
_CONSONANTS = ("b", "br", "d", "f", "gr", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z")
_VOWELS = ("a", "e", "i", "o", "ou", "on")
_WORD = re.compile(r"[^\W\d_]{2,}")
_MARKUP = re.compile(r"^\s*(?:- )?[a-z_]+:", re.MULTILINE)

dice = random.Random(SEED)


@cache
def words_of(language: str) -> list[str]:
    """The words of the demonstration content in a language, as often as they stand in it."""
    files = sorted(CONTENT_FOLDER.glob(f"case_studies/*/{language}.yaml"))
    text = "\n".join(_MARKUP.sub("", file.read_text(encoding="utf-8")) for file in files)
    themes = yaml.safe_load((CONTENT_FOLDER / "themes.yaml").read_text(encoding="utf-8"))
    for theme in themes:
        text += f"\n{theme['labels'][language]} {' '.join(theme['synonyms'][language])}"
    return _WORD.findall(text)


@cache
def rare_words() -> list[str]:
    """Invented words, each to stand in a few documents only."""
    return ["".join(_syllable() for _ in range(dice.randint(3, 5))) for _ in range(RARE_WORDS)]


def _syllable() -> str:
    return dice.choice(_CONSONANTS) + dice.choice(_VOWELS)


def name(language: str, words: int) -> str:
    """A title of some words with an invented name in it."""
    return f"{phrase(language, words)} {dice.choice(rare_words()).capitalize()}"


def phrase(language: str, words: int) -> str:
    """Some words, the first with a capital."""
    chosen = dice.choices(words_of(language), k=words)
    chosen = [dice.choice(rare_words()) if dice.random() < RARE_SHARE else each for each in chosen]
    return " ".join([chosen[0].capitalize(), *chosen[1:]])


def paragraphs(language: str, words: int) -> list[str]:
    """Paragraphs of about so many words together, as HTML."""
    made: list[str] = []
    while words > 0:
        lengths = [dice.randint(*SENTENCE_WORDS) for _ in range(dice.randint(*PARAGRAPH_SENTENCES))]
        made.append(f"<p>{' '.join(f'{phrase(language, each)}.' for each in lengths)}</p>")
        words -= sum(lengths)
    return made
