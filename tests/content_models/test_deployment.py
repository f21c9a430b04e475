"""Where an installation keeps its stores, as its environment says."""

from pathlib import Path

import pytest

from content_models.deployment import PROJECT_FOLDER, Deployment, UnknownDatabaseError

VARIABLES = ("VAR_FOLDER", "DATABASE_URL", "SCHEMA_PREFIX")


@pytest.mark.parametrize("environment", [{}, dict.fromkeys(VARIABLES, "")])
def test_without_settings_all_is_in_sqlite_in_the_projects_folder(
    environment: dict[str, str],
) -> None:
    deployment = Deployment.from_environment(environment)

    assert deployment == Deployment(PROJECT_FOLDER / "var")
    assert not deployment.uses_postgresql
    assert deployment.schema("published") == "published"


def test_settings_are_taken_over() -> None:
    deployment = Deployment.from_environment(
        {
            "VAR_FOLDER": "/srv/insert/../insert/var",
            "DATABASE_URL": "postgresql://insert@db/insert",
            "SCHEMA_PREFIX": "test_",
        }
    )

    assert deployment == Deployment(
        Path("/srv/insert/var"), "postgresql://insert@db/insert", "test_"
    )
    assert deployment.schema("cms") == "test_cms"


def test_a_relative_folder_does_not_move_with_the_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    deployment = Deployment.from_environment({"VAR_FOLDER": "here"})

    monkeypatch.chdir("/")

    assert deployment.var_folder == tmp_path / "here"
    assert deployment.media_folder == tmp_path / "here" / "media"
    assert deployment.index_folder == tmp_path / "here" / "index"


@pytest.mark.parametrize("scheme", ["postgresql", "postgres"])
def test_both_names_of_postgresql_are_understood(scheme: str) -> None:
    assert Deployment.from_environment({"DATABASE_URL": f"{scheme}://h/n"}).uses_postgresql


@pytest.mark.parametrize(
    "url", ["mysql://h/n", "postgresql+psycopg://h/n", "postgre://h/n", "Postgresql://h/n", "x"]
)
def test_another_database_is_refused_instead_of_forgotten(url: str) -> None:
    with pytest.raises(UnknownDatabaseError) as refused:
        Deployment.from_environment({"DATABASE_URL": f"{url}?password=secret"})

    assert "postgresql://" in str(refused.value)
    assert "secret" not in str(refused.value)
