"""Shows drafts in the portal to their author, or to whoever has a link."""
