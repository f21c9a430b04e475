"""Reads from the environment which mail server takes the admin's mails."""

from collections.abc import Mapping
from dataclasses import dataclass

PORTS = {"starttls": 587, "tls": 465, "none": 25}
"""Each way to keep a connection secret, with the port that mail servers offer it on."""
SMTP = "django.core.mail.backends.smtp.EmailBackend"
CONSOLE = "django.core.mail.backends.console.EmailBackend"


@dataclass(frozen=True)
class MailServer:
    """Says how to reach the mail server.

    Attributes:
        backend: Django's class that hands mails over; the console shows them where no host is set.
        host, port: of the server.
        account, password: by which it knows us; empty where it asks for none.
        security: a key of ``PORTS``.
    """

    backend: str
    host: str
    port: int
    account: str
    password: str
    security: str

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "MailServer":
        """Return what is set.

        Raises:
            ValueError: EMAIL_TLS or EMAIL_PORT is none of what there is.
        """
        host = environment.get("EMAIL_HOST", "").strip()
        # The same machine needs no secrecy; on the way to another one a password can be read.
        security = (environment.get("EMAIL_TLS") or ("starttls" if host else "none")).lower()
        if security not in PORTS:
            raise ValueError(f"EMAIL_TLS is {security!r}: say one of {', '.join(PORTS)}")
        port = environment.get("EMAIL_PORT") or str(PORTS[security])
        if not port.isdecimal():
            raise ValueError(f"EMAIL_PORT is {port!r}: say a number")
        return cls(
            backend=environment.get("EMAIL_BACKEND") or (SMTP if host else CONSOLE),
            host=host or "localhost",
            port=int(port),
            account=environment.get("EMAIL_ACCOUNT", ""),
            password=environment.get("EMAIL_PASSWORD", ""),
            security=security,
        )
