"""Pledges: two sides of one kind promise each other, registered before a closing day."""
