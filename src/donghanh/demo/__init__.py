"""One movement lived through in one province, by calling the same actions as the pages."""
