"""When a job is tried again."""

import datetime as dt

MOST_ATTEMPTS = 6
LEASE = dt.timedelta(minutes=5)


def pause_after(attempts: int) -> dt.timedelta:
    """How long to wait before the next try: 10 s, 30 s, 90 s, … at most an hour."""
    return min(dt.timedelta(seconds=10 * 3 ** max(attempts - 1, 0)), dt.timedelta(hours=1))


def gives_up(attempts: int) -> bool:
    """Has it been tried often enough?"""
    return attempts >= MOST_ATTEMPTS
