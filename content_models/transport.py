"""Says how long browsers shall come by HTTPS alone (HSTS, RFC 6797)."""

from collections.abc import Mapping

DEFAULT_DAYS = 730
SECONDS_PER_DAY = 86_400


def transport_security(environment: Mapping[str, str]) -> str:
    """Return the value of ``Strict-Transport-Security``; empty where readers come without TLS.

    ``HSTS_DAYS`` and ``HSTS_SUBDOMAINS`` say it. Other hosts of the same domain are left alone
    unless the operator says that they have TLS, too: browsers would not reach them any more.

    Raises:
        ValueError: ``HSTS_DAYS`` is no number.
    """
    if not environment.get("BASE_URL", "").startswith("https://"):
        return ""
    days = int(environment.get("HSTS_DAYS") or DEFAULT_DAYS)
    subdomains = "; includeSubDomains" if environment.get("HSTS_SUBDOMAINS") else ""
    return f"max-age={days * SECONDS_PER_DAY}{subdomains}"
