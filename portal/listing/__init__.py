"""Shows lists that readers search and filter.

The library and the directory have this in common.
"""
