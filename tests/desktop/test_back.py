# SPDX-License-Identifier: GPL-3.0-or-later
"""The way back, by the keyboard and wherever in the window the focus is: it is in the sidebar after Trellis has
started in a wide window."""

import shutil
import sys
import tempfile

from application import Application, key, run_tap, wait_for

BINARY = sys.argv[1]
PARTNER = "Halima Osei"
NOTE = "Note: How Halima works"
SIDEBAR = {"name": "Matches", "role": "list"}


class Window:
    def __init__(self, **environment):
        self.application = Application(
            BINARY, tempfile.mkdtemp(prefix="trellis-back-"), "--demo", environment=environment
        )

    def is_at(self, n_tabs, what):
        """How many tabs there are tells the page: a match has five places, a meeting four steps."""
        wait_for(lambda: len(list(self.application.window.search_all(role="page tab"))) == n_tabs, what)

    def open_meeting(self):
        self.focus_sidebar()
        key("Return", "alt+3")
        self.application.find(role="list item", contains="Hard questions").focus()
        key("Return")
        self.is_at(4, "the meeting does not open")

    def focus_sidebar(self):
        self.application.find(role="list item", starts=PARTNER).focus()

    def end(self):
        self.application.quit()
        shutil.rmtree(self.application.folder, ignore_errors=True)


def check_wide(back, other, **environment):
    window = Window(**environment)
    for go in (lambda: None, window.focus_sidebar):
        window.open_meeting()
        go()
        key(other)
        window.is_at(4, f"{other} leaves the meeting")
        key(back)
        window.is_at(5, f"{back} does not leave the meeting")
        # There is nothing more to go back to.
        key(back)
        window.is_at(5, f"{back} leaves the match")

    # A dialog is in front of it all.
    window.open_meeting()
    window.focus_sidebar()
    key("ctrl+comma")
    dialog = window.application.find(role="dialog")
    key(back)
    window.application.find(name=dialog.name, role="dialog")
    key("Escape")
    wait_for(lambda: not window.application.search(role="dialog"), "the dialog stays")
    window.is_at(4, f"{back} leaves the meeting behind a dialog")
    window.end()


def test_wide():
    check_wide("alt+Left", "alt+Right")


def test_mirrored():
    check_wide("alt+Right", "alt+Left", LANG="he_IL.UTF-8", LC_ALL="he_IL.UTF-8")


def test_narrow():
    """From a note to the notes, and out of the match; in the sidebar there is nothing to go back to."""
    application = Window().application
    application.resize(370, 650)
    wait_for(lambda: not application.search(**SIDEBAR), "the window is not narrow")
    key("alt+Left")
    application.find(role="list item", starts=PARTNER, within=SIDEBAR).focus()
    key("alt+Left", "Return")
    application.find(name="Overview", role="page tab")
    key("alt+4")
    application.find(role="list item", starts=NOTE).focus()
    key("Return")
    application.find(name="Text of the Note", role="text")
    key("alt+Left")
    application.find(role="list item", starts=NOTE)
    key("alt+Left")
    application.find(**SIDEBAR)
    application.quit()
    shutil.rmtree(application.folder, ignore_errors=True)


run_tap([test_wide, test_mirrored, test_narrow])
