"""What the facilitator is told: coaching, flags, groups, support."""
