"""The limits of sign-ins hold among several processes, to the very attempt."""

from pathlib import Path

from tests.integration.installation import Installation


def test_four_processes_together_look_at_five_passwords(tmp_path: Path) -> None:
    installation = Installation.make(tmp_path)
    try:
        looked_at = installation.run("tests.integration.guessing")
    finally:
        installation.delete()

    assert looked_at == "5\n"
