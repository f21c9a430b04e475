"""Demonstration content: plain files, loaded through the same publishing path as an editor's."""
