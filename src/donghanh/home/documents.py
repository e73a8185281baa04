"""The calendar that goes out: iCalendar (RFC 5545), read by telephones and office programs."""

import datetime as dt
from collections.abc import Iterable

from icalendar import Alarm, Calendar, Event

from donghanh.base.dates import now, today
from donghanh.base.sentences import Sentence

from .rules import YearDay

REMIND_BEFORE = dt.timedelta(hours=-16)  # at eight o'clock of the day before
REFRESH = dt.timedelta(hours=6)


def calendar_file(days: Iterable[YearDay], *, site: str) -> bytes:
    """A day each; the same key gives the same UID for ever, so that a change moves the entry and adds none."""
    calendar = Calendar()
    name = str(Sentence("Phong trào thi đua – Đồng Hành"))
    calendar.add("prodid", "-//Dong Hanh//Lich cong tac//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    stamp = now().astimezone(dt.UTC).replace(microsecond=0)
    for day in days:
        calendar.add_component(_event(day, site=site, stamp=stamp))
    return bytes(calendar.to_ical())


def _event(day: YearDay, *, site: str, stamp: dt.datetime) -> Event:
    host = site.partition("://")[2].strip("/") or "donghanh"
    event = Event()
    event.add("uid", f"{day.key.strip('/').replace('/', '-')}@{host}")
    event.add("dtstamp", stamp)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + dt.timedelta(days=1))
    event.add("summary", f"{day.what}: {day.of}")
    event.add("url", f"{site.rstrip('/')}{day.url}")
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    event.add("status", "CONFIRMED")
    if not day.is_done and day.on >= today():
        event.add_component(_alarm(day))
    return event


def _alarm(day: YearDay) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"{day.what}: {day.of}")
    alarm.add("trigger", REMIND_BEFORE)
    return alarm
