"""Serves the style sheets, scripts and drawings of the portal itself.

Each is under a name that holds its digest. They are few and small, so they are read once and served
from memory; a name never changes its content, so a browser keeps it for good.
"""

import hashlib
import mimetypes
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from flask import Blueprint, Response, abort, request
from rjsmin import jsmin

from portal.web.compression import CODINGS, Coding, chosen_coding, compressed_well, is_compressible
from portal.web.scripts import joined

STATIC_FOLDER = Path(__file__).parents[1] / "static"
SCRIPTS_FOLDER = STATIC_FOLDER / "scripts"
STYLE_SHEETS = (
    "tokens",
    "base",
    "layout",
    "components",
    "forms",
    "items",
    "offline",
    "print",
)
"""The order of the cascade. They are sent as one file, because each request costs a round trip."""
COMMENT = re.compile(rb"/\*.*?\*/", re.DOTALL)
SAFE_IN_DATA = "=/:;,.()-"
"""What a ``data:`` address may hold as it is, besides letters and digits."""
IMMUTABLE = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Asset:
    """An asset is one file as it is sent.

    ``contents`` are by coding, of which the empty one is always there.
    """

    contents: dict[Coding, bytes]
    media_type: str

    @classmethod
    def of(cls, content: bytes, media_type: str) -> "Asset":
        """Return a file, compressed once for all readers where that makes it smaller."""
        codings = CODINGS if is_compressible(media_type) else ()
        coded = {coding: compressed_well(content, coding) for coding in codings}
        smaller = {coding: each for coding, each in coded.items() if len(each) < len(content)}
        return cls({"": content, **smaller}, media_type)


class Assets:
    """Holds every asset by its hashed name, and the service worker.

    The service worker has to have a lasting name.
    """

    def __init__(self) -> None:
        self._addresses: dict[str, str] = {}
        self._files: dict[str, Asset] = {}
        self._add("portal.css", _styles(STYLE_SHEETS))
        self._add("map.css", _styles(["map"]))  # for who asks for a map
        self._add("report.css", _styles(["report"]))  # of one page: nobody else loads it
        self._add("information.css", _styles(["information"]))  # of pages about the portal
        self._add("shelf.css", _styles(["shelf"]))
        self._add("sheet.css", _styles(["sheet"]))
        self._add("portal.js", jsmin(joined(SCRIPTS_FOLDER / "portal.js")))
        self._add("shelf.js", jsmin(joined(SCRIPTS_FOLDER / "shelf.js")))  # of one page, instead
        self.service_worker = jsmin(joined(SCRIPTS_FOLDER / "worker.js"))
        for path in STATIC_FOLDER.iterdir():
            if path.is_file():
                self._add(path.name, path.read_bytes())

    def address(self, name: str) -> str:
        """Return where a file is served, or raise KeyError for an unknown name."""
        return self._addresses[name]

    def inlined(self, name: str) -> str:
        """Return a small file as an address of its own.

        The page then needs one request less.
        """
        found = self._files[self._addresses[name].rpartition("/")[2]]
        content = found.contents[""].decode().strip()
        return f"data:{found.media_type},{quote(content, safe=SAFE_IN_DATA)}"

    def find(self, hashed_name: str) -> Asset | None:
        """Return the file served under a hashed name."""
        return self._files.get(hashed_name)

    def _add(self, name: str, content: bytes) -> None:
        stem, _, suffix = name.rpartition(".")
        hashed_name = f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{suffix}"
        media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        self._files[hashed_name] = Asset.of(content, media_type)
        self._addresses[name] = f"/static/{hashed_name}"


def _styles(names: Iterable[str]) -> bytes:
    """Join style sheets, without comments and indentation."""
    paths = (STATIC_FOLDER / "styles" / f"{name}.css" for name in names)
    content = COMMENT.sub(b"", b"\n".join(path.read_bytes() for path in paths))
    return b"\n".join(line.strip() for line in content.splitlines() if line.strip())


def blueprint_for(assets: Assets) -> Blueprint:
    """Return the blueprint that serves ``/static/…``."""
    blueprint = Blueprint("assets", __name__)

    @blueprint.get("/static/<name>")
    def asset(name: str) -> Response:
        found = assets.find(name)
        if found is None:
            abort(404)
        coding = chosen_coding(request.headers.get("Accept-Encoding", ""))
        sent = coding if coding in found.contents else ""
        response = Response(found.contents[sent], content_type=found.media_type)
        if sent:
            response.headers["Content-Encoding"] = sent
        response.headers["Vary"] = "Accept-Encoding"
        if found.media_type.startswith("text/"):
            response.content_type = f"{found.media_type}; charset=utf-8"
        response.headers["Cache-Control"] = IMMUTABLE
        return response

    return blueprint
