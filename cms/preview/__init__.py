"""Drafts, shown in the portal to their author, or to whoever was given a link."""
