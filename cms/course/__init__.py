"""Holds the course, its sessions, and the activities in them."""
