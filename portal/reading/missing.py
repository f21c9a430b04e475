"""Defines the reasons why there is no page at an address."""


class ItemUnknownError(Exception):
    """No item was ever published at this address."""


class ItemGoneError(Exception):
    """The item of this address has been taken away."""


class ItemMovedError(Exception):
    """The item has another address now.

    Attributes:
        address: the path it has.
        segment: the last segment of the path it had; empty where nothing can follow it.
    """

    def __init__(self, address: str, segment: str = "") -> None:
        super().__init__(address)
        self.address = address
        self.segment = segment


class PastTheEndError(Exception):
    """The list has no such page.

    Attributes:
        last_page: the address of the last page there is.
    """

    def __init__(self, last_page: str) -> None:
        super().__init__(last_page)
        self.last_page = last_page
