"""Shows drafts inside the real portal, to whoever holds the link to one."""
