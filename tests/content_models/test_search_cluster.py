"""Where the search index is kept, as the environment says."""

import pytest

from content_models.search_cluster import SearchCluster, UnsafeClusterError, search_cluster


@pytest.mark.parametrize("environment", [{}, {"SEARCH_URL": ""}, {"SEARCH_URL": " , "}])
def test_without_an_address_there_is_no_cluster(environment: dict[str, str]) -> None:
    assert search_cluster(environment) is None


def test_settings_are_taken_over() -> None:
    cluster = search_cluster(
        {
            "SEARCH_URL": "https://one:9200, https://two:9200",
            "SEARCH_USER": "insert",
            "SEARCH_PASSWORD": "secret",
            "SEARCH_CA_FILE": "/etc/ca.pem",
            "SEARCH_PREFIX": "site-2",
            "SEARCH_SHARDS": "3",
            "SEARCH_REPLICAS": "0",
        }
    )

    addresses = ("https://one:9200", "https://two:9200")
    assert cluster == SearchCluster(
        addresses, "insert", "secret", "/etc/ca.pem", "site-2", shards=3, replicas=0
    )
    assert "secret" not in repr(cluster)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SEARCH_URL", "search:9200"),
        ("SEARCH_URL", "ftp://search"),
        ("SEARCH_URL", "https://"),
        ("SEARCH_PREFIX", "Site*"),
        ("SEARCH_SHARDS", "0"),
        ("SEARCH_SHARDS", "many"),
        ("SEARCH_REPLICAS", "-1"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(name: str, value: str) -> None:
    environment = {"SEARCH_URL": "https://search:9200"} | {name: value}

    with pytest.raises(UnsafeClusterError, match=name):
        search_cluster(environment)


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(UnsafeClusterError, match="SEARCH_PASSWORD") as raised:
        search_cluster({"SEARCH_URL": "https://insert:secret@search:9200"})

    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("address", "is_safe"),
    [
        ("https://search:9200", True),
        ("http://127.0.0.1:9200", True),
        ("http://localhost:9200", True),
        ("http://search:9200", False),
    ],
)
def test_a_password_leaves_this_machine_only_encrypted(address: str, *, is_safe: bool) -> None:
    environment = {"SEARCH_URL": address, "SEARCH_USER": "insert", "SEARCH_PASSWORD": "secret"}

    if is_safe:
        assert search_cluster(environment)
    else:
        with pytest.raises(UnsafeClusterError, match="unencrypted"):
            search_cluster(environment)
