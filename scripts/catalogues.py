"""Updates, compiles and checks catalogues: ``python -m scripts.catalogues <command>``.

``update`` brings the ``.po`` files up to date with the code, ``compile`` makes the ``.mo`` files
that run, and ``check`` tells what is missing. Without further words each works on all rooms;
``check portal`` works on one. Of a room they work on every catalogue there is, whether or not
``LANGUAGES`` names its language, so that none goes stale; ``update`` makes those that are missing.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from content_models.deployment import PROJECT_FOLDER
from content_models.languages import INTERFACE_LANGUAGES

KEYWORDS = (
    DEFAULT_KEYWORDS
    | dict.fromkeys(("message", "gettext_lazy", "gettext_noop", "lazy_gettext"))
    | {"Loss": (2,)}  # its first argument is the name of a field
)
LINE_WIDTH = 100


@dataclass(frozen=True)
class Catalogues:
    """Holds the catalogues of one room, one per language.

    Attributes:
        name: of the room.
        mapping: the Babel configuration that says where messages are; paths from the project.
        folder: holds ``<language>/LC_MESSAGES/<domain>.po``.
        domain: ``messages`` for Flask-Babel, ``django`` for Django.
        is_for_readers: every interface language must have one; editors manage with another.
    """

    name: str
    mapping: Path
    folder: Path
    domain: str
    is_for_readers: bool

    def languages(self) -> list[str]:
        """Return the languages that have a catalogue here, or must have one."""
        there = {path.parent.parent.name for path in self.folder.glob(f"*/*/{self.domain}.po")}
        return sorted(there | (INTERFACE_LANGUAGES.keys() if self.is_for_readers else set()))

    def path(self, language: str) -> Path:
        """Return the path of a language's catalogue."""
        return self.folder / language / "LC_MESSAGES" / f"{self.domain}.po"

    def template(self) -> Catalog:
        """Return every message of the code, without translations."""
        with self.mapping.open(encoding="utf-8") as file:
            methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
        catalog = Catalog(project="INSERT", charset="utf-8")
        extracted = extract_from_dir(
            str(PROJECT_FOLDER), methods, options, KEYWORDS, directory_filter=_is_source_folder
        )
        for file_name, _line, text, comments, context in extracted:
            catalog.add(text, locations=[(file_name, 0)], auto_comments=comments, context=context)
        return catalog

    def read(self, language: str) -> Catalog:
        """Read a language's catalogue, an empty one where there is none."""
        path = self.path(language)
        if not path.exists():
            return Catalog(locale=language, domain=self.domain, project="INSERT", charset="utf-8")
        with path.open("rb") as file:
            return read_po(file, locale=language, domain=self.domain)


ALL = (
    Catalogues(
        name="portal",
        mapping=PROJECT_FOLDER / "portal" / "babel.cfg",
        folder=PROJECT_FOLDER / "portal" / "translations",
        domain="messages",
        is_for_readers=True,
    ),
    Catalogues(
        name="cms",
        mapping=PROJECT_FOLDER / "cms" / "babel.cfg",
        folder=PROJECT_FOLDER / "cms" / "locale",
        domain="django",
        is_for_readers=False,
    ),
)


def update(catalogues: Catalogues) -> None:
    """Add new messages, and take out those that the code no longer has."""
    template = catalogues.template()
    for language in catalogues.languages():
        catalog = catalogues.read(language)
        catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalog.fuzzy = False  # the header, which Babel marks fuzzy in each new catalogue
        catalog.header_comment = f"# INSERT, {catalogues.name}: {language}"
        path = catalogues.path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        buffer = BytesIO()
        write_po(
            buffer,
            catalog,
            width=LINE_WIDTH,
            sort_by_file=True,
            ignore_obsolete=True,
            include_lineno=False,
        )
        path.write_bytes(buffer.getvalue())


def compile_all(catalogues: Catalogues) -> None:
    """Write the ``.mo`` file beside each ``.po`` file, atomically.

    A language without a ``.po`` file gets none, and the portal says so when it starts: an empty
    catalogue would answer its readers in English.
    """
    for language in catalogues.languages():
        if not catalogues.path(language).exists():
            continue
        path = catalogues.path(language).with_suffix(".mo")
        # Two runs at once have a file each, whose ending is none that a starting portal reads.
        temporary = path.with_suffix(f".{os.getpid()}")
        with temporary.open("wb") as file:
            write_mo(file, catalogues.read(language))
        temporary.replace(path)


def check(catalogues: Catalogues) -> list[str]:
    """Return the problems of the catalogues, one sentence each."""
    template = catalogues.template()
    return [
        f"{catalogues.path(language).relative_to(PROJECT_FOLDER)}: {problem}"
        for language in catalogues.languages()
        for problem in _problems_of(catalogues, language, template)
    ]


def _problems_of(catalogues: Catalogues, language: str, template: Catalog) -> Iterator[str]:
    if catalogues.path(language).exists():
        yield from _problems(catalogues.read(language), template)
    else:
        yield "is missing; run update"


def _problems(catalog: Catalog, template: Catalog) -> Iterator[str]:
    wanted = {_identity(each): each for each in template if each.id}
    there = {_identity(each): each for each in catalog if each.id}
    for identity in wanted.keys() - there.keys():
        yield f"lacks {identity!r}; run update"
    for identity in there.keys() - wanted.keys():
        yield f"{identity!r} is not in the code; run update"
    yield from (f"{obsolete!r} is obsolete; run update" for obsolete in catalog.obsolete)
    for identity, found in there.items():
        if found.fuzzy:
            yield f"{identity!r} is fuzzy"
        if not all(_texts(found.string, catalog.num_plurals if found.pluralizable else 1)):
            yield f"{identity!r} is not translated"
    for found, errors in catalog.check():
        yield from (f"{_identity(found)!r}: {error}" for error in errors)


def _identity(found: object) -> tuple[object, object]:
    return (getattr(found, "id", None), getattr(found, "context", None))


def _texts(string: object, number: int) -> list[str]:
    texts = [string] if isinstance(string, str) else list(string or ())  # type: ignore[call-overload]
    return texts + [""] * (number - len(texts))


def _is_source_folder(folder: str) -> bool:
    return not Path(folder).name.startswith((".", "_", "var", "node_modules"))


def main(arguments: list[str]) -> int:
    """Run a command, and return the exit status."""
    parser = argparse.ArgumentParser(prog="scripts.catalogues", description=__doc__)
    parser.add_argument("command", choices=("update", "compile", "check"))
    parser.add_argument("names", nargs="*", help="portal, cms; all that exist where none is named")
    options = parser.parse_args(arguments)
    chosen = (
        [each for each in ALL if each.name in options.names]
        if options.names
        else [each for each in ALL if each.mapping.exists()]
    )
    problems = [problem for each in chosen for problem in _run(options.command, each)]
    for problem in problems:
        print(problem, file=sys.stderr)  # noqa: T201 - what a command line says
    return 1 if problems else 0


def _run(command: str, catalogues: Catalogues) -> list[str]:
    if command == "check":
        return check(catalogues)
    (update if command == "update" else compile_all)(catalogues)
    return []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
