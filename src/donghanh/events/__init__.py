"""Launch conferences, pledge signings, reviews held as conferences: from the invitation to the file."""
