"""Forms that guide: limits with live counts, what is still missing, likely duplicates."""
