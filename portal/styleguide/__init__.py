"""Shows every component in every state, for those who develop the portal.

It is off unless asked for.
"""
