"""Draws a plain map of any part of Europe as paths of SVG."""
