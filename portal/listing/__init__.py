"""Lists that readers search and filter: what the library and the directory have in common."""
