"""What every page of ours shares: its colours, its typeface, its style sheet, its head."""
