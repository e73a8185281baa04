"""The tree of units in time, appointments, scope and parties."""
