"""What every domain builds on, and the register in which each says what its kinds are.

Nothing here knows a domain: whoever needs to know asks the register (``kinds``).
"""
