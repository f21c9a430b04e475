"""Holds the editors' CMS, a headless Wagtail.

It writes content and projects it; it serves no reader.
"""
