# SPDX-License-Identifier: GPL-3.0-or-later
"""The end of a mentoring journey through the real application: somebody concludes a match, the power is cut, what
was written is there again, and the match is over when the person says so, for as long as that is meant."""

import os
import shutil
import sqlite3
import sys
import tempfile

from application import Application, Atspi, key, run_tap, settle, type_text, wait_for

BINARY = sys.argv[1]
PARTNER = "Ada Lovelace"
THANKS = "For the walk in March"


def begin(application):
    key("ctrl+n")
    application.find(role="dialog")
    type_text(PARTNER)
    key("Return")
    application.find(name=PARTNER, role="heading")
    application.press("Match Menu", role="toggle button")
    application.press("Conclude…", role="menu item")


def find_thanks(application):
    return application.find(name="Thanks", role="text")


def is_written_in(application):
    return find_thanks(application).has(Atspi.StateType.EDITABLE)


def complete(application):
    """Also where the banner of before is still on its way out."""
    application.press("Complete the Match")
    wait_for(lambda: not is_written_in(application), "it can still be written")
    application.find(contains="This match is over")


def read_journal(folder):
    """The state of the match and the thanks in the file on the disk."""
    path = os.path.join(folder, "data", "trellis", "trellis.db")
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        state = connection.execute('SELECT state FROM "match"').fetchone()[0]
        return state, next(iter(connection.execute("SELECT thanks FROM conclusion").fetchone() or ()), None)
    finally:
        connection.close()


def test_a_match_is_concluded():
    folder = tempfile.mkdtemp(prefix="trellis-conclusion-")

    application = Application(BINARY, folder, settings="keyfile")
    begin(application)
    thanks = find_thanks(application)
    thanks.write(THANKS)
    wait_for(lambda: thanks.text == THANKS, "the keys have not arrived")
    wait_for(lambda: read_journal(folder)[1] == THANKS, "the thanks are not on the disk")
    settle(1.5)
    application.kill()

    application = Application(BINARY, folder, settings="keyfile")
    thanks = find_thanks(application)
    assert thanks.text == THANKS, thanks.text
    assert thanks.has(Atspi.StateType.EDITABLE)
    complete(application)
    assert find_thanks(application).text == THANKS

    application.press("Undo")
    wait_for(lambda: is_written_in(application), "it cannot be written again")
    complete(application)
    application.quit()
    assert read_journal(folder) == ("completed", THANKS), read_journal(folder)

    application = Application(BINARY, folder, settings="keyfile")
    assert find_thanks(application).text == THANKS
    # On the page itself, that takes the match back to where it was; on the others, it makes it active.
    application.press("Back", role="button")
    wait_for(lambda: application.search(name="Thanks", role="text") is None, "the page stays")
    application.press("Reopen")
    application.find(contains="The match is now: Active")
    application.press("Conclusion", role="list item")
    assert find_thanks(application).text == THANKS
    assert is_written_in(application)
    application.quit()
    shutil.rmtree(folder, ignore_errors=True)


run_tap([test_a_match_is_concluded])
