#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Other programs and Trellis edit one calendar of Radicale, or of the server that is named, in turn: vdirsyncer
with khal and todoman, python3-caldav, and calcurse-caldav. What they show is right; what they change comes here, and nothing
else does; what they do not know stays. Trellis writes nothing only because they did."""

import hashlib
import json
import re
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

    clients.programs.khal("edit", "First talk", given="t\n2030-01-02 15:00 2030-01-02 16:30\nq\n")
    clients.programs.vdirsyncer("sync")
    if clients.server.name == "sogo":  # which takes a time without a zone, as khal writes it, for one in its own
        here = clients.take_in(here, meeting__starts="1893596400", meeting__minutes="90", meeting__time_zone="Etc/UTC")
    else:
        here = clients.take_in(here, meeting__starts="1893592800", meeting__minutes="90")

    numbers = {todo["summary"]: str(todo["id"]) for todo in json.loads(shown)}
    clients.programs.todoman("edit", numbers["Read the book"], "--due", "2030-02-11", "--priority", "high")
    clients.programs.vdirsyncer("sync")
    here = clients.take_in(here, action__due="2030-02-11", action__priority="must")

    for title, table in (("Find the project", "task"), ("Lead a project", "goal"), ("Read the book", "action")):
        clients.programs.todoman("done", numbers[title])
        clients.programs.vdirsyncer("sync")
        done = dict(here)
        clients.sync("mentee")
        here = clients.read_here()
        changed = sorted(f"{key[0]}.{key[2]}" for key, value in here.items() if done.get(key) != value)
        expect(changed == (["goal.closed", "goal.state"] if table == "goal" else [f"{table}.done"]), changed)
        expect(table != "goal" or "reached" in here.values(), "a goal that is done is reached")
        here = clients.take_in(here)

    # Trellis edits what they wrote, and they show it.
    clients.trellis("mentee", "append", "Advice", "A line of Trellis")
    clients.sync("mentee")
    clients.programs.vdirsyncer("sync")
    texts = [path.read_text().replace("\n ", "")
             for path in clients.programs.folder.glob("*.ics")]
    expect(any("A line of Trellis" in text for text in texts), "vdirsyncer has not the line")
    expect("Station" in clients.programs.khal("list", "--format", "{location}", "2030-01-01", "2030-01-03"), "place")

    here = clients.read_here()
    clients.programs.todoman("delete", "--yes", numbers["Read the book"])
    clients.programs.vdirsyncer("sync")
    here = clients.take_in(here, gone="action")


def find_item(items, summary):
    return next(item for item in items if str(item.icalendar_component.get("SUMMARY")) == summary)


def find_calendar(clients):
    import caldav  # only here: it may not be installed

    client = caldav.DAVClient(clients.server.address, username="tom", password=PASSWORD)
    return client.calendar(url=clients.server.address)


def find_all(calendar):
    return {"event": calendar.events(), "todo": calendar.todos(include_completed=True),
            "journal": calendar.journals()}


def check_caldav(clients):
    here = begin(clients)
    found = find_all(find_calendar(clients))
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


THEIRS = {"X-THEIRS": "of theirs alone", "COMMENT": "Theirs, too", "CONTACT": "Their desk"}


def check_caldav_theirs(clients):
    """What Trellis does not know of an item is there as it was after Trellis wrote that item."""
    here = begin(clients)
    calendar = find_calendar(clients)
    titles = ("First talk", "Read the book", "Lead a project", "Find the project", "Advice")
    for item in sum(find_all(calendar).values(), []):
        if str(item.icalendar_component.get("SUMMARY")) in titles:
            for name, value in THEIRS.items():
                item.icalendar_component.add(name, value)
            item.save()
    here = clients.take_in(here)
    for title in titles:
        clients.trellis("mentee", "retitle", title, f"{title}!")
    expect(" sent=5 " in clients.sync("mentee"), "five items are written")
    items = sum(find_all(calendar).values(), [])
    for title in titles:
        item = find_item(items, f"{title}!")
        for name, value in THEIRS.items():
            expect(str(item.icalendar_component.get(name)) == value, f"{name} is lost: {item.data}")
    clients.sync("mentor")
    clients.take_in(clients.read_here())


def check_caldav_at_once(clients):
    """Something is removed there and edited here, or the other way: what was typed stays."""
    here = begin(clients)
    calendar = find_calendar(clients)
    found = find_all(calendar)
    clients.trellis("mentee", "append", "Advice", "A line of Trellis")
    find_item(found["event"] + found["journal"], "Advice").delete()
    # Twice where the server begins again to count the versions of an item, as SOGo does.
    told = clients.sync("mentee")
    expect(re.search(" sent=[12] removed=0 clashes=1 ", told), f"the note is there again: {told}")
    found = find_all(calendar)
    note = find_item(found["event"] + found["journal"], "Advice")
    expect("A line of Trellis" in str(note.icalendar_component["DESCRIPTION"]), note.data)
    clients.sync("mentor")
    body = next(key for key in here if key[0] == "note" and key[2] == "body")
    here = clients.take_in({**here, body: here[body] + r"\nA line of Trellis"})

    meeting = find_item(found["event"], "First talk")
    meeting.icalendar_component["LOCATION"] = "Station"
    meeting.save()
    clients.trellis("mentee", "delete", "First talk")
    here = clients.take_in(here, meeting__place="Station")

    clients.trellis("mentee", "delete", "Read the book")
    find_item(found["todo"], "Read the book").delete()
    clients.take_in(here, gone="action")


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

    # To calcurse, what is edited is another item, without what it does not know: all that it has of it comes.
    apts = clients.base / "calcurse" / "apts"
    before = apts.read_text()
    name = re.search(r">([0-9a-f]{40}) *\|First talk", before).group(1)
    text = (apts.parent / "notes" / name).read_text().replace("the outline.", "the outline, twice.")
    changed = hashlib.sha1(text.encode()).hexdigest()
    (apts.parent / "notes" / changed).write_text(text)
    apts.write_text(before.replace(name, changed))
    clients.calcurse_caldav()
    expect("received=1 trashed=1 sent=0 removed=0 clashes=0" in clients.sync("mentee"), "a meeting in its place")
    clients.sync("mentor")
    after = clients.read_here()
    meeting = next(key[1] for key, value in after.items() if key[2] == "title" and value == "First talk")
    told = {key[2]: value for key, value in after.items() if key[0] == "meeting" and key[1] == meeting}
    for field, value in (("starts", "1893492000"), ("minutes", "45"), ("place", "Library"), ("state", "scheduled"),
                         ("notes", "We looked at the outline, twice."), ("summary", "It has three parts.")):
        expect(told[field] == value, f"{field}: {told[field]}")
    point = next(key[1] for key, value in after.items() if key[0] == "point" and value == meeting)
    for field, value in (("title", "How is the new role going?"), ("notes", "It is a large one"), ("minutes", "15")):
        expect(after["point", point, field] == value, f"{field} of the point")
    clients.take_in({key: value for key, value in here.items() if key[0] not in ("meeting", "point")}, **{
        f"{key[0]}__{key[2]}": after[key] for key, value in here.items()
        if key[0] not in ("meeting", "point") and after[key] != value})


CHECKS = (
    (check_vdirsyncer, ("vdirsyncer", "khal", "todoman"), ()),
    (check_caldav, (), ("caldav",)),
    (check_caldav_theirs, (), ("caldav",)),
    (check_caldav_at_once, (), ("caldav",)),
    (check_calcurse, ("calcurse", "calcurse-caldav"), ("httplib2",)),
)
if get_name() == "sogo":
    CHECKS = CHECKS[:-1]  # calcurse finds nothing there: it asks for items of any kind, which SOGo does not answer

sys.exit(run_checks(Clients, CHECKS))
