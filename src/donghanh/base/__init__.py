"""Words, dates, numbers, workflow tables and sockets; knows nothing of unions."""
