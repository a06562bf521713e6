"""What a workshop file must keep to beyond the form of its tables."""
