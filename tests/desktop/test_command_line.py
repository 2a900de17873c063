# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: without a window and without a display, and with Trellis running, which then does
what is asked. What is told goes to the terminal that asks, and so does the status."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from application import PATIENCE, Application, key, run_tap, type_text

BINARY = os.path.abspath(sys.argv[1])

MEETING = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//EN
BEGIN:VEVENT
UID:somewhere@example.org
DTSTAMP:20300101T090000Z
DTSTART:20300101T100000Z
DTEND:20300101T110000Z
SUMMARY:Coffee in the library
END:VEVENT
END:VCALENDAR
"""


class Terminal:
    """A person's terminal: a folder of its own, and a profile that an application may share."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="trellis-command-line-")

    def run(self, *arguments, display=False, status=0):
        environment = dict(
            os.environ,
            XDG_DATA_HOME=os.path.join(self.folder, "data"),
            XDG_CONFIG_HOME=os.path.join(self.folder, "config"),
            XDG_CACHE_HOME=os.path.join(self.folder, "cache"),
            G_DEBUG="fatal-warnings",
        )
        if not display:
            environment.pop("DISPLAY")
        result = subprocess.run(
            [BINARY, *arguments],
            env=environment,
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert result.returncode == status, (arguments, result)
        assert status != 0 or result.stderr == "", result
        return result.stdout if status == 0 else result.stderr

    def path(self, name):
        return os.path.join(self.folder, name)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def list_names(self, name):
        return {line["name"] for line in json.loads(self.read(name))["person"] if "name" in line}

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def count_matches(path):
    connection = sqlite3.connect(path)
    count = connection.execute("SELECT count(*) FROM match").fetchone()[0]
    connection.close()
    return count


def test_help_and_version():
    terminal = Terminal()
    told = terminal.run("--help")
    for option in ("--new-note", "--import=FILE", "--export=FILE", "--backup=FILE", "--demo", "--version"):
        assert option in told, (option, told)
    assert terminal.run("--version").startswith("Trellis 0.")
    assert "--no-such" in terminal.run("--no-such", status=1)
    assert not os.path.exists(terminal.path("data")), "a journal was made"
    terminal.remove()


def test_files_go_in_and_out_without_a_display():
    terminal = Terminal()
    assert "exported" in terminal.run("--demo", "--export", "demo.json")
    assert not os.path.exists(terminal.path("data")), "the sample data went to the journal"
    assert "Priya" in terminal.read("demo.json")

    said = terminal.run("--import", "demo.json", "--backup", "before.db")
    assert said.startswith("Backup saved\n") and "items added" in said, said
    assert count_matches(terminal.path("before.db")) == 0, "the backup is not from before the import"
    terminal.run("--backup", "after.db")
    assert count_matches(terminal.path("after.db")) > 2

    assert terminal.run("--import", "demo.json").startswith("0 items added")
    terminal.run("--export", "again.json")
    assert terminal.list_names("again.json") == terminal.list_names("demo.json")
    terminal.run("--export", "shared.ics")
    assert terminal.read("shared.ics").startswith("BEGIN:VCALENDAR")
    assert terminal.run("--import", "shared.ics").startswith("0 items added")
    terminal.write("meeting.ics", MEETING)
    said = terminal.run("--import", "meeting.ics")
    assert "1 left out" in said and "Open the file" in said, said
    terminal.remove()


def test_what_goes_wrong_is_told():
    terminal = Terminal()
    assert "There is no such file" in terminal.run("--import", "nowhere.json", status=1)
    terminal.write("words.json", "These are words.")
    assert "no exported journal" in terminal.run("--import", "words.json", status=1)
    terminal.write("words.ics", "These are words.")
    assert "no calendar" in terminal.run("--import", "words.ics", status=1)
    assert "no such file or folder" in terminal.run("--backup", "nowhere/copy.db", status=1)
    assert "no match to export" in terminal.run("--export", "shared.ics", status=1)

    # What follows a backup that failed might need it.
    said = terminal.run("--backup", "nowhere/copy.db", "--export", "after.json", status=1)
    assert said.count("\n") == 1 and not os.path.exists(terminal.path("after.json")), said

    with open(terminal.path("data/trellis/trellis.db"), "r+b") as file:
        file.write(b"no database" * 20)
    assert "The journal is damaged" in terminal.run("--export", "damaged.json", status=1)
    terminal.remove()


def test_trellis_may_be_running():
    terminal = Terminal()
    application = Application(BINARY, terminal.folder)
    key("ctrl+n")
    application.find(role="dialog")
    type_text("Ada Lovelace")
    key("Return")
    application.find(name="Ada Lovelace", role="heading")

    # What was just written is in what is exported, a moment later.
    assert "exported" in terminal.run("--export", "now.json")
    assert terminal.list_names("now.json") == {"Ada Lovelace"}
    terminal.write("now.json", terminal.read("now.json").replace("Ada Lovelace", "Grace Hopper"))
    assert "0 items added" in terminal.run("--import", "now.json")
    assert "There is no such file" in terminal.run("--import", "nowhere.json", status=1)
    terminal.run("--demo", "--export", "demo.json")
    said = terminal.run("--import", "demo.json")
    assert "items added" in said, said
    application.find(name="Halima Osei", role="list item")
    terminal.run("--backup", "copy.db")
    assert count_matches(terminal.path("copy.db")) > 2

    # What the entry of the desktop offers.
    terminal.run("--new-note", display=True)
    application.find(name="Text of the Note")
    terminal.run("--next-meeting", display=True)
    application.find(name="Prepare", role="page tab")
    terminal.run("--search", display=True)
    application.find(name="Close Search", role="button")
    application.quit()
    terminal.remove()


def test_a_new_note_is_where_trellis_starts():
    terminal = Terminal()
    terminal.run("--demo", "--export", "demo.json")
    terminal.run("--import", "demo.json")
    application = Application(BINARY, terminal.folder, "--new-note")
    application.press("Halima Osei", role="list item", within={"role": "dialog"})
    application.find(name="Text of the Note")
    application.quit()
    terminal.remove()


run_tap(
    [
        test_help_and_version,
        test_files_go_in_and_out_without_a_display,
        test_what_goes_wrong_is_told,
        test_trellis_may_be_running,
        test_a_new_note_is_where_trellis_starts,
    ]
)
