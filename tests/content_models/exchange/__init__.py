"""Tests of exchanging the directory with others."""
