# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop does with Trellis while nobody looks at it: it is started over D-Bus, answers the
desktop's search, and its reminders arrive with the window closed, shown by a real program for
notifications, let through by the real portal. Only what GNOME Shell would say of programs without a window
has a stand-in."""

import configparser
import os
import shutil
import subprocess
import sys

from sandbox import EXPORTS, HOME, ID, Sandboxed, add_past_meeting, find_program, run_flatpak

from application import key, list_windows, run_tap, type_text, wait_for
from gi.repository import GLib
from services import Bus, Service

PICTURE = sys.argv[2]
PATH = "/" + ID.replace(".", "/")
TOPIC = "Leaving the company"
BACKEND = "org.freedesktop.impl.portal.desktop.trellis_test"


class BackgroundBackend(Service):
    """The part that a desktop's shell has in the portal for programs without a window."""

    name = BACKEND
    path = "/org/freedesktop/portal/desktop"
    description = """
<node>
  <interface name="org.freedesktop.impl.portal.Background">
    <method name="GetAppState">
      <arg type="a{sv}" direction="out"/>
    </method>
    <method name="NotifyBackground">
      <arg type="o" direction="in"/>
      <arg type="s" direction="in"/>
      <arg type="s" direction="in"/>
      <arg type="u" direction="out"/>
      <arg type="a{sv}" direction="out"/>
    </method>
    <method name="EnableAutostart">
      <arg type="s" direction="in"/>
      <arg type="b" direction="in"/>
      <arg type="as" direction="in"/>
      <arg type="u" direction="in"/>
      <arg type="b" direction="out"/>
    </method>
  </interface>
</node>
"""

    def __init__(self):
        self.autostart = {}
        super().__init__()

    def answer(self, method, parameters, _sender):
        if method == "GetAppState":
            return GLib.Variant("(a{sv})", ({},))
        if method == "NotifyBackground":
            return GLib.Variant("(ua{sv})", (0, {}))
        program, enabled, command, _flags = parameters.unpack()
        self.autostart[program] = command if enabled else None
        return GLib.Variant("(b)", (enabled,))


class Portal:
    """The real one, told of one more backend."""

    def __init__(self):
        folder = os.path.join(HOME, "portals")
        system = "/usr/share/xdg-desktop-portal/portals"
        shutil.copytree(system, folder, dirs_exist_ok=True)
        with open(os.path.join(folder, "test.portal"), "w", encoding="utf-8") as file:
            file.write(
                f"[portal]\nDBusName={BACKEND}\n"
                "Interfaces=org.freedesktop.impl.portal.Background;\nUseIn=gnome\n"
            )
        service = configparser.ConfigParser()
        service.read("/usr/share/dbus-1/services/org.freedesktop.portal.Desktop.service")
        self.process = subprocess.Popen(
            [service["D-BUS Service"]["Exec"], "--replace"],
            env={**os.environ, "XDG_DESKTOP_PORTAL_DIR": folder},
            stderr=subprocess.DEVNULL,
        )

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Notifications:
    """Dunst, which shows them until somebody does something about them, and writes them down."""

    def __init__(self):
        config = os.path.join(HOME, "dunstrc")
        program = os.path.join(HOME, "write-down.sh")
        self.written = os.path.join(HOME, "notifications")
        with open(program, "w", encoding="utf-8") as file:
            file.write(f'#!/bin/sh\nprintf "%s: %s\\n" "$DUNST_SUMMARY" "$DUNST_BODY" >>"{self.written}"\n')
        os.chmod(program, 0o755)
        with open(config, "w", encoding="utf-8") as file:
            file.write(
                "[global]\nidle_threshold = 0\n[urgency_normal]\ntimeout = 0\n"
                f"[all]\nsummary = *\nscript = {program}\n"
            )
        self.process = subprocess.Popen(["dunst", "-conf", config], stderr=subprocess.DEVNULL)
        wait_for(lambda: Bus().has("org.freedesktop.Notifications"), "nothing shows notifications")

    @staticmethod
    def _ask(*arguments):
        return subprocess.run(["dunstctl", *arguments], capture_output=True, text=True, check=True).stdout

    def wait(self):
        """What the only one says."""
        wait_for(lambda: self._ask("count", "displayed") == "1\n", "there is not one notification")
        wait_for(lambda: os.path.exists(self.written), "it is not written down")
        with open(self.written, encoding="utf-8") as file:
            return file.read()

    def click(self):
            self._ask("action", "0")

    def stop(self):
        self.process.terminate()
        self.process.wait()


def turn_on_reminders(application):
    key("ctrl+comma")
    application.find(role="dialog")
    application.press("Desktop", role="page tab")
    application.find(name="Remind Me").press()


def end_all():
    """Also what the desktop has started."""
    subprocess.run(["flatpak", "kill", ID], check=True)
    wait_for(lambda: not Bus().has(ID), "it runs on")


def test_a_refusal_is_respected():
    backend, portal = BackgroundBackend(), Portal()
    run_flatpak("permission-set", "background", "background", ID, "no")
    application = Sandboxed()
    application.find(name="Grow Together")
    turn_on_reminders(application)
    application.find(contains="does not let Trellis run without its window")
    assert not backend.autostart.get(ID), backend.autostart
    application.find(name="Remind Me").press()
    key("Escape")
    application.quit()
    run_flatpak("permission-remove", "background", "background", ID)
    portal.stop()
    backend.stop()


def test_a_reminder_arrives_with_the_window_closed():
    backend, portal, desktop, bus = BackgroundBackend(), Portal(), Notifications(), Bus()
    application = Sandboxed()
    application.find(name="Grow Together")
    key("ctrl+n")
    application.find(role="dialog")
    type_text("Ada Lovelace")
    key("Return")
    application.find(name="Ada Lovelace", role="heading")
    turn_on_reminders(application)
    application.find(contains="starts with the session")
    command = backend.autostart[ID]
    assert command[:2] == ["flatpak", "run"] and command[-1] == "--gapplication-service", command
    key("Escape")
    key("ctrl+w")
    wait_for(lambda: application._find_xid() is None, "the window stays")

    add_past_meeting(TOPIC)
    text = desktop.wait()
    assert text.startswith("Did It Happen?: ") and "Ada Lovelace" in text and TOPIC not in text, text
    assert application.process.poll() is None and application._find_xid() is None
    subprocess.run(["import", "-window", "root", "-trim", PICTURE], check=True)

    # Nothing of Trellis runs any more when it is clicked on: the desktop starts it.
    application.put_an_end()
    wait_for(lambda: not bus.has(ID), "the name is still taken")
    desktop.click()
    wait_for(lambda: next(iter(list_windows()), None), "no window comes up")
    window = wait_for(lambda: find_program("trellis"), "Trellis is not on the accessibility bus")
    window.find(name="Wrap Up", role="page tab")
    window.find(contains=TOPIC)
    end_all()
    for service in (desktop, portal, backend):
        service.stop()


def test_the_search_finds_it_while_it_does_not_run():
    bus = Bus()
    with open(os.path.join(EXPORTS, "gnome-shell", "search-providers", f"{ID}.search-provider.ini"),
              encoding="utf-8") as file:
        provider = configparser.ConfigParser()
        provider.read_file(file)
    provider = provider["Shell Search Provider"]
    assert provider["BusName"] == ID and provider["DesktopId"] == f"{ID}.desktop", dict(provider)
    found = bus.ask(
        ID, provider["ObjectPath"], "org.gnome.Shell.SearchProvider2", "GetInitialResultSet",
        GLib.Variant("(as)", (["Lovelace"],)), patience=60,
    ).unpack()[0]
    assert len(found) == 1, found
    assert next(iter(list_windows()), None) is None, "a query opened a window"
    end_all()


run_tap(
    [
        test_a_refusal_is_respected,
        test_a_reminder_arrives_with_the_window_closed,
        test_the_search_finds_it_while_it_does_not_run,
    ],
    "flatpak",
)
