"""From a reader's words to results: a bounded query, one small engine interface, its engines.

Knows no web framework. Reads documents of ``content_models``; never the CMS.
"""
