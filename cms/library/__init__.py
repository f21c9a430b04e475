"""Holds what readers learn from: the folder of each language, and case studies."""
