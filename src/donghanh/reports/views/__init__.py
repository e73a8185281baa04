"""Pages of reports: asking, filling, deciding, seeing, papers."""
