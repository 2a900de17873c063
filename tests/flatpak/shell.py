# SPDX-License-Identifier: GPL-3.0-or-later
"""GNOME Shell itself, on Wayland and without a screen: it shows what it would show, takes pictures of it,
and has a keyboard. To be imported first, so that all that is started is started in it: a portal that finds
no display has only half of what it has."""

import json
import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "desktop"))

DISPLAY = "trellis-wayland"
# What a person chose is read by the Shell as by the programs in it.
SESSION = {"WAYLAND_DISPLAY": DISPLAY, "XDG_SESSION_TYPE": "wayland", "GSETTINGS_BACKEND": "keyfile"}
OF_X11 = ("DISPLAY", "GDK_BACKEND", "GDK_DEBUG")


def is_new_enough():
    """Older ones keep elsewhere what they show."""
    if shutil.which("gnome-shell") is None:
        return False
    answer = subprocess.run(["gnome-shell", "--version"], capture_output=True, text=True, check=True).stdout
    return int(answer.split()[-1].split(".")[0]) >= 46


def start_bus():
    """The process and where it can be reached."""
    process = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )
    return process, process.stdout.readline().strip()


# What the bus starts knows nothing of X11 either.
is_there = is_new_enough()
if is_there:
    for name in OF_X11:
        os.environ.pop(name, None)
    os.environ.update(SESSION)
    session_bus, os.environ["DBUS_SESSION_BUS_ADDRESS"] = start_bus()

import application  # noqa: E402
import hands  # noqa: E402
from application import wait_for  # noqa: E402
from gi.repository import GLib  # noqa: E402
from services import Bus  # noqa: E402

# As xdotool names them, and as X11 numbers them.
KEYS = {
    "ctrl": 0xFFE3, "shift": 0xFFE1, "alt": 0xFFE9, "BackSpace": 0xFF08, "Tab": 0xFF09, "Return": 0xFF0D,
    "Escape": 0xFF1B, "Home": 0xFF50, "Up": 0xFF52, "Down": 0xFF54, "F10": 0xFFC7, "space": 0x20,
    "comma": 0x2C,
}
REMOTE = "org.gnome.Mutter.RemoteDesktop"


class Shell:
    def __init__(self):
        self.bus = Bus()
        # Of a Flatpak, it is a person who lets the search ask it.
        enabled = f"['{sys.argv[1]}.desktop']"
        subprocess.run(["gsettings", "set", "org.gnome.desktop.search-providers", "enabled", enabled], check=True)
        # Nor is it told once more that nothing locks its screen.
        self._remember("lock-warning-shown")
        # A bus for the system on which nobody is: no session manager, no network, no power.
        self.system_bus, address = start_bus()
        self.log = open(os.path.join(os.environ["HOME"], "shell.txt"), "wb")
        self.process = subprocess.Popen(
            ["gnome-shell", "--headless", "--no-x11", "--unsafe-mode", f"--wayland-display={DISPLAY}",
             "--virtual-monitor", "1280x800"],
            env={**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": address},
            stdout=self.log, stderr=self.log,
        )
        wait_for(self._is_ready, "GNOME Shell does not start", patience=60)
        self.ask("Main.overview.hide()")
        self.session = self._call(REMOTE, "/org/gnome/Mutter/RemoteDesktop", REMOTE, "CreateSession")[0]
        self._send("Start")
        # It has a keyboard from the first key on.
        self.press("shift")
        hands.run_xdotool = application.run_xdotool = self._do

    @staticmethod
    def _remember(name):
        """Has the Shell know that it told of something before."""
        folder = os.path.join(GLib.get_user_data_dir(), "gnome-shell")
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, name), "wb"):
            pass

    def _call(self, name, path, interface, method, parameters=None):
        return self.bus.ask(name, path, interface, method, parameters).unpack()

    def _send(self, method, parameters=None):
        self._call(REMOTE, self.session, REMOTE + ".Session", method, parameters)

    def _is_ready(self):
        if self.process.poll() is not None:
            raise AssertionError("GNOME Shell ended")
        return self.bus.has("org.gnome.Shell") and self.ask("!Main.layoutManager._startingUp")

    def ask(self, script):
        """What the script gives, evaluated in the Shell."""
        done, answer = self._call(
            "org.gnome.Shell", "/org/gnome/Shell", "org.gnome.Shell", "Eval", GLib.Variant("(s)", (script,))
        )
        assert done, f"{script}: {answer}"
        return json.loads(answer) if answer else None

    def press(self, names):
        codes = [KEYS.get(name) or ord(name) for name in names.split("+")]
        for code in codes:
            self._send("NotifyKeyboardKeysym", GLib.Variant("(ub)", (code, True)))
        for code in reversed(codes):
            self._send("NotifyKeyboardKeysym", GLib.Variant("(ub)", (code, False)))

    def _do(self, *arguments):
        """What xdotool does with a display of X11's."""
        if arguments[0] == "key":
            for names in arguments[1:]:
                if not names.startswith("--"):
                    self.press(names)
        elif arguments[0] == "type":
            for character in arguments[-1]:
                self.press(character)
        else:
            raise NotImplementedError(arguments)

    def picture(self, path):
        done, _ = self._call(
            "org.gnome.Shell.Screenshot", "/org/gnome/Shell/Screenshot", "org.gnome.Shell.Screenshot",
            "Screenshot", GLib.Variant("(bbs)", (False, False, path)),
        )
        assert done, path

    def stop(self):
        for process in (self.process, self.system_bus, session_bus):
            process.terminate()
            process.wait()
        self.log.close()


# None where it is not installed.
shell = Shell() if is_there else None
