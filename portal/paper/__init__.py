"""What readers take away on paper: the way back to a page, and a page in two languages."""
