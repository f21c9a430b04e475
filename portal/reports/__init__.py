"""Takes in reports: what readers say is wrong, on one form, without account or cookie."""
