"""How to write each kind of content, and how to translate, in the order of the register."""

from cms.ground.how_to import HOW_TO_TRANSLATE, TRANSLATING, HowTo
from cms.ground.kinds import kinds


def how_tos() -> dict[str, HowTo]:
    """Return all of them by the name of the kind."""
    return {kind.name: kind.how_to for kind in kinds()} | {TRANSLATING: HOW_TO_TRANSLATE}
