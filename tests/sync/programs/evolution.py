#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Evolution Data Server, by which Evolution, GNOME Calendar and Endeavour have their calendars, and
Trellis edit one calendar of Radicale in turn. It reads and writes by libical, which keeps less than
came: what people typed, and how it belongs together, stays all the same."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys

from calendar_server import PASSWORD
from profiles import expect
from shared_calendar import SharedCalendar, begin, run_checks

DRIVER = pathlib.Path(__file__).with_name("evolution-client.py")
DAEMON = "/usr/libexec/evolution-calendar-factory"
SERVICES = pathlib.Path("/usr/share/dbus-1/services")

BUS = """<busconfig>
<type>session</type>
<listen>unix:path={base}/bus</listen>
<servicedir>{base}/services</servicedir>
<policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy>
</busconfig>
"""

SOURCE = """[Data Source]
DisplayName=Shared
Enabled=true
Parent=caldav-stub
[{section}]
BackendName=caldav
[Authentication]
Host=127.0.0.1
Port={port}
User=tom
Method=plain/password
RememberPassword=false
[Security]
Method=none
[WebDAV Backend]
ResourcePath=/tom/shared/
"""

SECTIONS = {"events": "Calendar", "tasks": "Task List", "memos": "Memo List"}


class Item:
    """The lines of one, which a program changes some of."""

    def __init__(self, text):
        self.lines = text.replace("\r\n", "\n").replace("\n ", "").strip().split("\n")

    def find(self, name):
        return [number for number, line in enumerate(self.lines)
                if line.split(":")[0].split(";")[0] == name]

    def get(self, name):
        found = self.find(name)
        return self.lines[found[0]].split(":", 1)[1] if found else None

    def replace(self, name, line):
        """@line instead of what there is of @name; None for nothing."""
        kept = [other for number, other in enumerate(self.lines) if number not in self.find(name)]
        self.lines = kept[:1] + ([line] if line is not None else []) + kept[1:]

    def write(self):
        return "\r\n".join(self.lines) + "\r\n"


class Evolution(SharedCalendar):
    """With a session of its own, in which nobody keeps passwords."""

    def __init__(self, base, server):
        super().__init__(base, server)
        sources = base / "config" / "evolution" / "sources"
        for folder in (sources, base / "services", base / "runtime"):
            folder.mkdir(parents=True)
        for kind, section in SECTIONS.items():
            (sources / f"shared-{kind}.source").write_text(SOURCE.format(section=section, port=server.port))
        for name in ("Sources5", "Calendar8"):
            shutil.copy(SERVICES / f"org.gnome.evolution.dataserver.{name}.service", base / "services")
        (base / "bus.conf").write_text(BUS.format(base=base))
        self.environment.update(
            XDG_CONFIG_HOME=str(base / "config"), XDG_DATA_HOME=str(base / "data"),
            XDG_CACHE_HOME=str(base / "cache"), XDG_RUNTIME_DIR=str(base / "runtime"),
            DBUS_SESSION_BUS_ADDRESS=f"unix:path={base}/bus")

    def __enter__(self):
        # What the bus starts belongs to its session and ends with it.
        self.bus = subprocess.Popen(
            ["dbus-daemon", f"--config-file={self.base / 'bus.conf'}", "--nofork", "--print-address"],
            env=self.environment, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.bus.stdout.readline()
        self.driver = subprocess.Popen(
            [sys.executable, str(DRIVER), "tom", PASSWORD], env=self.environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        return self

    def __exit__(self, *_):
        self.driver.stdin.close()
        self.driver.wait()
        os.killpg(self.bus.pid, signal.SIGKILL)
        self.bus.wait()

    def ask(self, *words):
        self.driver.stdin.write(json.dumps(words) + "\n")
        self.driver.stdin.flush()
        line = self.driver.stdout.readline()
        expect(line, f"Evolution Data Server ended at {words[:2]}")
        answer = json.loads(line)
        expect("error" not in answer, answer)
        return answer["done"]

    def read(self, kind):
        """Its items by title."""
        items = [Item(text) for text in self.ask("read", kind)]
        return {item.get("SUMMARY"): item for item in items}

    def edit(self, kind, title, **lines):
        item = self.read(kind)[title]
        for name, line in lines.items():
            item.replace(name.replace("_", "-"), line)
        self.ask("modify", kind, item.write())

    def read_item(self, uid):
        """One as it is on the server."""
        items = [Item(data.decode()) for data in self.read_there().values()]
        return next(item for item in items if item.get("UID") == uid)


EVENT = """BEGIN:VEVENT
UID:coffee
DTSTAMP:20260101T000000Z
DTSTART;TZID=Europe/Berlin:20300105T090000
DTEND;TZID=Europe/Berlin:20300105T100000
SUMMARY:Coffee
DESCRIPTION:Bring a cup
CLASS:PUBLIC
COMMENT:Black
X-OTHER;X-WHOSE=mine:kept
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Coffee
TRIGGER:-PT15M
END:VALARM
END:VEVENT
"""

SERIES = """BEGIN:VEVENT
UID:series
DTSTAMP:20260101T000000Z
DTSTART;TZID=America/New_York:20300107T090000
DTEND;TZID=America/New_York:20300107T093000
RRULE:FREQ=WEEKLY;COUNT=4
EXDATE;TZID=America/New_York:20300114T090000
SUMMARY:Weekly
END:VEVENT
"""

TASK = """BEGIN:VTODO
UID:milk
DTSTAMP:20260101T000000Z
DUE;VALUE=DATE:20300106
PERCENT-COMPLETE:50
STATUS:IN-PROCESS
SUMMARY:Buy milk
URL:https://example.org/
X-OTHER;X-WHOSE=mine:kept
END:VTODO
"""

MEMO = """BEGIN:VJOURNAL
UID:idea
DTSTAMP:20260101T000000Z
DTSTART;VALUE=DATE:20300106
SUMMARY:Idea
DESCRIPTION:A thought
X-OTHER;X-WHOSE=mine:kept
END:VJOURNAL
"""


def check_edited(clients):
    """What Trellis wrote is shown; what is edited there comes as what it is."""
    here = begin(clients)
    with clients:
        expect(set(clients.read("events")) == {"First talk"}, "events")
        expect(set(clients.read("tasks")) == {"Read the book", "Lead a project", "Find the project"}, "tasks")
        expect(set(clients.read("memos")) >= {"Advice", "Mentoring Agreement\\, Version 2", "Check-in: 20 %"}, "memos")

        clients.edit("events", "First talk", SUMMARY="SUMMARY:Second talk", LOCATION="LOCATION:Station")
        here = clients.take_in(here, meeting__title="Second talk", meeting__place="Station")
        clients.edit("events", "Second talk", DTSTART="DTSTART;TZID=America/New_York:20300102T090000",
                     DTEND="DTEND;TZID=America/New_York:20300102T103000")
        here = clients.take_in(here, meeting__starts="1893592800", meeting__minutes="90",
                               meeting__time_zone="America/New_York")
        clients.edit("events", "Second talk", STATUS="STATUS:CONFIRMED")
        here = clients.take_in(here, meeting__state="confirmed")
        text = clients.read("events")["Second talk"].get("DESCRIPTION")
        text = text.replace("- [ ] How", "- [x] How").replace("outline.", "outline\\, twice.\\nAnd more.")
        clients.edit("events", "Second talk", DESCRIPTION=f"DESCRIPTION:{text}")
        here = clients.take_in(here, meeting__notes="We looked at the outline, twice.\\nAnd more.", point__done="1")

        clients.edit("tasks", "Read the book", SUMMARY="SUMMARY:Read two books", DUE="DUE;VALUE=DATE:20300303",
                     DESCRIPTION="DESCRIPTION:By heart")
        here = clients.take_in(here, action__title="Read two books", action__due="2030-03-03")
        clients.edit("tasks", "Read two books", STATUS="STATUS:COMPLETED", PERCENT_COMPLETE="PERCENT-COMPLETE:100",
                     COMPLETED="COMPLETED:20291231T120000Z")
        here = clients.take_in(here, action__done="1893412800")
        clients.edit("tasks", "Read two books", STATUS="STATUS:NEEDS-ACTION", PERCENT_COMPLETE=None,
                     COMPLETED=None, DUE=None)
        here = clients.take_in(here, action__done="0", action__due="")
        text = clients.read("tasks")["Lead a project"].get("DESCRIPTION").replace("Grow", "Grow up")
        clients.edit("tasks", "Lead a project", DESCRIPTION=f"DESCRIPTION:{text}", DUE="DUE;VALUE=DATE:20300707")
        here = clients.take_in(here, goal__why="Grow up", goal__target="2030-07-07")

        text = clients.read("memos")["Advice"].get("DESCRIPTION").replace("- [ ] listen", "- [x] listen")
        clients.edit("memos", "Advice", SUMMARY="SUMMARY:Good advice", DESCRIPTION=f"DESCRIPTION:{text}")
        here = clients.take_in(here, note__title="Good advice", note__body="- [x] listen, first\\n- [ ] *then* ask; “why?”")

        # How far a goal is becomes a check-in, which both of them write nowhere twice.
        clients.edit("tasks", "Lead a project", PERCENT_COMPLETE="PERCENT-COMPLETE:60")
        clients.sync("mentee")
        after = clients.read_here()
        expect(all(after[key] == here[key] for key in here), "a goal that went on changed something else")
        expect([value for key, value in after.items() if key not in here and key[2] == "percent"] == ["60"], after)
        after = clients.take_in(after)

        # What is said of Trellis alone is still there, and Trellis goes on from what it took.
        clients.trellis("mentor", "append", "Good advice", "A line of Trellis")
        clients.sync("mentor")
        clients.sync("mentee")
        memo = clients.read("memos")["Good advice"]
        expect("“why?”\\nA line of Trellis" in memo.get("DESCRIPTION"), memo.lines)
        expect(memo.get("X-TRELLIS-NOTE-KIND") == "advice", memo.lines)
        task = clients.read("tasks")["Read two books"]
        expect(task.get("DESCRIPTION") == "By heart" and len(task.find("RELATED-TO")) == 2, task.lines)


def find_field(here, table, title, field):
    uid = next(key[1] for key, value in here.items() if key[0] == table and key[2] == "title" and value == title)
    return here[table, uid, field]


def check_created(clients):
    """What is made there is shown and edited by Trellis, and what Trellis does not know of it stays."""
    here = begin(clients)
    with clients:
        for kind, text in (("events", EVENT), ("events", SERIES), ("tasks", TASK), ("memos", MEMO)):
            clients.ask("create", kind, text)
        here = clients.take_in(here)
        expect(find_field(here, "meeting", "Coffee", "starts") == "1893830400", here)
        expect(find_field(here, "meeting", "Coffee", "time_zone") == "Europe/Berlin", here)
        expect(find_field(here, "meeting", "Coffee", "notes") == "Bring a cup", here)
        expect(find_field(here, "action", "Buy milk", "due") == "2030-01-06", here)
        expect(find_field(here, "note", "Idea", "body") == "A thought", here)
        expect("Weekly" not in here.values(), "a series of others is no meeting")
        there = {name: clients.read_item(name) for name in ("coffee", "series", "milk", "idea")}

        for title in ("Coffee", "Buy milk", "Idea"):
            clients.trellis("mentee", "retitle", title, f"{title}!")
        expect(" sent=3 " in clients.sync("mentee"), "three items are written")
        clients.sync("mentor")
        for kind, title in (("events", "Coffee!"), ("events", "Weekly"), ("tasks", "Buy milk!"), ("memos", "Idea!")):
            expect(title in clients.read(kind), title)
        for name, before in there.items():
            after = clients.read_item(name)
            lost = [line for line in before.lines if line not in after.lines
                    and line.split(":")[0] not in ("SUMMARY", "DTSTAMP", "LAST-MODIFIED", "PRODID")]
            expect(not lost, f"lost of {name}: {lost}")

        clients.ask("remove", "memos", "idea")
        expect(" trashed=1 " in clients.sync("mentee"), "what is removed there goes to the trash")
        clients.trellis("mentee", "delete", "Buy milk!")
        expect(" removed=1 " in clients.sync("mentee"), "what is removed here goes there")
        expect("Buy milk!" not in clients.read("tasks"), "it still has it")


def check_at_once(clients):
    """Both edit the same thing: both texts are kept, and the one who did not see the other is asked."""
    begin(clients)
    with clients:
        clients.edit("memos", "Advice", SUMMARY="SUMMARY:Their title", DESCRIPTION="DESCRIPTION:Their line\\n"
                     "- [ ] listen\\, first\\n- [ ] *then* ask\\; “why?”")
        clients.trellis("mentee", "append", "Advice", "My line")
        clients.trellis("mentee", "retitle", "Advice", "My title")
        expect(" clashes=1 " in clients.sync("mentee"), "the title is asked about")
        told = clients.trellis("mentee", "tell")
        expect("Their title: Their line / - [ ] listen, first / - [ ] *then* ask; “why?” / My line" in told, told)
        expect("clash title: My title | Their title" in told, told)
        memo = clients.read("memos")["Their title"]
        expect("Their line" in memo.get("DESCRIPTION") and "My line" in memo.get("DESCRIPTION"), memo.lines)
        clients.sync("mentor")
        expect("received=0 trashed=0 sent=0 removed=0" in clients.sync("mentee"), "it is not quiet")


def has_bindings():
    try:
        import gi  # only here: it may not be installed

        gi.require_version("ECal", "2.0")
        return True
    except (ImportError, ValueError):
        return False


NEEDED = ((DAEMON, "dbus-daemon"), () if has_bindings() else ("ECal",))
CHECKS = tuple((check, *NEEDED) for check in (check_edited, check_created, check_at_once))

sys.exit(run_checks(Evolution, CHECKS))
