"""Đồng Hành: one emulation movement, from the first line of its plan to its last certificate."""
