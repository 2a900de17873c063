#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the VTIMEZONE of every zone with what Python's zoneinfo reads from the same tzdata: at both
sides of every change and at random times from 1970 to 2037, or from 2020 in those for recent items.
Usage: check-zones.py WRITE-ZONES"""

import bisect
import calendar
import datetime
import random
import re
import subprocess
import sys
import zoneinfo

EPOCH = datetime.datetime(1970, 1, 1)
LAST_YEAR = 2037
RECENT_SECOND = 1577836800
LAST_SECOND = 2145916799
WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
RANDOM_TIMES = 100


def parse_offset(text):
    sign, hours, minutes, seconds = re.fullmatch(r"([+-])(\d\d)(\d\d)(\d\d)?", text).groups()
    size = int(hours) * 3600 + int(minutes) * 60 + int(seconds or 0)
    return size if sign == "+" else -size


def parse_time(text):
    return datetime.datetime.strptime(text, "%Y%m%dT%H%M%S")


def find_day(year, month, nth, weekday):
    length = calendar.monthrange(year, month)[1]
    days = [
        day for day in range(1, length + 1) if calendar.weekday(year, month, day) == weekday
    ]
    return days[nth - 1] if nth > 0 else days[nth]


def expand(part):
    """When the part's offset begins, as pairs of UTC and offset."""
    start = parse_time(part["DTSTART"][0])
    before = datetime.timedelta(seconds=parse_offset(part["TZOFFSETFROM"][0]))
    times = [start] + [parse_time(date) for date in part.get("RDATE", [])]
    for rule in part.get("RRULE", []):
        words = dict(word.split("=") for word in rule.split(";"))
        assert words.pop("FREQ") == "YEARLY"
        until = words.pop("UNTIL", None)
        until = parse_time(until.rstrip("Z")) if until else datetime.datetime(LAST_YEAR, 12, 31)
        month, day = int(words.pop("BYMONTH")), words.pop("BYDAY")
        assert not words
        dates = [
            start.replace(
                year=year, month=month, day=find_day(year, month, int(day[:-2]), WEEKDAYS.index(day[-2:]))
            )
            for year in range(start.year, LAST_YEAR + 1)
        ]
        assert dates[0] == start, "DTSTART is not in its RRULE"
        times = [date for date in dates if date - before <= until]
    return [(time - before, parse_offset(part["TZOFFSETTO"][0])) for time in times]


def parse(text):
    """The changes of each zone, by its name."""
    zones, name, part = {}, None, None
    for line in text.replace("\r\n ", "").split("\r\n"):
        key, _, value = line.partition(":")
        if line in ("BEGIN:STANDARD", "BEGIN:DAYLIGHT"):
            part = {}
        elif line in ("END:STANDARD", "END:DAYLIGHT"):
            zones[name] += expand(part)
            part = None
        elif part is not None:
            part.setdefault(key, []).append(value)
        elif key == "TZID":
            name = value
            zones[name] = []
    return {name: sorted(changes) for name, changes in zones.items()}


def find_fault(name, changes, earliest, chance):
    zone = zoneinfo.ZoneInfo(name)
    starts = [start for start, _ in changes]
    seconds = [earliest] + [chance.randrange(earliest, LAST_SECOND) for _ in range(RANDOM_TIMES)]
    for start in starts:
        change = int((start - EPOCH).total_seconds())
        seconds += [second for second in (change - 1, change) if second > earliest]
    for second in seconds:
        time = EPOCH + datetime.timedelta(seconds=second)
        written = changes[bisect.bisect_right(starts, time) - 1][1]
        aware = time.replace(tzinfo=datetime.timezone.utc).astimezone(zone)
        if written != aware.utcoffset().total_seconds():
            return f"{name} at {time}: {written}, not {aware.utcoffset().total_seconds()}"
    return None


def check(program, names, earliest):
    written = subprocess.run(
        [program, str(earliest)], input="\n".join(names).encode(), capture_output=True, check=True
    )
    zones = parse(written.stdout.decode())
    missing = [name for name in names if name not in zones]
    chance = random.Random(1)
    faults = [fault for name in zones if (fault := find_fault(name, zones[name], earliest, chance))]
    for fault in faults:
        print(fault)
    print(f"{len(zones)} zones from {earliest} on, {len(missing)} not written, {len(faults)} wrong, "
          f"{len(written.stdout)} bytes")
    return bool(zones) and not faults and not missing


def main():
    names = sorted(
        name
        for name in zoneinfo.available_timezones()
        if name[0].isupper() and name not in ("Factory",)
    )
    results = [check(sys.argv[1], names, earliest) for earliest in (86400, RECENT_SECOND)]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
