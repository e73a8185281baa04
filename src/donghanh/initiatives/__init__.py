"""Initiatives: proposed, compared, recognised, shown."""
