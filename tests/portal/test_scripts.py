"""Scripts are joined into what is sent, in the order of their imports, or refused at start."""

import shutil
import subprocess
from pathlib import Path

import pytest

from portal.web.assets import SCRIPTS_FOLDER
from portal.web.scripts import Script, ScriptError, joined

ENTRIES = ("portal.js", "shelf.js", "worker.js")


def written(folder: Path, **scripts: str) -> Path:
    """Write scripts into a folder; returns the first of them."""
    paths = [folder / f"{name}.js" for name in scripts]
    for path, text in zip(paths, scripts.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths[0]


def test_a_script_stands_once_and_after_all_that_it_imports(tmp_path: Path) -> None:
    entry = written(
        tmp_path,
        main='import "./left.js";\nimport "./right.js";\nrun();\n',
        left='import { ground } from "./ground.js";\nground.left = 1;\n',
        right='import { ground } from "./ground.js";\nground.right = 2;\n',
        ground="export const ground = {};\n",
    )

    assert joined(entry) == b"const ground = {};\nground.left = 1;\nground.right = 2;\nrun();"


def test_names_may_stand_on_lines_of_their_own(tmp_path: Path) -> None:
    entry = written(
        tmp_path,
        main='import {\n  first,\n  second,\n} from "./names.js";\nfirst(second);\n',
        names="export async function first() {}\nexport let second = 2;\n",
    )

    assert joined(entry) == b"async function first() {}\nlet second = 2;\nfirst(second);"


def test_comments_and_indentation_are_not_sent(tmp_path: Path) -> None:
    entry = written(
        tmp_path,
        main="// import nothing\n\nif (a) {\n  // Why.\n  b(/\\/x/); // how\n  c('https://d');\n}\n",
    )

    assert joined(entry) == b"if (a) {\nb(/\\/x/);\nc('https://d');\n}"


def test_a_name_that_is_not_exported_cannot_be_imported(tmp_path: Path) -> None:
    entry = written(tmp_path, main='import { own } from "./a.js";\n', a="const own = 1;\n")

    with pytest.raises(ScriptError, match=r"main\.js imports own, which a\.js does not export"):
        joined(entry)


def test_two_files_of_one_bundle_may_not_define_the_same_name(tmp_path: Path) -> None:
    entry = written(
        tmp_path, main='import "./a.js";\nfunction own() {}\n', a="const own = 1;\nown;\n"
    )

    with pytest.raises(ScriptError, match=r"a\.js and main\.js both define own"):
        joined(entry)


def test_a_name_inside_a_function_may_be_that_of_another_file(tmp_path: Path) -> None:
    entry = written(
        tmp_path,
        main='import "./a.js";\nconst run = () => {\n  const own = 2;\n};\n',
        a="const own = 1;\n",
    )

    assert b"const own = 2" in joined(entry)


def test_a_circle_is_named(tmp_path: Path) -> None:
    entry = written(
        tmp_path,
        main='import "./a.js";\n',
        a='import { b } from "./b.js";\nexport const a = 1;\n',
        b='import { a } from "./a.js";\nexport const b = 2;\n',
    )

    with pytest.raises(ScriptError, match=r"main\.js → a\.js → b\.js → a\.js"):
        joined(entry)


@pytest.mark.parametrize(
    "form",
    [
        'import a from "./a.js";',
        'import * as a from "./a.js";',
        'import { a as b } from "./a.js";',
        'import { a } from "a";',
        'import { a } from "../a.js";',
        'const load = () => import("./a.js");',
        "const here = import.meta.url;",
        "export default 1;",
        "export { a };",
        'export { a } from "./a.js";',
        'export * from "./a.js";',
        "export const { a } = window;",
        "const { a } = window;",
        "const [a] = window;",
    ],
)
def test_other_forms_are_refused(tmp_path: Path, form: str) -> None:
    entry = written(tmp_path, main=f"{form}\n", a="export const a = 1;\n")

    with pytest.raises(ScriptError, match=r"main\.js has a form that is not known here") as refused:
        joined(entry)

    assert form in str(refused.value)


def test_every_script_is_sent() -> None:
    sent = b"\n".join(joined(SCRIPTS_FOLDER / entry) for entry in ENTRIES).decode()

    for path in SCRIPTS_FOLDER.glob("*.js"):
        assert Script.read(path).code in sent, path.name


@pytest.mark.skipif(not shutil.which("node"), reason="there is no node to read JavaScript")
@pytest.mark.parametrize("entry", ENTRIES)
def test_what_is_sent_is_sound_javascript(tmp_path: Path, entry: str) -> None:
    sent = tmp_path / "sent.mjs"
    sent.write_bytes(joined(SCRIPTS_FOLDER / entry))

    done = subprocess.run(
        ["node", "--check", str(sent)], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
