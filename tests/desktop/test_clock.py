# SPDX-License-Identifier: GPL-3.0-or-later
"""Times are told as the desktop is set to tell them, also when that changes while Trellis runs."""

import os
import shutil
import sys
import tempfile

from application import Application, key, run_tap, wait_for

BINARY = sys.argv[1]
PARTNER = "Halima Osei"
MEETING = "Hard questions"


def set_clock(folder, clock):
    """What a desktop does when a person chooses it."""
    settings = os.path.join(folder, "config", "glib-2.0", "settings")
    os.makedirs(settings, exist_ok=True)
    with open(os.path.join(settings, "new"), "w", encoding="utf-8") as file:
        file.write(f"[org/gnome/desktop/interface]\nclock-format='{clock}'\n")
    os.replace(os.path.join(settings, "new"), os.path.join(settings, "keyfile"))


def tells(application, time, role=None):
    wait_for(
        lambda: application.search(contains=time, role=role) is not None,
        f"“{time}” is nowhere to be seen in\n{application.window.describe()}",
    )


def test_the_desktop_says_how_times_are_told():
    folder = tempfile.mkdtemp(prefix="trellis-clock-")
    set_clock(folder, "24h")
    application = Application(BINARY, folder, "--demo", settings="keyfile")
    # The sample data follow the day it is: the next meeting may be on any day of the week.
    meeting = application.find(contains="17:30", role="list item", within={"name": "Next Meetings", "role": "list"})
    day = meeting.name.removesuffix("17:30")

    set_clock(folder, "12h")
    tells(application, f"{day}5:30\u00a0PM", role="list item")
    application.find(contains="5:30\u00a0PM", within={"name": "Matches", "role": "list"})

    application.press(PARTNER, role="list item")
    application.find(name="Overview", role="page tab")
    key("alt+3")
    application.find(contains=MEETING, role="list item").press()
    application.find(name="Prepare", role="page tab")
    tells(application, f"{day}5:30\u00a0PM\u00a0· ")
    set_clock(folder, "24h")
    tells(application, f"{day}17:30\u00a0· ")
    application.find(name="Prepare", role="page tab")

    set_clock(folder, "12h")
    tells(application, f"{day}5:30\u00a0PM\u00a0· ")
    key("alt+3")
    application.press("Other Date…")
    application.find(contains="PM", role="spin button", within={"role": "dialog"})
    key("Escape")
    application.quit()
    shutil.rmtree(folder, ignore_errors=True)


run_tap([test_the_desktop_says_how_times_are_told])
