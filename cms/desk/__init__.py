"""Shows the editor's desk: what waits, as tables with filters and as files."""
