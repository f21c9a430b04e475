"""The editor's desk: what waits for somebody, as tables with filters and as files."""
