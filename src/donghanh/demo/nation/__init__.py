"""A nation that reports: many units, few people, four quarters of figures; written in bulk from a seed."""
