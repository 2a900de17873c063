# SPDX-License-Identifier: GPL-3.0-or-later
"""A note is open, and is being written in, while a sync brings what the partner has changed in it: the cursor stays
where it is, nothing that is typed is lost, and what came is there to be seen.

test_meanwhile.py BINARY TOOL"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

from application import Atspi, key, run_tap, settle, type_text, wait_for
from sharing import Computer, choose, open_joining, open_sharing

BINARY, TOOL = sys.argv[1:3]
TITLE = "Our place"


def caret(text):
    return Atspi.Text.get_caret_offset(text.node.get_text_iface())


def begin(base, name, role=None):
    person = Computer(base, name, BINARY)
    if role is not None:
        subprocess.run([TOOL, "create", person.journal, role], check=True)
    person.open()
    return person


def share(tom, mira, folder):
    tom.use()
    tom.window.find(name="Mira", role="list item").press()
    tom.window.find(name="Overview", role="page tab")
    choose(open_sharing(tom), "Folder")
    tom.window.choose_file("Folder to Share In", str(folder))
    tom.window.find(name="Synced just now")
    dialog = open_joining(mira)
    choose(dialog, "Folder")
    mira.window.choose_file("Folder That Is Shared", str(folder))
    dialog.find(name="Mira (mentor)", role="button").press()
    mira.window.find(name="Tom", role="heading")


def write_note(tom):
    tom.use()
    key("ctrl+shift+n")
    tom.window.find(name="Text of the Note").write("First the room")
    key("Return")
    type_text("Then the tea")
    key("Return")
    type_text("Last the door")
    key("shift+Tab")
    tom.window.find(name="Title", role="text").write(TITLE)
    tom.window.find(starts="Private, Never Leaves", role="button").press()
    tom.window.find(starts="Shared With the Partner", role="button")


def test_typing_goes_on():
    base = pathlib.Path(tempfile.mkdtemp(prefix="trellis-meanwhile-"))
    folder = base / "shared"
    folder.mkdir()
    tom, mira = begin(base, "tom", "mentee"), begin(base, "mira")
    share(tom, mira, folder)
    write_note(tom)

    # Mira has it open, and writes at the end of the second line.
    mira.use()
    key("alt+4")
    mira.window.find(contains=TITLE, role="list item").press()
    text = mira.window.find(name="Text of the Note", role="text")
    wait_for(lambda: text.text.endswith("Last the door"), "the note has not come whole")
    text.focus()
    key("ctrl+Home", "Down", "End")
    type_text(" and")
    wait_for(lambda: " and" in text.text, "nothing is typed")

    # Tom writes on top of it at the same time. His goes to the folder, and Mira's window shows it by itself.
    tom.use()
    his = tom.window.find(name="Text of the Note", role="text")
    his.focus()
    key("ctrl+Home")
    type_text("Before all ")
    tom.sync()
    mira.use()
    for word in (" the", " cake"):
        type_text(word)
        settle(1)
    wait_for(lambda: text.text == "Before all First the room\nThen the tea and the cake\nLast the door",
             f"it is not merged: {text.text!r}")
    assert text.focused, "the focus is lost"
    assert caret(text) == text.text.index(" cake") + len(" cake"), caret(text)
    type_text("!")
    wait_for(lambda: "and the cake!\n" in text.text, "the next key does not go on there")
    mira.sync()
    tom.sync()
    wait_for(lambda: his.text == text.text, f"Tom has {his.text!r}")
    tom.end()
    mira.end()
    shutil.rmtree(base, ignore_errors=True)


run_tap([test_typing_goes_on])
