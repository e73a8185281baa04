"""What the cast live through, in a real browser."""
