"""Holds what every domain builds on, and the register of kinds.

Each domain says in the register what its kinds are. Nothing here knows a domain: whoever needs to
know asks the register (``kinds``).
"""
