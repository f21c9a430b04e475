from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from content_models.secret_key import EmptyKeyError, read_secret_key

PROCESSES = 16


def test_a_key_that_is_given_is_used_and_nothing_is_written(tmp_path: Path) -> None:
    assert read_secret_key({"SECRET_KEY": "given"}, tmp_path) == "given"
    assert list(tmp_path.iterdir()) == []


def test_an_empty_key_is_none_and_one_that_was_made_is_kept(tmp_path: Path) -> None:
    made = read_secret_key({"SECRET_KEY": ""}, tmp_path)

    assert made
    assert read_secret_key({}, tmp_path) == made
    assert read_secret_key({}, tmp_path / "another") != made


def test_processes_that_start_together_share_one_key_that_only_their_user_reads(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "var"

    with ThreadPoolExecutor(PROCESSES) as pool:
        keys = set(pool.map(lambda _: read_secret_key({}, folder), range(PROCESSES)))

    assert len(keys) == 1
    assert len(keys.pop()) > 50
    assert [file.name for file in folder.iterdir()] == ["secret_key"]
    assert (folder / "secret_key").stat().st_mode & 0o777 == 0o600


def test_a_key_that_a_power_cut_has_emptied_signs_nothing_and_says_what_to_do(
    tmp_path: Path,
) -> None:
    (tmp_path / "secret_key").touch()

    with pytest.raises(EmptyKeyError, match=rf"{tmp_path}/secret_key is empty.*backup.*delete"):
        read_secret_key({}, tmp_path)
