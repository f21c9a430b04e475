"""Makes what readers take away on paper.

That is the way back to a page, and a page in two languages.
"""
