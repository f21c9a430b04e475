"""What a page is about, as schema.org names it: JSON-LD for search engines and harvesters.

One file per kind of page, each of plain functions from what the page shows to the nodes of a graph.
A page carries them in one data block, which no browser executes. Lists have none: each item
describes itself, and search engines make nothing of a list of links.
"""
