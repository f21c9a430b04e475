"""Handles HTTP, whatever is read.

Here are caching, compression, safe headers, style sheets and scripts.
"""
