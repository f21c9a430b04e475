"""Stems Ukrainian words: without the endings of cases, numbers and persons.

It is a light stemmer for Cyrillic letters, which Snowball has for Russian alone. Words are folded:
``й`` is ``и``, ``ї`` is ``і``, and apostrophes are gone.
"""

_SHORTEST_STEM = 3
_SHORTEST_WITH_FLEETING_VOWEL = 5
_REFLEXIVE = ("ся", "сь")
_ENDINGS = """
аємо ого ому ими іми ова ове ові ією іею ами ями еві єві ати яти ити іти ути ють уть ать ять ить
імо емо ємо их іх им ім оі ою іи ии еі ею ах ях ам ям ів ев ом ем єм єю еи іі ію ія іє ає яє
ує ює ть а я о е є и і у ю ь
"""
_LONGEST_FIRST = tuple(_ENDINGS.split())
_FLEETING = (("ок", "к"), ("ек", "к"), ("ец", "ц"), ("ел", "л"), ("ен", "н"))
"""A vowel before the last consonant that goes before endings: притулок, притулку."""


def ukrainian_stem(folded: str) -> str:
    """Return the stem of a folded word in Cyrillic letters."""
    found = _without(folded, _REFLEXIVE) if len(folded) > 2 * _SHORTEST_STEM else folded
    found = _without(found, _LONGEST_FIRST)
    if found.endswith("нн"):
        found = found[:-1]  # навчання, навчань
    if len(found) >= _SHORTEST_WITH_FLEETING_VOWEL:
        for ending, left in _FLEETING:
            if found.endswith(ending):
                return found.removesuffix(ending) + left
    return found


def _without(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word
