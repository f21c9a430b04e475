"""Reads what is published: items, pages, addresses, languages, wording and templates."""
