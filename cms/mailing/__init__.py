"""Keeps the admin's mails until a mail server has taken them."""
