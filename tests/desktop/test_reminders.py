# SPDX-License-Identifier: GPL-3.0-or-later
"""Reminders arrive on the desktop, also with the window closed; what their buttons say is done, also
when nothing of Trellis runs any more. What the system refuses is respected, and said."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid

from application import PATIENCE, Application, key, run_tap, type_text, wait_for
from services import APP_ID, Bus, Notifications, PlainNotifications, Portal

BINARY = os.path.abspath(sys.argv[1])
TOPIC = "Leaving the company"

HOUR = 3600


class Profile:
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="trellis-reminders-")
        self.environment = {
            "XDG_DATA_HOME": os.path.join(self.folder, "data"),
            "XDG_CONFIG_HOME": os.path.join(self.folder, "config"),
            "XDG_CACHE_HOME": os.path.join(self.folder, "cache"),
            "XDG_STATE_HOME": os.path.join(self.folder, "state"),
            "GSETTINGS_BACKEND": "keyfile",
            "GSETTINGS_SCHEMA_DIR": os.environ["GSETTINGS_SCHEMA_DIR"],
            "G_DEBUG": "fatal-warnings",
            "TZ": "UTC",
        }

    def start(self, **environment):
        return Application(
            BINARY,
            self.folder,
            settings="keyfile",
            environment={"XDG_STATE_HOME": self.environment["XDG_STATE_HOME"], **environment},
        )

    def run(self, *arguments):
        subprocess.run(
            [BINARY, *arguments],
            env={**os.environ, **self.environment},
            check=True,
            timeout=PATIENCE,
            stdout=subprocess.DEVNULL,
        )

    def export(self):
        path = os.path.join(self.folder, "journal.json")
        self.run("--export", path)
        with open(path, encoding="utf-8") as file:
            return json.load(file)

    def add_meeting(self, starts):
        """Somebody planned it a week ago."""
        journal = self.export()
        meeting = {
            "uid": str(uuid.uuid4()),
            "created": int(time.time()) - 7 * 24 * HOUR,
            "modified": int(time.time()),
            "match": journal["match"][0]["uid"],
            "title": TOPIC,
            "starts": int(starts),
            "minutes": 60,
            "time_zone": "UTC",
        }
        journal["meeting"] = [*journal.get("meeting", []), meeting]
        path = os.path.join(self.folder, "more.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(journal, file)
        self.run("--import", path)
        return meeting["uid"]

    def read_meeting(self, uid):
        return next(meeting for meeting in self.export()["meeting"] if meeting["uid"] == uid)

    def read_diary(self):
        path = os.path.join(self.folder, "state", "trellis", "reminders")
        with open(path, encoding="utf-8") as file:
            return file.read()

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def make_match(application):
    key("ctrl+n")
    application.find(role="dialog")
    type_text("Ada Lovelace")
    key("Return")
    application.find(name="Ada Lovelace", role="heading")


def open_preferences(application):
    key("ctrl+comma")
    application.find(role="dialog")
    application.press("Desktop", role="page tab")


def turn_on(application):
    open_preferences(application)
    application.find(name="Remind Me").press()


def test_with_the_window_closed():
    profile, bus, desktop = Profile(), Bus(), Notifications()
    log = os.path.join(profile.folder, "service.txt")
    bus.install(BINARY, profile.environment, log)
    application = profile.start()
    make_match(application)
    turn_on(application)
    application.find(contains="starts with the session")
    autostart = os.path.join(profile.folder, "config", "autostart", APP_ID + ".desktop")
    with open(autostart, encoding="utf-8") as file:
        assert "--gapplication-service" in file.read()
    subprocess.run(["desktop-file-validate", autostart], check=True)
    key("Escape")

    # Two hours before is in some seconds; by then there is no window, and what came before is over.
    soon = profile.add_meeting(time.time() + 2 * HOUR + 10)
    key("ctrl+w")
    wait_for(lambda: not application.process.poll() and application._find_xid() is None, "the window stays")
    earlier = [desktop.find("Confirm the Meeting?"), desktop.find("Share the Agenda")]
    notification = desktop.find("Meeting Soon")
    for other in earlier:
        desktop.wait_until_gone(other)
    assert application.process.poll() is None and application._find_xid() is None
    assert "Ada Lovelace" in notification.body and TOPIC not in notification.body, notification.body
    assert list(notification.buttons) == ["Confirm", "Open", "Snooze"], notification.buttons

    desktop.press(bus, notification, "Confirm")
    wait_for(lambda: profile.read_meeting(soon).get("confirmed_by_me"), "the meeting is not confirmed")
    desktop.wait_until_gone(notification)
    assert application._find_xid() is None, "a window came up"

    # What arrives while it runs, and is answered when it does not any more.
    over = profile.add_meeting(time.time() - 2 * HOUR)
    notification = desktop.find("Did It Happen?")
    assert list(notification.buttons) == ["It Happened", "It Did Not…", "Snooze"], notification.buttons
    wait_for(lambda: notification.identity in profile.read_diary(), "it is not remembered")
    application.kill()
    wait_for(lambda: not bus.has(APP_ID), "the name is still taken")
    desktop.press(bus, notification, "It Happened")
    desktop.wait_until_gone(notification)
    assert profile.read_meeting(over)["state"] == "held"
    pid = bus.find_pid(APP_ID)

    # What was shown before is not shown again.
    assert sorted(desktop.arrived) == [
        "Confirm the Meeting?", "Did It Happen?", "Meeting Soon", "Share the Agenda"
    ], desktop.arrived
    os.kill(pid, signal.SIGTERM)
    wait_for(lambda: not bus.has(APP_ID), "it does not end when it is told to")
    with open(log, encoding="utf-8") as file:
        assert file.read() == "", "the service complains"

    # A click opens the meeting.
    again = profile.add_meeting(time.time() - 3 * HOUR)
    application = profile.start()
    notification = desktop.find("Did It Happen?")
    desktop.press(bus, notification)
    application.find(name="Wrap Up", role="page tab")
    application.find(contains=TOPIC)
    desktop.wait_until_gone(notification)
    assert profile.read_meeting(again).get("state") in (None, "scheduled")

    # Turned off, everything goes, and nothing starts or stays.
    other = profile.add_meeting(time.time() - 4 * HOUR)
    notification = desktop.find("Did It Happen?")
    assert other in notification.identity
    open_preferences(application)
    application.find(name="Remind Me").press()
    desktop.wait_until_gone(notification)
    wait_for(lambda: not os.path.exists(autostart), "it would still start with the session")
    key("Escape")
    application.quit()
    desktop.stop()
    profile.remove()


def test_refused():
    profile, portal = Profile(), Portal()
    application = profile.start(GIO_USE_PORTALS="1")
    make_match(application)
    assert portal.requests == [], "it asks before anybody wants to be reminded"
    turn_on(application)
    application.find(contains="does not let Trellis run without its window")
    assert len(portal.requests) == 1 and portal.requests[0]["autostart"] is True
    assert portal.requests[0]["commandline"] == ["trellis", "--gapplication-service"]
    assert not os.path.exists(os.path.join(profile.folder, "config", "autostart"))
    key("Escape")

    # With the window open they arrive all the same.
    profile.add_meeting(time.time() - 2 * HOUR)
    shown = wait_for(lambda: list(portal.shown.values()), "nothing arrives")[0]
    assert shown["title"] == "Did It Happen?" and TOPIC not in str(shown), shown
    profile.add_meeting(time.time() + 24 * HOUR)
    key("ctrl+w")
    application.leave()

    # Nor is anybody asked again by the next start; only by turning it off and on.
    application = profile.start(GIO_USE_PORTALS="1")
    open_preferences(application)
    application.find(contains="does not let Trellis run without its window")
    assert len(portal.requests) == 1, portal.requests
    portal.allows = True
    application.find(name="Remind Me").press()
    wait_for(lambda: len(portal.requests) == 2, "it does not say that it is not wanted any more")
    assert portal.requests[1]["autostart"] is False
    application.find(name="Remind Me").press()
    application.find(contains="starts with the session")
    key("Escape")
    key("ctrl+w")
    wait_for(lambda: application._find_xid() is None, "the window stays")
    time.sleep(1)
    assert application.process.poll() is None, "it does not wait for the meeting"
    application.process.send_signal(signal.SIGTERM)
    application.leave()
    portal.stop()
    profile.remove()


def test_on_other_desktops():
    profile, desktop = Profile(), PlainNotifications()
    application = profile.start()
    make_match(application)
    turn_on(application)
    key("Escape")
    over = profile.add_meeting(time.time() - 2 * HOUR)
    number = desktop.find("Did It Happen?")
    assert "Ada Lovelace" in desktop.shown[number][1] and TOPIC not in str(desktop.shown), desktop.shown

    # Put off, it goes for now; the meeting is as it was.
    desktop.press(number, "Snooze")
    wait_for(lambda: not desktop.shown, "it stays")
    assert "held" not in str(profile.read_meeting(over).get("state"))

    other = profile.add_meeting(time.time() - 3 * HOUR)
    number = desktop.find("Did It Happen?")
    desktop.press(number, "It Happened")
    wait_for(lambda: not desktop.shown, "it stays")
    assert profile.read_meeting(other)["state"] == "held"
    application.process.send_signal(signal.SIGTERM)
    application.leave()
    desktop.stop()
    profile.remove()


run_tap([test_with_the_window_closed, test_refused, test_on_other_desktops])
