"""Decides which words are the same to a reader.

It folds texts, splits them into tokens and stems words, in all five languages.
"""
