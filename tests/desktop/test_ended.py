# SPDX-License-Identifier: GPL-3.0-or-later
"""A match ends, is there to look back, takes nothing more, and is taken up again."""

import shutil
import sys
import tempfile

from application import Application, key, run_tap, type_text, wait_for

BINARY = sys.argv[1]
WORDS = "What stays of it"
NOTE = {"name": "Text of the Note", "role": "text"}


def make_match_with_note(application):
    key("ctrl+n")
    application.find(role="dialog")
    type_text("Ada Lovelace")
    key("Return")
    application.find(name="Ada Lovelace", role="heading")
    key("ctrl+shift+n")
    note = application.find_focused(**NOTE)
    type_text(WORDS)
    wait_for(lambda: note.text == WORDS, "the keys have not arrived")


def end_early(application):
    key("alt+1")
    application.press("Edit Match")
    application.find(name="State", role="combo box", within={"role": "dialog"}).focus()
    key("space")
    key("End")
    key("Return")
    application.find(name="Why It Ended", role="text", within={"role": "dialog"})
    key("Escape")
    wait_for(lambda: application.search(role="dialog") is None, "the dialog stays")
    application.find(contains="This match is over")


def test_what_ended_is_read_and_taken_up_again():
    folder = tempfile.mkdtemp(prefix="trellis-ended-")
    application = Application(BINARY, folder)
    make_match_with_note(application)
    end_early(application)

    # What is typed there is searched for, and does not come into the note.
    key("alt+4")
    application.find(**NOTE).focus()
    type_text("stays")
    application.find(contains=WORDS, within={"name": "Search Results", "role": "list"})
    assert application.find(**NOTE).text == WORDS
    key("Escape")

    application.press("Reopen")
    application.find(contains="The match is now: Active")
    application.find(**NOTE).focus()
    key("ctrl+End")
    type_text(", and grows")
    wait_for(lambda: application.find(**NOTE).text == WORDS + ", and grows", "nothing can be typed")
    application.quit()
    shutil.rmtree(folder, ignore_errors=True)


run_tap([test_what_ended_is_read_and_taken_up_again])
