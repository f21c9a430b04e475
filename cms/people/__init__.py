"""Who may do what: roles, the partners that people write for, and the review."""
