"""Lets an organisation say that its record is still correct.

It comes by a signed link of a mail, without an account.
"""
