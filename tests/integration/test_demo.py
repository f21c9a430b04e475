"""``make demo`` as a newcomer may start it: twice."""

import fcntl
import os
import subprocess
from pathlib import Path
from shutil import which

import pytest

from content_models.deployment import PROJECT_FOLDER


@pytest.mark.skipif(not which("flock"), reason="needs flock: apt-get install util-linux")
def test_a_second_one_on_the_same_data_says_so_and_touches_nothing(tmp_path: Path) -> None:
    with (tmp_path / "demo.lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        second = subprocess.run(
            ["sh", "scripts/demo.sh"],
            cwd=PROJECT_FOLDER,
            env=os.environ | {"VAR_FOLDER": str(tmp_path)},
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )

    assert second.returncode == 1
    assert "runs already" in second.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["demo.lock"]
