"""Defines the manifest of the installable portal.

The names of its members are those of W3C's Web App Manifest.
"""

from typing import Literal, NotRequired, TypedDict


class Icon(TypedDict):
    """An icon is a picture of the portal on a home screen."""

    src: str
    sizes: str
    type: str
    purpose: NotRequired[Literal["maskable"]]


class Shortcut(TypedDict):
    """A shortcut leads straight into a part of the portal."""

    name: str
    url: str


class Manifest(TypedDict):
    """A manifest holds what a device needs to install the portal."""

    id: str
    name: str
    short_name: str
    description: str
    lang: str
    dir: str
    start_url: str
    scope: str
    display: str
    background_color: str
    theme_color: str
    icons: list[Icon]
    shortcuts: list[Shortcut]
