#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Other programs and Trellis edit one calendar of Radicale in turn: vdirsyncer with khal and todoman,
python3-caldav, and calcurse-caldav. What they show is right; what they change comes here, and nothing
else does; what they do not know stays. Trellis writes nothing only because they did."""

import importlib.util
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from profiles import PASSWORD, Radicale, expect

TOOL = sys.argv[1]

VDIRSYNCER = """[general]
status_path = "{base}/status"
[pair one]
a = "there"
b = "here"
collections = null
conflict_resolution = "b wins"
[storage there]
type = "caldav"
url = "{address}"
username = "tom"
password = "{password}"
[storage here]
type = "filesystem"
path = "{base}/calendars/shared"
fileext = ".ics"
"""

KHAL = """[calendars]
[[shared]]
path = {base}/calendars/shared
type = calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
default_timezone = Europe/Berlin
local_timezone = Europe/Berlin
"""

TODOMAN = """path = "{base}/calendars/*"
date_format = "%Y-%m-%d"
time_format = "%H:%M"
default_list = "shared"
cache_path = "{base}/todoman.sqlite"
"""

CALCURSE = """[General]
Binary = calcurse
Hostname = 127.0.0.1:{port}
Path = /tom/shared/
AuthMethod = basic
SyncFilter = cal,todo
DryRun = No
HTTPS = No
[Auth]
Username = tom
Password = {password}
"""


class Clients:
    def __init__(self, base, server):
        self.base = base
        self.server = server
        (base / "calendars" / "shared").mkdir(parents=True)
        self.environment = dict(os.environ, HOME=str(base), LC_ALL="C.UTF-8", TZ="Europe/Berlin",
                                TRELLIS_SYNC_PASSWORD=PASSWORD)
        self.environment.pop("G_DEBUG", None)
        for name, text in (("vdirsyncer", VDIRSYNCER), ("khal", KHAL), ("todoman.py", TODOMAN),
                           ("calcurse", CALCURSE)):
            (base / f"{name}.conf" if name != "todoman.py" else base / name).write_text(text.format(
                base=base, address=server.address, password=PASSWORD, port=server.port))

    def run(self, *command, given=None):
        done = subprocess.run(command, env=self.environment, input=given, text=True,
                              capture_output=True, timeout=60, check=False)
        expect(done.returncode == 0, f"{command} failed: {done.stdout}{done.stderr}")
        return done.stdout

    def trellis(self, role, verb, *words):
        return self.run(TOOL, verb, str(self.base / role), *words)

    def sync(self, role):
        return self.trellis(role, "run", self.server.address, "tom")

    def khal(self, *command, given=None):
        return self.run("khal", "-c", str(self.base / "khal.conf"), *command, given=given)

    def todoman(self, *command):
        return self.run("todoman", "--config", str(self.base / "todoman.py"), *command)

    def vdirsyncer(self, *command):
        return self.run("vdirsyncer", "-c", str(self.base / "vdirsyncer.conf"), *command)

    def calcurse_caldav(self, *command):
        folder = self.base / "calcurse"
        folder.mkdir(exist_ok=True)
        return self.run("calcurse-caldav", "--config", str(self.base / "calcurse.conf"), "--datadir",
                        str(folder), "--lockfile", str(folder / "lock"), "--syncdb",
                        str(folder / "sync.db"), "--hookdir", str(folder / "hooks"), *command)

    def read_there(self):
        """All items there, byte by byte."""
        return {path.name: path.read_bytes() for path in (self.base / "radicale").rglob("*.ics")}

    def read_here(self, role="mentee"):
        """What Trellis has: (table, uid, field) → value."""
        lines = self.trellis(role, "tell-all").splitlines()
        return {tuple(line.split("|", 3)[:3]): line.split("|", 3)[3] for line in lines}

    def take_in(self, before, **changes):
        """What others did comes to both journals and changes just that, and nothing is written for it.
        @changes are named after table and field."""
        there = self.read_there()
        self.sync("mentee")
        expect(self.read_there() == there, "Trellis wrote only because another program did")
        here = self.read_here()
        found = {f"{key[0]}__{key[2]}": here.get(key) for key in before if here.get(key) != before[key]}
        expect(found == changes, f"{found} is not {changes}")
        expect(set(before) <= set(here), "something is gone")
        self.sync("mentor")
        expect(self.read_here("mentor") == here, "the other one has something else")
        expect("received=0 trashed=0 sent=0 removed=0" in self.sync("mentee"), "it is not quiet")
        expect(self.read_there() == there, "Trellis wrote when there was nothing to write")
        return here


def begin(clients):
    clients.trellis("mentee", "create", "mentee")
    clients.trellis("mentor", "create", "mentor")
    clients.trellis("mentee", "fill")
    clients.sync("mentee")
    clients.sync("mentor")
    here = clients.read_here()
    expect(len({key[:2] for key in here}) == 9, here)
    expect(clients.read_here("mentor") == here, "the two begin with the same")
    return here


def check_vdirsyncer(clients):
    here = begin(clients)
    clients.vdirsyncer("discover")
    clients.vdirsyncer("sync")
    there = clients.read_there()
    clients.vdirsyncer("sync")
    expect(clients.read_there() == there, "vdirsyncer and the server do not agree")

    shown = clients.khal("list", "--format", "{title}|{location}|{start-time}|{description}",
                         "2030-01-01", "2030-01-03")
    expect("First talk|Library|11:00" in shown and "How is the new role going?" in shown, shown)
    shown = clients.todoman("--porcelain", "list")
    for title in ("Read the book", "Lead a project", "Find the project"):
        expect(title in shown, shown)

    clients.khal("edit", "First talk", given="l\nStation\nq\n")
    clients.vdirsyncer("sync")
    here = clients.take_in(here, meeting__place="Station")

    number = next(todo["id"] for todo in json.loads(shown) if todo["summary"] == "Read the book")
    clients.todoman("done", str(number))
    clients.vdirsyncer("sync")
    done = dict(here)
    clients.sync("mentee")
    changed = {key: value for key, value in clients.read_here().items() if done[key] != value}
    expect([key[0] + "." + key[2] for key in changed] == ["action.done"], changed)

    # Trellis edits what they wrote, and they show it.
    clients.trellis("mentee", "append", "Advice", "A line of Trellis")
    clients.sync("mentee")
    clients.vdirsyncer("sync")
    texts = [path.read_text().replace("\n ", "")
             for path in (clients.base / "calendars" / "shared").glob("*.ics")]
    expect(any("A line of Trellis" in text for text in texts), "vdirsyncer has not the line")
    expect("Station" in clients.khal("list", "--format", "{location}", "2030-01-01", "2030-01-03"), "place")


def find_item(items, summary):
    return next(item for item in items if str(item.icalendar_component.get("SUMMARY")) == summary)


def check_caldav(clients):
    import caldav  # only here: it may not be installed

    here = begin(clients)
    client = caldav.DAVClient(clients.server.address, username="tom", password=PASSWORD)
    calendar = client.calendar(url=clients.server.address)
    found = {"event": calendar.events(), "todo": calendar.todos(include_completed=True),
             "journal": calendar.journals()}
    expect(len(found["event"]) == 1 and len(found["todo"]) == 3, found)
    expect(len(found["journal"]) == 4, found["journal"])

    event = found["event"][0].icalendar_component
    event["SUMMARY"] = "Second talk"
    found["event"][0].save()
    here = clients.take_in(here, meeting__title="Second talk")

    note = find_item(found["journal"], "Advice")
    note.icalendar_component["SUMMARY"] = "Good advice"
    note.save()
    here = clients.take_in(here, note__title="Good advice")

    goal = find_item(found["todo"], "Lead a project")
    goal.icalendar_component["SUMMARY"] = "Lead two projects"
    goal.save()
    clients.take_in(here, goal__title="Lead two projects")

    # Trellis edits what they wrote, and they read it.
    clients.trellis("mentee", "append", "Good advice", "A line of Trellis")
    clients.sync("mentee")
    note.load()
    expect("A line of Trellis" in str(note.icalendar_component["DESCRIPTION"]), note.data)
    expect(str(note.icalendar_component["SUMMARY"]) == "Good advice", note.data)


def check_calcurse(clients):
    here = begin(clients)
    there = clients.read_there()
    clients.calcurse_caldav("--init", "keep-remote")
    folder = str(clients.base / "calcurse")
    expect("First talk" in clients.run("calcurse", "-D", folder, "-Q", "-s01/01/2030", "-r3"), "calcurse")
    expect("Read the book" in clients.run("calcurse", "-D", folder, "-t"), "calcurse’s tasks")
    clients.calcurse_caldav()
    expect(clients.read_there() == there, "calcurse changed what it only read")

    # A meeting of its own is one of the match; what it did not touch is as it was.
    event = clients.base / "event.ics"
    event.write_text("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:test\nBEGIN:VEVENT\nUID:coffee\n"
                     "DTSTART:20300102T090000Z\nDTEND:20300102T100000Z\nSUMMARY:Coffee\n"
                     "END:VEVENT\nEND:VCALENDAR\n")
    clients.run("calcurse", "-D", folder, "-i", str(event))
    clients.calcurse_caldav()
    expect(len(clients.read_there()) == len(there) + 1, "calcurse did not send its event")
    after = clients.take_in(here)
    expect("Coffee" in after.values(), after)

    # Trellis edits, and calcurse takes it in.
    clients.trellis("mentee", "append", "Advice", "A line of Trellis")
    clients.sync("mentee")
    clients.calcurse_caldav()
    here = clients.take_in(clients.read_here())


CHECKS = (
    (check_vdirsyncer, ("vdirsyncer", "khal", "todoman"), ()),
    (check_caldav, (), ("caldav",)),
    (check_calcurse, ("calcurse", "calcurse-caldav"), ("httplib2",)),
)


def find_missing(programs, modules):
    return [name for name in programs if shutil.which(name) is None] + [
        name for name in modules if importlib.util.find_spec(name) is None]


def run_check(number, check, programs, modules):
    name = check.__name__.removeprefix("check_")
    missing = find_missing(("radicale", *programs), modules)
    if missing:
        print(f"ok {number} {name} # SKIP without {', '.join(missing)}", flush=True)
        return True
    base = pathlib.Path(tempfile.mkdtemp(prefix="trellis-clients-"))
    server = Radicale(base)
    try:
        check(Clients(base, server))
        print(f"ok {number} {name}", flush=True)
        return True
    except (AssertionError, subprocess.TimeoutExpired) as error:
        for line in str(error).splitlines():
            print(f"# {line}")
        print(f"not ok {number} {name}", flush=True)
        return False
    finally:
        server.stop()
        shutil.rmtree(base, ignore_errors=True)


def main():
    print(f"1..{len(CHECKS)}", flush=True)
    results = [run_check(number, *check) for number, check in enumerate(CHECKS, 1)]
    return 0 if all(results) else 1


sys.exit(main())
