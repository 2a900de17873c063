# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people share a journey through a calendar server: a mentee and a mentor, each with a profile and
a window of their own. They agree, plan, add points from both sides, write the same note while the
server is away, and choose in the window what becomes of it. In the end both have the same, other
programs show it, and nothing private has left."""

import base64
import os
import pathlib
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

from application import Application, Skipped, key, run_tap, settle, type_text, wait_for

BINARY, TOOL = sys.argv[1:3]
PASSWORD = "not a secret"
MARKER = "Schnickschnack"
PROGRAMS = ("radicale", "vdirsyncer", "khal", "todoman")

# What the two do not have in common: numbers of rows, times of editing, and what is one person's.
OWN = {
    "id", "created", "modified", "partner", "my_role", "is_me", "end_reason", "private_notes",
    "worked_well", "to_change", "feeling", "worth", "confirmed_by_me", "confirmed_by_partner",
}
PARTS = {"clause", "signature"}
TABLES = ("match", "agreement", "clause", "signature", "meeting", "point", "action", "goal", "note")

VDIRSYNCER = """[general]
status_path = "{base}/status"
[pair one]
a = "there"
b = "here"
collections = null
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
cache_path = "{base}/todoman.sqlite"
"""


class Radicale:
    """A server on loopback, which can go away and come back."""

    def __init__(self, base):
        self.folder = base / "radicale"
        self.users = base / "users"
        self.users.write_text(f"tom:{PASSWORD}\n")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}/tom/shared/"
        self.process = None
        self.start()
        self.ask("MKCALENDAR")

    def start(self):
        self.process = subprocess.Popen(
            ["radicale", "--config", "", "--auth-type", "htpasswd",
             "--auth-htpasswd-encryption", "plain", "--auth-delay", "0", "--web-type", "none",
             f"--auth-htpasswd-filename={self.users}", f"--server-hosts=127.0.0.1:{self.port}",
             f"--storage-filesystem-folder={self.folder}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(self._answers, "Radicale does not answer")

    def _answers(self):
        try:
            self.ask("OPTIONS")
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False
        return True

    def ask(self, method):
        token = base64.b64encode(f"tom:{PASSWORD}".encode()).decode()
        request = urllib.request.Request(self.address, method=method,
                                         headers={"Authorization": f"Basic {token}"})
        urllib.request.urlopen(request, timeout=5).close()

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def read_all(self):
        return b"\n".join(path.read_bytes() for path in self.folder.rglob("*") if path.is_file())


class Person:
    """One of the two, at a computer of their own."""

    def __init__(self, base, role, partner, server):
        self.folder = base / role
        self.journal = self.folder / "data" / "trellis"
        self.journal.parent.mkdir(parents=True)
        self.partner = partner
        self.server = server
        self.window = None
        self.tool("create", role)

    def tool(self, verb, *words):
        return subprocess.run([TOOL, verb, str(self.journal), *words], text=True, timeout=60,
                              capture_output=True, check=False)

    def sync(self):
        """One run, and whether it succeeded."""
        done = self.tool("run", self.server.address, "tom")
        return done.returncode == 0 and "left=0" in done.stdout

    def begin(self):
        """Comes in step and opens the window at the partner's place."""
        assert self.sync(), "they are not in step"
        self.open()

    def open(self):
        self.window = Application(BINARY, str(self.folder), settings="keyfile")
        self.window.find(name=self.partner, role="list item").press()
        self.window.find(name="Overview", role="page tab")

    def end(self):
        self.close()
        assert self.sync(), "they are not in step"

    def close(self):
        self.window.quit()
        self.window = None

    def read_shared(self):
        """All that is shared of the journey, table by table."""
        with tempfile.TemporaryDirectory() as copy:
            for path in self.journal.glob("trellis.db*"):
                shutil.copy(path, copy)
            connection = sqlite3.connect(os.path.join(copy, "trellis.db"))
            connection.row_factory = sqlite3.Row
            shared = {table: self._read_table(connection, table) for table in TABLES}
            connection.close()
        return shared

    @staticmethod
    def _read_table(connection, table):
        rows = connection.execute(f'SELECT * FROM "{table}" WHERE deleted = 0').fetchall()
        return sorted(
            tuple((name, row[name]) for name in row.keys() if name not in OWN)
            for row in rows if table in PARTS or row["visibility"] == "shared"
        )


def propose(tom):
    key("alt+2")
    tom.window.press("Start Agreement")
    tom.window.find(name="Text of Purpose").write("Learn to lead without losing the craft")
    tom.window.press("Propose to Mira")
    tom.window.find(name="Sign as Tom", role="button")


def sign(person, name):
    key("alt+2")
    person.window.press(f"Sign as {name}", role="button")
    wait_for(lambda: person.window.search(name=f"Sign as {name}") is None, "nothing is signed")


def plan(tom):
    key("alt+3")
    tom.window.press("Plan Meeting…")
    tom.window.find(role="dialog").find(name="Title", role="text").write("Finding a direction")
    key("Return")
    tom.window.find(name="Talking Points", role="list")


def add_point(person, title):
    person.window.find(name="Add Talking Point", role="text").focus()
    type_text(title)
    key("Return")
    person.window.find(contains=title)


def open_meeting(person):
    key("alt+3")
    person.window.find(contains="Finding a direction", role="list item").press()
    person.window.find(name="Talking Points", role="list")


def note_action(tom):
    key("alt+2")
    tom.window.find(name="Notes of the Meeting", role="text").write("Write down three decisions")
    key("ctrl+Return")
    tom.window.find(contains="Write down three decisions", role="list item")
    key("alt+Left")


def write_note(person, title, text, is_shared):
    key("ctrl+shift+n")
    person.window.find(name="Text of the Note").write(text)
    person.window.find(name="Title", role="text").write(title)
    if is_shared:
        person.window.find(starts="Private, Never Leaves", role="button").press()
        person.window.find(starts="Shared With the Partner", role="button")
    settle(1.2)


def open_note(person, title):
    key("alt+4")
    person.window.find(contains=title, role="list item").press()
    return person.window.find(name="Text of the Note")


def rewrite(person, title, text):
    open_note(person, title).focus()
    key("ctrl+a")
    type_text(text)
    settle(1.2)


def agree_and_plan(tom, mira):
    tom.begin()
    write_note(tom, "To myself", f"{MARKER} is nobody’s business", False)
    propose(tom)
    tom.end()

    mira.begin()
    sign(mira, "Mira")
    mira.end()

    tom.begin()
    sign(tom, "Tom")
    tom.window.find(starts="Agreed on")
    plan(tom)
    add_point(tom, "What I did since we met")
    note_action(tom)
    write_note(tom, "Our place", "We meet in the office", True)
    tom.end()

    mira.begin()
    open_meeting(mira)
    mira.window.find(contains="What I did since we met")
    add_point(mira, "Leading without a title")
    mira.end()


def write_offline(tom, mira, server):
    assert tom.sync() and mira.sync()
    server.stop()
    tom.open()
    rewrite(tom, "Our place", "We meet in the library")
    tom.close()
    assert not tom.sync(), "there is no server"
    mira.open()
    rewrite(mira, "Our place", "We meet in the park")
    mira.close()
    assert not mira.sync(), "there is no server"
    server.start()


def resolve(mira):
    """In the window: from the note to both versions, to hers."""
    mira.open()
    text = open_note(mira, "Our place")
    wait_for(lambda: "(also written by Mira:)" in text.text, "the two versions are not both there")
    mira.window.find(contains="Tom changed this too")
    mira.window.press("See Both", role="button")
    dialog = mira.window.find(role="dialog")
    dialog.find(contains="We meet in the library")
    dialog.find(contains="Written: “park”")
    dialog.find(name="Take Mine: Text", role="button").press()
    wait_for(lambda: mira.window.search(role="dialog") is None, "the dialog stays")
    mira.window.find(name="Your version is in use")
    wait_for(lambda: text.text == "We meet in the park", "the note has not her version")
    assert mira.window.search(contains="Tom changed this too") is None
    mira.end()


def run_program(base, *command):
    environment = dict(os.environ, HOME=str(base), LC_ALL="C.UTF-8")
    environment.pop("G_DEBUG", None)
    done = subprocess.run(command, env=environment, text=True, capture_output=True, timeout=60,
                          check=False)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


def look_with_others(base, server):
    """What people see who have no Trellis."""
    (base / "calendars" / "shared").mkdir(parents=True)
    for name, text in (("vdirsyncer", VDIRSYNCER), ("khal", KHAL), ("todoman", TODOMAN)):
        (base / name).write_text(text.format(base=base, address=server.address, password=PASSWORD))
    (base / "todoman.py").write_text((base / "todoman").read_text())
    run_program(base, "vdirsyncer", "-c", str(base / "vdirsyncer"), "discover")
    run_program(base, "vdirsyncer", "-c", str(base / "vdirsyncer"), "sync")
    meetings = run_program(base, "khal", "-c", str(base / "khal"), "list", "now", "60d",
                           "--format", "{title}|{description}")
    assert "Finding a direction" in meetings, meetings
    assert "What I did since we met" in meetings and "Leading without a title" in meetings, meetings
    tasks = run_program(base, "todoman", "--config", str(base / "todoman.py"), "list")
    assert re.search("Write down three decisions", tasks), tasks


def compare(his, hers):
    """The same, and all of it."""
    for table in TABLES:
        assert his[table] == hers[table], f"{table}: {his[table]} is not {hers[table]}"
    counts = {table: len(rows) for table, rows in his.items() if table not in ("clause", "match", "goal")}
    assert counts == {"agreement": 1, "signature": 2, "meeting": 1, "point": 2, "action": 1, "note": 1}, counts
    assert len(his["clause"]) > 10
    assert any(("text", "Learn to lead without losing the craft") in row for row in his["clause"])
    assert ("state", "agreed") in his["agreement"][0], his["agreement"]
    assert ("body", "We meet in the park") in his["note"][0], his["note"]


def look_for_private_words(server):
    """Also in what is written in base64."""
    there = re.sub(rb"\r?\n[ \t]", b"", server.read_all())
    words = [word for word in re.findall(rb"=([A-Za-z0-9_-]{2,})", there) if len(word) % 4 != 1]
    decoded = b"\n".join(base64.urlsafe_b64decode(word + b"=" * (-len(word) % 4)) for word in words)
    assert b"Finding a direction" in there and b"Mira" in decoded, "the words that are shared are not there"
    for text in (there, decoded):
        assert MARKER.encode() not in text, "private words have left"


def test_two_people_share_a_journey():
    for program in PROGRAMS:
        if shutil.which(program) is None:
            raise Skipped(f"{program} is not installed")
    os.environ["TRELLIS_SYNC_PASSWORD"] = PASSWORD
    os.environ["TZ"] = "Europe/Berlin"
    base = pathlib.Path(tempfile.mkdtemp(prefix="trellis-sharing-"))
    server = Radicale(base)
    try:
        tom = Person(base, "mentee", "Mira", server)
        mira = Person(base, "mentor", "Tom", server)
        agree_and_plan(tom, mira)
        write_offline(tom, mira, server)
        assert tom.sync() and mira.sync()
        resolve(mira)
        assert tom.sync() and mira.sync() and tom.sync()

        compare(tom.read_shared(), mira.read_shared())
        look_with_others(base, server)
        look_for_private_words(server)
    finally:
        server.stop()
    shutil.rmtree(base, ignore_errors=True)


run_tap([test_two_people_share_a_journey])
