"""When people are told, and how several things are told at once; when a link still opens."""
