"""The door for programs: access keys, and the addresses under `/api/v1/` that read and send figures."""
