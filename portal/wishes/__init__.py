"""Takes in wishes: what readers looked for and did not find.

They say it in one field, without account or cookie.
"""
