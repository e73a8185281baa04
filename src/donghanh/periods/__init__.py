"""When: months, quarters, halves, nine months, years and terms, made the first time they are asked for."""
