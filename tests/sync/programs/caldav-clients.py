#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Other programs and Trellis edit one calendar of Radicale, or of the server that is named, in turn: vdirsyncer
with khal and todoman,
python3-caldav, and calcurse-caldav. What they show is right; what they change comes here, and nothing
else does; what they do not know stays. Trellis writes nothing only because they did."""

import json
import sys

from calendar_programs import CalendarPrograms, caldav_storage
from calendar_server import PASSWORD, get_name
from profiles import expect
from shared_calendar import SharedCalendar, begin, run_checks

CALCURSE = """[General]
Binary = calcurse
Hostname = 127.0.0.1:{port}
Path = {path}
AuthMethod = basic
SyncFilter = cal,todo
DryRun = No
HTTPS = No
[Auth]
Username = tom
Password = {password}
"""

WITHOUT_JOURNALS = ("sogo",)


class Clients(SharedCalendar):
    def __init__(self, base, server):
        super().__init__(base, server)
        self.programs = CalendarPrograms(base, caldav_storage(server.address, "tom", PASSWORD))
        (base / "calcurse.conf").write_text(CALCURSE.format(
            password=PASSWORD, port=server.port, path=server.path))

    def calcurse_caldav(self, *command):
        folder = self.base / "calcurse"
        folder.mkdir(exist_ok=True)
        return self.run("calcurse-caldav", "--config", str(self.base / "calcurse.conf"), "--datadir",
                        str(folder), "--lockfile", str(folder / "lock"), "--syncdb",
                        str(folder / "sync.db"), "--hookdir", str(folder / "hooks"), *command)


def check_vdirsyncer(clients):
    here = begin(clients)
    clients.programs.vdirsyncer("discover")
    clients.programs.vdirsyncer("sync")
    there = clients.read_there()
    clients.programs.vdirsyncer("sync")
    expect(clients.read_there() == there, "vdirsyncer and the server do not agree")

    shown = clients.programs.khal("list", "--format", "{title}|{location}|{start-time}|{description}",
                                  "2030-01-01", "2030-01-03")
    expect("First talk|Library|11:00" in shown and "How is the new role going?" in shown, shown)
    shown = clients.programs.todoman("--porcelain", "list")
    for title in ("Read the book", "Lead a project", "Find the project"):
        expect(title in shown, shown)

    clients.programs.khal("edit", "First talk", given="l\nStation\nq\n")
    clients.programs.vdirsyncer("sync")
    here = clients.take_in(here, meeting__place="Station")

    number = next(todo["id"] for todo in json.loads(shown) if todo["summary"] == "Read the book")
    clients.programs.todoman("done", str(number))
    clients.programs.vdirsyncer("sync")
    done = dict(here)
    clients.sync("mentee")
    changed = {key: value for key, value in clients.read_here().items() if done[key] != value}
    expect([key[0] + "." + key[2] for key in changed] == ["action.done"], changed)

    # Trellis edits what they wrote, and they show it.
    clients.trellis("mentee", "append", "Advice", "A line of Trellis")
    clients.sync("mentee")
    clients.programs.vdirsyncer("sync")
    texts = [path.read_text().replace("\n ", "")
             for path in clients.programs.folder.glob("*.ics")]
    expect(any("A line of Trellis" in text for text in texts), "vdirsyncer has not the line")
    expect("Station" in clients.programs.khal("list", "--format", "{location}", "2030-01-01", "2030-01-03"), "place")


def find_item(items, summary):
    return next(item for item in items if str(item.icalendar_component.get("SUMMARY")) == summary)


def check_caldav(clients):
    import caldav  # only here: it may not be installed

    here = begin(clients)
    client = caldav.DAVClient(clients.server.address, username="tom", password=PASSWORD)
    calendar = client.calendar(url=clients.server.address)
    found = {"event": calendar.events(), "todo": calendar.todos(include_completed=True),
             "journal": calendar.journals()}
    # What is a journal entry is an event where there are none.
    n_journals = 0 if clients.server.name in WITHOUT_JOURNALS else 4
    expect(len(found["journal"]) == n_journals, found["journal"])
    expect(len(found["event"]) == 5 - n_journals and len(found["todo"]) == 3, found)

    meeting = find_item(found["event"], "First talk")
    meeting.icalendar_component["SUMMARY"] = "Second talk"
    meeting.save()
    here = clients.take_in(here, meeting__title="Second talk")

    note = find_item(found["event"] + found["journal"], "Advice")
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
if get_name() == "sogo":
    CHECKS = CHECKS[:-1]  # calcurse finds nothing there: it asks for items of any kind, which SOGo does not answer

sys.exit(run_checks(Clients, CHECKS))
