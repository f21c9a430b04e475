"""Shows the pages about the portal itself.

They say what it is, who answers for it, and what a reader may expect.
"""
