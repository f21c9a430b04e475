"""Loads demonstration content from plain files, through an editor's own publishing path."""
