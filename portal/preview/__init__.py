"""Drafts inside the real portal, opened by who holds a link to one."""
