"""Tests of likely duplicates."""
