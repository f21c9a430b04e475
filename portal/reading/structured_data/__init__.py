"""Describes pages as schema.org does, in JSON-LD for search engines and harvesters.

Here stands what pages share. The nodes of a kind stand in its folder, as plain functions from what
its page shows to the nodes of a graph. A page carries them in one data block, which no browser
executes. Lists have none: each item describes itself, and search engines make nothing of a list of
links.
"""
