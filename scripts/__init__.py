"""Tools of whoever works on the project; no part of what runs."""
