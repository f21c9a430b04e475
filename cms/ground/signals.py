"""Defines the signals by which a floor tells those above, without knowing them."""

from django.dispatch import Signal

changed_without_a_save = Signal()
"""Sent with ``item``: its document has changed though none of its rows was saved. Publishing
listens, and projects the item again."""
