"""HTTP, whatever is read: caching, compression, safe headers, style sheets and scripts."""
