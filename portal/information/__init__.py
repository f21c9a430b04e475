"""Pages of information: something to know, told in general."""
