"""Serves machines that find the portal.

They are search engines' robots, feed readers and browsers' search.
"""
