"""What makes two words the same to a reader: folding, tokens and stems, in all five languages."""
