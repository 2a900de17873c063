# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of calendars: an invitation from a mail opens in Trellis and becomes a meeting, what is shared
is exported, what was exported is all known when it comes back, and the journey is saved as a book."""

import os
import shutil
import subprocess
import sys
import tempfile

from application import Application, key, run_tap, settle, type_text, wait_for

BINARY = sys.argv[1]

INVITATION = """BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VEVENT
UID:invitation@example.org
DTSTART:20300101T100000Z
DTEND:20300101T110000Z
SUMMARY:Coffee in the library
ORGANIZER:mailto:ann@example.org
ATTENDEE:mailto:bob@example.org
END:VEVENT
END:VCALENDAR
"""


def test_files():
    folder = tempfile.mkdtemp(prefix="trellis-files-")
    invitation = os.path.join(folder, "invitation.ics")
    exported = os.path.join(folder, "exported.ics")
    book = os.path.join(folder, "book.pdf")
    with open(invitation, "w", encoding="utf-8") as file:
        file.write(INVITATION)
    try:
        application = Application(BINARY, folder)
        key("ctrl+n")
        application.find(role="dialog")
        type_text("Ada Lovelace")
        key("Return")
        application.find(name="Ada Lovelace", role="heading")
        application.quit()

        # The file is what the application is started with.
        application = Application(BINARY, folder, invitation)
        application.find(name="Coffee in the library")
        application.press("Import", role="button")
        application.find(contains="1 item imported")
        application.find(name="Meeting Menu")

        # Out of the main menu, by keyboard.
        key("alt+Left")
        key("alt+Home")
        settle(0.5)
        key("F10")
        application.press("Export…")
        application.choose_file("Export", exported)
        application.find(name="File saved")
        wait_for(lambda: os.path.exists(exported), "no file was written")
        with open(exported, encoding="utf-8", newline="") as file:
            text = file.read()
        assert "SUMMARY:Coffee in the library\r\n" in text, text
        assert "ORGANIZER" not in text and "METHOD" not in text, text

        # The whole journey as a book to read.
        application.press("Ada Lovelace", role="list item")
        application.press("Match Menu", role="toggle button")
        application.press("Save Journey Book…")
        application.find(name="Save Journey Book", role="dialog")
        application.find(name="What Both May Read", role="radio button")
        application.press("Save…")
        application.choose_file("Save Journey Book", book)
        application.find(name="Journey book saved")
        text = subprocess.run(["pdftotext", book, "-"], check=True, capture_output=True, text=True).stdout
        assert "Coffee in the library\n" in text and "Page 1 of 1\n" in text, text

        application.quit()

        # And in again: nothing is new.
        application = Application(BINARY, folder, exported)
        application.find(contains="Already Here")
        assert application.search(contains="New ·") is None
        key("Escape")
        application.quit()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def test_a_journal_is_added_when_a_person_says_so():
    folder = tempfile.mkdtemp(prefix="trellis-files-")
    journal = os.path.join(folder, "half a year.trellis")
    subprocess.run([os.path.abspath(BINARY), "--demo", "--export", journal], check=True, stdout=subprocess.DEVNULL)
    try:
        application = Application(BINARY, folder, journal)
        application.find(contains="half a year.trellis")
        application.press("Cancel", role="button")
        assert application.search(name="Halima Osei") is None
        application.quit()

        application = Application(BINARY, folder, journal)
        application.press("Add", role="button")
        application.find(contains="items added")
        application.press("Close", role="button")
        application.find(name="Halima Osei", role="list item")
        application.quit()

        # A file that only looks like one.
        with open(journal, "wb") as file:
            file.write(b"\x1f\x8bno journal")
        application = Application(BINARY, folder, journal)
        application.press("Add", role="button")
        application.find(contains="The file is no exported journal")
        application.press("Close", role="button")
        application.find(name="Halima Osei", role="list item")
        application.quit()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def test_a_card_is_a_new_partner():
    folder = tempfile.mkdtemp(prefix="trellis-files-")
    card = os.path.join(folder, "ada.vcf")
    with open(card, "w", encoding="utf-8") as file:
        file.write("BEGIN:VCARD\nVERSION:4.0\nFN:Ada Lovelace\nTITLE:Programmer\nEND:VCARD\n")
    try:
        application = Application(BINARY, folder, card)
        application.find(name="Who Is Ada Lovelace?")
        application.press("My Mentor", role="button")
        application.find(name="Ada Lovelace", role="heading")
        application.find(contains="Programmer")
        application.quit()

        # The same person once more.
        with open(card, "w", encoding="utf-8") as file:
            file.write("BEGIN:VCARD\nFN:ada lovelace\nTITLE:Other\nEMAIL:ada@example.org\nEND:VCARD\n")
        application = Application(BINARY, folder, card)
        application.find(contains="Is Here Already")
        application.press("Fill In", role="button")
        application.find(contains="Filled in")
        application.find(contains="Programmer")
        application.quit()

        with open(card, "w", encoding="utf-8") as file:
            file.write("nobody")
        application = Application(BINARY, folder, card)
        application.find(contains="nobody with a name")
        application.press("Close", role="button")
        application.quit()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def read_when_there(path):
    wait_for(lambda: os.path.exists(path), "no file was written")
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def save_from(application, menu, path):
    application.press(menu, role="toggle button")
    application.press("Save as File…")
    application.choose_file("Save as File", path)
    application.find(name="File saved")
    return read_when_there(path)


def test_one_thing_is_saved_where_it_is_shared():
    folder = tempfile.mkdtemp(prefix="trellis-files-")
    try:
        application = Application(BINARY, folder, "--demo")
        application.press("Halima Osei", role="list item")
        key("alt+4")
        application.find(contains="The proposal on one page", role="list item").press()
        text = save_from(application, "Note Menu", os.path.join(folder, "note.ics"))
        assert text.count("BEGIN:VJOURNAL") == 1 and "SUMMARY:The proposal on one page\r\n" in text, text

        # What is private is not offered.
        application.find(contains="How Halima works", role="list item").press()
        settle(0.5)
        application.press("Note Menu", role="toggle button")
        application.find(name="Copy Text")
        assert application.search(name="Save as File…") is None
        key("Escape")

        key("alt+5")
        application.find(contains="Bring the sensor renewal", role="list item").press()
        text = save_from(application, "Goal Menu", os.path.join(folder, "goal.ics"))
        assert text.count("BEGIN:VTODO") >= 1 and "VJOURNAL" not in text, text
        application.quit()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


run_tap(
    [
        test_files,
        test_one_thing_is_saved_where_it_is_shared,
        test_a_card_is_a_new_partner,
        test_a_journal_is_added_when_a_person_says_so,
    ]
)
