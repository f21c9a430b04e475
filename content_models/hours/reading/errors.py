"""Names what readers of hours raise."""


class NotUnderstoodError(ValueError):
    """A rule holds something that is not understood."""
