"""What a line of a list means, and how it is matched; no framework and no database."""
