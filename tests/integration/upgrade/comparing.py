"""What has become of something that was recorded before the upgrade."""

from typing import Any


def lost(before: Any, after: Any, at: str = "") -> list[str]:
    """What was there and is gone or another now, each in a line; what came beside it is no loss."""
    if isinstance(before, dict) and isinstance(after, dict):
        return [
            line
            for name, value in before.items()
            for line in (
                lost(value, after[name], f"{at}/{name}")
                if name in after
                else [f"{at}/{name} is gone: {_short(value)}"]
            )
        ]
    if isinstance(before, set) and isinstance(after, set):
        return [f"{at}: {_short(each)} is gone" for each in sorted(before - after)]
    if before == after:
        return []
    return [f"{at}: {_short(before)} has become {_short(after)}"]


def _short(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}…"


LONGEST_SHOWN = 200
"""Characters of a value in a line: enough to know it again."""
