"""Turns a reader's words into results.

A query is bounded, and answered by one of several engines behind one small interface. Knows no web
framework. Reads documents of ``content_models``; never the CMS.
"""
