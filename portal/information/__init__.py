"""Shows pages of information: something to know, told in general."""
