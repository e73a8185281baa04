"""What builds, checks and starts the project. The set-up itself needs only Python's own library."""
