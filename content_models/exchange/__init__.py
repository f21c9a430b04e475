"""Exchanges the directory with others, in the standards of the field.

It knows documents alone: no web framework, no store. ``hsds`` goes both ways; ``data_inclusion``,
``tables`` and ``geojson`` only write.
"""
