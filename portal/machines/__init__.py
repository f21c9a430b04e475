"""For machines that find the portal: search engines' robots, feed readers, browsers' search."""
