"""Joins scripts that import each other by name, into one file for browsers.

A bundler would do the same, but would need Node wherever the portal runs. Joined, all files share
one scope, so that names must differ from file to file even where they are not exported.
"""

import re
from dataclasses import dataclass
from pathlib import Path

# Line by line, as the formatter leaves them: a parser would be a dependency.
COMMENT = re.compile(r"^\s*//.*\n|(?<=[;{,]) // .*", re.MULTILINE)
IMPORT = re.compile(
    r'^import (?:\{\s*([\w$]+(?:,\s*[\w$]+)*),?\s*\} from )?"\./([\w-]+\.js)";', re.MULTILINE
)
DEFINITION = re.compile(
    r"^(export )?(?=(?:const|let|var|class|(?:async )?function\*?) ([\w$]+))", re.MULTILINE
)
UNKNOWN = re.compile(r"^.*\b(?:import|export)\b.*|^(?:const|let|var) [{[].*", re.MULTILINE)
"""Forms that none of these knows: ``export default``, ``import(…)``, ``const { a } = …``."""


class ScriptError(Exception):
    """Scripts cannot be joined; the message names the file and the reason."""


@dataclass(frozen=True)
class Script:
    """A script is one file.

    Attributes:
        imports: file names in their order, each with the names that are taken from it.
        defined: the names of its outermost scope.
        code: without imports, exports, comments and indentation.
    """

    imports: tuple[tuple[str, frozenset[str]], ...]
    defined: tuple[str, ...]
    exported: frozenset[str]
    code: str

    @classmethod
    def read(cls, path: Path) -> "Script":
        """Read a file.

        Raises:
            ScriptError: it has a form of import or export that is not known.
        """
        text = COMMENT.sub("", path.read_text(encoding="utf-8"))
        definitions = DEFINITION.findall(text)
        code = DEFINITION.sub("", IMPORT.sub("", text))
        if unknown := UNKNOWN.search(code):
            raise ScriptError(f"{path.name} has a form that is not known here: {unknown[0]}")
        return cls(
            imports=tuple(
                (name, frozenset(re.findall(r"[^\s,]+", names)))
                for names, name in IMPORT.findall(text)
            ),
            defined=tuple(name for _, name in definitions),
            exported=frozenset(name for export, name in definitions if export),
            code="\n".join(line.strip() for line in code.splitlines() if line.strip()),
        )


def joined(entry: Path) -> bytes:
    """Join a script and what it imports, imports first; raises ``ScriptError``."""
    scripts: dict[Path, Script] = {}
    _add(entry, scripts, ())
    owners: dict[str, str] = {}
    for path, script in scripts.items():
        for name in script.defined:
            if name in owners:
                raise ScriptError(f"{owners[name]} and {path.name} both define {name}")
            owners[name] = path.name
    return "\n".join(script.code for script in scripts.values() if script.code).encode()


def _add(path: Path, scripts: dict[Path, Script], importers: tuple[Path, ...]) -> None:
    if path in importers:
        circle = " → ".join(each.name for each in (*importers, path))
        raise ScriptError(f"scripts import each other in a circle: {circle}")
    if path in scripts:
        return
    script = Script.read(path)
    for name, wanted in script.imports:
        _add(path.with_name(name), scripts, (*importers, path))
        if missing := wanted - scripts[path.with_name(name)].exported:
            raise ScriptError(f"{path.name} imports {min(missing)}, which {name} does not export")
    scripts[path] = script
