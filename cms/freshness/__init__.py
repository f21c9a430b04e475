"""Keeps the directory fresh: checks in one click, questions, reminders, and the archive."""
