"""Reading what lists are compared with, and lists going out."""
