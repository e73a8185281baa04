"""Courses: learning and skills of workers; offered, attended, passed."""
