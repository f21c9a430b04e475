"""Keeps words of one direction whole in a sentence of the other."""


def isolated(text: str) -> str:
    """Keep a name in its own direction, whatever stands around it."""
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"


def left_to_right(text: str) -> str:
    """Keep figures in the order in which clocks are read."""
    return f"\N{LEFT-TO-RIGHT ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"
