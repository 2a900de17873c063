# SPDX-License-Identifier: GPL-3.0-or-later
"""Files beside a note and a match: attached in the dialog for files, renamed, saved, removed and brought back with
keys, found by their name; and why one cannot be attached is told."""

import os
import shutil
import sys
import tempfile

from application import Application, key, run_tap, settle, type_text, wait_for

BINARY = sys.argv[1]
PLAN = bytes(range(256)) * 4


def attach(application, menu, command, title, path):
    application.press(menu, role="toggle button")
    application.press(command)
    application.choose_file(title, path)


def test_attachments():
    folder = tempfile.mkdtemp(prefix="trellis-attachments-")
    plan = os.path.join(folder, "plan.bin")
    film = os.path.join(folder, "film.bin")
    cv = os.path.join(folder, "Life of Ada.txt")
    saved = os.path.join(folder, "saved.bin")
    with open(plan, "wb") as file:
        file.write(PLAN)
    with open(film, "wb") as file:
        file.truncate(31400000)
    with open(cv, "w", encoding="utf-8") as file:
        file.write("Wrote programs for a machine that was not built.\n")
    try:
        application = Application(BINARY, folder)
        application.find(name="Grow Together")
        key("ctrl+n")
        application.find(role="dialog")
        type_text("Ada Lovelace")
        key("Return")
        application.find(name="Ada Lovelace", role="heading")

        # Of the partner, beside whom it stands from then on.
        attach(application, "Match Menu", "Attach CV…", "Attach CV", cv)
        application.find(contains="Open Life of Ada.txt, ", role="button")

        key("ctrl+shift+n")
        text = application.find(name="Text of the Note")
        settle(0.5)
        type_text("With a plan")
        wait_for(lambda: text.text == "With a plan", "nothing is written")
        attach(application, "Note Menu", "Attach Files…", "Attach Files", plan)
        application.find(name="“plan.bin” attached")
        application.find(contains="Open plan.bin, 1.0", role="button")

        # What is too large stays where it is.
        attach(application, "Note Menu", "Attach Files…", "Attach Files", film)
        application.find(contains="“film.bin” has 31.4")
        application.press("Close", role="button")
        assert application.search(contains="Open film.bin") is None

        application.press("Menu of plan.bin", role="toggle button")
        application.press("Save As…")
        application.choose_file("Save Attachment", saved)
        application.find(name="File saved")
        with open(saved, "rb") as file:
            assert file.read() == PLAN

        # The part before the point is selected.
        application.press("Menu of plan.bin", role="toggle button")
        application.press("Rename…")
        application.find(name="Rename Attachment")
        settle(0.5)
        type_text("first steps")
        key("Return")
        chip = application.find(contains="Open first steps.bin", role="button")

        # Away and back by keyboard, and there again after a start.
        chip.focus()
        key("Delete")
        application.find(name="“first steps.bin” removed")
        wait_for(lambda: application.search(contains="Open first steps.bin") is None, "it stays")
        key("ctrl+z")
        application.find(contains="Open first steps.bin", role="button")
        application.quit()

        application = Application(BINARY, folder)
        key("ctrl+f")
        settle(0.5)
        type_text("life of")
        application.find(contains="Life of Ada.txt", role="list item")
        application.quit()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


run_tap([test_attachments])
