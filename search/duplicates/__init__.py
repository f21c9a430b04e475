"""Proposes records that may be the same organisation, with reasons; it never merges anything.

``names`` says how alike two names are, ``evidence`` weighs all that two records share, ``finding``
compares only records that share something rare.
"""
