"""The page of access keys, and what programs read and write by them."""
