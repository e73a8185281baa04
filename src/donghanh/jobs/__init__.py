"""What runs later: rows written with the change that asked for them, worked off by a thread."""
