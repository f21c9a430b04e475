"""The manifest of the installable portal, with the member names of W3C's Web App Manifest."""

from typing import Literal, NotRequired, TypedDict


class Icon(TypedDict):
    """A picture of the portal on a home screen."""

    src: str
    sizes: str
    type: str
    purpose: NotRequired[Literal["maskable"]]


class Shortcut(TypedDict):
    """A way straight into a part of the portal."""

    name: str
    url: str


class Manifest(TypedDict):
    """What a device needs to install the portal."""

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
