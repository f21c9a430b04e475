"""The current state of the CMS, as documents."""
