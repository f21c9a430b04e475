"""Shows who makes INSERT, and what each partner has published."""
