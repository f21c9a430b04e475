"""What readers learn from: case studies today, the course later."""
