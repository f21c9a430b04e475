"""Tells the operator of failed sign-ins, without password or whole address."""

import logging
from typing import Any

from django.contrib.auth import get_user_model
from django.http import HttpRequest

from cms.entrance.strangers import network_of, sender_address

logger = logging.getLogger(__name__)


def log_failure(
    credentials: dict[str, Any], request: HttpRequest | None = None, **_more: object
) -> None:
    """Write a line about a failed sign-in.

    It names an account by its number. A name that does not exist is left out: people type their
    password into the wrong field.
    """
    name = str(credentials.get("username", ""))
    found = get_user_model().objects.filter(username=name).values_list("pk", flat=True).first()
    account = f"account {found}" if found else "an unknown account"
    network = network_of(sender_address(request)) if request else ""
    logger.warning("a sign-in failed: %s, from %s", account, network or "an unknown network")
