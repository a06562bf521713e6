"""The editor page: a workshop is written here, with the room beside it."""
