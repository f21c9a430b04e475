"""Takes in what readers write, without account or cookie: wishes and reports alike."""
