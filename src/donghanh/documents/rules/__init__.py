"""One neutral model of an official paper, its readers and its writers. No Django, no database."""
