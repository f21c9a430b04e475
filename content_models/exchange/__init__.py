"""Exchanges the directory with others, in the standards of the field.

It knows documents alone: no web framework, no store. ``hsds``, ``data_inclusion`` and ``tables``
write; ``reading`` reads files of others, which ``sources`` takes apart and ``readers`` understand.
"""
