"""Pages of the organisation: the tree as of a day, one unit, roles, the unit I act for."""
