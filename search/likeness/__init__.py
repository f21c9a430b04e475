"""Compares what texts mean, in whichever languages they are written.

An encoder turns a text into a vector, and vectors of texts that mean alike lie close together. The
worker makes those of documents, the published store keeps them, and a search compares its words
with all of them at once. Where there is no encoder, nothing is like anything.
"""
