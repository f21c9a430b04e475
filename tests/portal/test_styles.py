"""What tests in browsers take for granted of the style sheets."""

import re

from portal.assets import STATIC_FOLDER

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
NIGHT = re.compile(r"@media \(prefers-color-scheme: dark\) \{\s*:root \{(.*?)\}\s*\}", re.DOTALL)
COLOUR = re.compile(r"--[a-z-]+: #[0-9a-f]{6}|--shadow: none")


def test_by_night_nothing_but_colours_and_shadows_changes() -> None:
    """So axe asks for every rule by day, and by night for those of colours."""
    styles = {path.name: path.read_text() for path in (STATIC_FOLDER / "styles").glob("*.css")}
    nights = [NIGHT.search(COMMENT.sub("", text)) for text in styles.values()]
    found = [night[1] for night in nights if night]

    declarations = [each.strip() for each in found[0].split(";") if each.strip()]

    assert sum(text.count("prefers-color-scheme") for text in styles.values()) == len(found) == 1
    assert declarations
    assert [each for each in declarations if not COLOUR.fullmatch(each)] == []
