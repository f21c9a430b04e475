"""A cluster is believed only by its certificate, and only then told the password."""

import base64
import ssl
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from content_models.search_cluster import SearchCluster
from search.engine import EngineAwayError
from search.opensearch_engine import OpenSearchEngine
from tests.search.opensearch_engine.fronts import Front, front_of

PEM = serialization.Encoding.PEM


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate of this machine that it has signed itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "search")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = tmp_path / "certificate.pem"
    file.write_bytes(private + signed.public_bytes(PEM))
    return file


@pytest.fixture
def front(certificate: Path) -> Iterator[Front]:
    """A cluster without an index, reached by TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    nowhere = SearchCluster(("http://127.0.0.1:1",), user="insert", password="secret")
    with front_of(nowhere, context) as made:
        made.trouble = lambda _path, _body: (200, {})
        yield made


def test_a_cluster_whose_certificate_we_trust_is_told_the_password(
    front: Front, certificate: Path
) -> None:
    engine = OpenSearchEngine(replace(front.cluster, ca_file=str(certificate)))

    builds = engine.builds()

    assert builds == []
    assert front.authorisations == [f"Basic {base64.b64encode(b'insert:secret').decode()}"]
    engine.close()


def test_a_cluster_that_nobody_vouches_for_is_told_nothing(front: Front) -> None:
    engine = OpenSearchEngine(front.cluster)

    with pytest.raises(EngineAwayError, match=r"(?i)certificate"):
        engine.builds()

    assert front.authorisations == []
    engine.close()
