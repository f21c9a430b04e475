"""What tests in browsers take for granted of the style sheets."""

import re

from portal.web.assets import STATIC_FOLDER

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
NIGHT = re.compile(r"@media \(prefers-color-scheme: dark\) \{\s*:root \{(.*?)\}\s*\}", re.DOTALL)
COLOUR = re.compile(r"--[a-z-]+: #[0-9a-f]{6}|--shadow: none")
OF_A_LANGUAGE = re.compile(r"([^{};]*(?:\blang\b|\[dir)[^{};]*)\{(.*?)\}", re.DOTALL)
LETTERS_AND_PLACES = re.compile(
    r"--(sans|serif|(heading|body)-font|(heading-)?line-height)|font-(family|style)|line-height"
    r"|letter-spacing|transform|display|text-align"
)


def test_by_night_nothing_but_colours_and_shadows_changes() -> None:
    """So axe asks for every rule by day, and by night for those of colours."""
    styles = {path.name: path.read_text() for path in (STATIC_FOLDER / "styles").glob("*.css")}
    nights = [NIGHT.search(COMMENT.sub("", text)) for text in styles.values()]
    found = [night[1] for night in nights if night]

    declarations = [each.strip() for each in found[0].split(";") if each.strip()]

    assert sum(text.count("prefers-color-scheme") for text in styles.values()) == len(found) == 1
    assert declarations
    assert [each for each in declarations if not COLOUR.fullmatch(each)] == []


def test_no_language_or_direction_has_colours_or_sizes_of_its_own() -> None:
    """So axe asks for the rules of colours in one language."""
    texts = [COMMENT.sub("", path.read_text()) for path in (STATIC_FOLDER / "styles").glob("*.css")]
    rules = [rule for text in texts for _, rule in OF_A_LANGUAGE.findall(text)]

    declared = {
        each.partition(":")[0].strip() for rule in rules for each in rule.split(";") if each.strip()
    }

    assert len(rules) > 5
    assert [name for name in declared if not LETTERS_AND_PLACES.fullmatch(name)] == []
