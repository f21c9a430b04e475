"""Gathers the how-tos of all kinds and of translating, in the register's order."""

from cms.ground.how_to import HOW_TO_TRANSLATE, TRANSLATING, HowTo
from cms.ground.kinds import kinds


def how_tos() -> dict[str, HowTo]:
    """Return all how-tos by the name of the kind."""
    return {kind.name: kind.how_to for kind in kinds()} | {TRANSLATING: HOW_TO_TRANSLATE}
