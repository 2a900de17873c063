# SPDX-License-Identifier: GPL-3.0-or-later
"""A file that is dragged onto the window is asked about, as one that is opened; wherever it is dropped. Any other
is attached to the note on which it falls."""

import os
import shutil
import subprocess
import sys
import tempfile

from application import Application, ask_xdotool, key, run_tap, run_xdotool, settle, type_text, wait_for

BINARY = os.path.abspath(sys.argv[1])
HERE = os.path.dirname(os.path.abspath(__file__))
INVITATION = """BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VEVENT
UID:invitation@example.org
DTSTART:20300101T100000Z
DTEND:20300101T110000Z
SUMMARY:Coffee in the library
END:VEVENT
END:VCALENDAR
"""
CARD = "BEGIN:VCARD\nVERSION:4.0\nFN:Grace Hopper\nTITLE:Admiral\nEND:VCARD\n"


class FileManager:
    """Beside the window; what is in @files is dragged together."""

    def __init__(self, *files):
        environment = {**os.environ, "G_DEBUG": ""}
        self.process = subprocess.Popen(
            [sys.executable, os.path.join(HERE, "drag_source.py"), *files],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )
        self.xid = wait_for(self._find, "the file manager does not come up")
        run_xdotool("windowmove", self.xid, "1200", "100")
        settle(0.3)

    @staticmethod
    def _find():
        return next(iter(ask_xdotool("search", "--onlyvisible", "--name", "^Files$")), None)

    def drop_at(self, x, y):
        """As a hand does: it begins with a small move, and the drag is over when the file manager says so."""
        run_xdotool("mousemove", "1300", "200")
        run_xdotool("mousedown", "1")
        for place in ((1290, 210), (1200, 250), ((1200 + x) // 2, (250 + y) // 2), (x + 10, y + 10), (x, y)):
            run_xdotool("mousemove", *map(str, place))
            settle(0.1)
        settle(0.3)
        run_xdotool("mouseup", "1")
        assert self.process.stdout.readline() == "ended\n"

    def close(self):
        self.process.terminate()
        self.process.wait()


def drop(application, path, x=700, y=400):
    files = FileManager(path)
    files.drop_at(x, y)
    files.close()
    application.focus_window()


def write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def start(folder):
    application = Application(BINARY, folder)
    run_xdotool("windowmove", application.xid, "0", "0")
    application.resize(1000, 700)
    return application


def test_files_are_asked_about():
    folder = tempfile.mkdtemp(prefix="trellis-drop-")
    journal = os.path.join(folder, "half a year.trellis")
    subprocess.run([BINARY, "--demo", "--export", journal], check=True, stdout=subprocess.DEVNULL)
    application = start(folder)
    application.find(name="Grow Together")

    drop(application, write(folder, "grace.vcf", CARD))
    application.find(name="Who Is Grace Hopper?")
    application.press("My Mentor", role="button")
    application.find(name="Grace Hopper", role="heading")

    # On the sidebar.
    drop(application, write(folder, "coffee.ics", INVITATION), 100, 400)
    application.find(name="Coffee in the library")
    application.press("Import", role="button")
    application.find(contains="1 item imported")
    application.find(name="Meeting Menu")

    drop(application, journal)
    application.find(contains="half a year.trellis")
    application.press("Add", role="button")
    application.find(contains="items added")
    application.press("Close", role="button")
    application.find(name="Halima Osei", role="list item")

    # What is none of these is said to be none, and nothing else happens.
    drop(application, write(folder, "shopping.txt", "Milk"))
    application.find(contains="no calendar entries in this file")
    key("Escape")
    application.quit()
    shutil.rmtree(folder, ignore_errors=True)


def test_what_is_written_stays_as_it_is():
    """Where a text would take the name of the file, too."""
    folder = tempfile.mkdtemp(prefix="trellis-drop-")
    application = start(folder)
    application.find(name="Grow Together")
    key("ctrl+n")
    application.find(role="dialog")
    type_text("Ada Lovelace")
    key("Return")
    application.find(name="Ada Lovelace", role="heading")
    key("ctrl+shift+n")
    text = application.find(name="Text of the Note")
    settle(0.5)
    type_text("As it is")
    wait_for(lambda: text.text == "As it is", "nothing is written")
    drop(application, write(folder, "grace.vcf", CARD))
    application.find(name="Who Is Grace Hopper?")
    key("Escape")
    wait_for(lambda: application.search(name="Who Is Grace Hopper?") is None, "the question stays")
    assert application.find(name="Text of the Note").text == "As it is"

    # What Trellis does not take in is attached to the note on which it falls.
    drop(application, write(folder, "shopping.txt", "Milk"))
    application.find(contains="Open shopping.txt, ", role="button")
    assert application.find(name="Text of the Note").text == "As it is"
    application.quit()
    shutil.rmtree(folder, ignore_errors=True)


run_tap([test_files_are_asked_about, test_what_is_written_stays_as_it_is])
