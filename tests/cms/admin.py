"""Addresses of the admin, as Django's test client asks for them."""

from typing import Any

from django.urls import reverse


def address(name: str, *words: Any) -> str:
    """Below the application, which knows nothing of where it is mounted."""
    return reverse(name, args=words).removeprefix("/cms")
