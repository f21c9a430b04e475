"""Decides who may do what: roles, the partners people write for, the review."""
