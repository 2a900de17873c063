# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed Flatpak, started and seen from outside of its sandbox."""

import json
import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "desktop"))

from application import Application, Atspi, Widget, list_windows, wait_for  # noqa: E402

ID = sys.argv[1]
HOUR = 3600
HOME = os.environ["HOME"]
OWN = os.path.join(HOME, ".var", "app", ID)
JOURNAL = os.path.join("trellis-devel" if ID.endswith(".Devel") else "trellis", "trellis.db")
EXPORTS = os.path.join(os.environ["FLATPAK_USER_DIR"], "exports", "share")

# A sandbox has fonts of its own, and the portals that other tests do without.
for name in ("FONTCONFIG_FILE", "GTK_USE_PORTAL", "GDK_DEBUG", "ADW_DISABLE_PORTAL", "GSETTINGS_BACKEND"):
    os.environ.pop(name, None)


class Sandboxed(Application):
    """Its processes have other numbers inside, so it is the only one on this desktop."""

    def __init__(self, *arguments, prefix=("flatpak", "run", "--user")):
        super().__init__(
            ID, HOME, *arguments, settings="keyfile", prefix=prefix, environment={"HOME": HOME}
        )

    def _find(self):
        if self.process.poll() is not None:
            raise AssertionError(f"Trellis ended with {self.process.returncode}:\n{self.read_log()}")
        return find_program("trellis")

    def _find_xid(self):
        return next(iter(list_windows()), None)

    def put_an_end(self):
        """To all that runs in the sandbox, which the outermost process would leave behind."""
        subprocess.run(["flatpak", "kill", ID], stderr=subprocess.DEVNULL, check=False)
        super().put_an_end()


def find_program(name):
    """The program of that name on the accessibility bus, or None."""
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        node = desktop.get_child_at_index(i)
        if node is not None and node.get_name() == name:
            node.set_cache_mask(Atspi.Cache.ROLE | Atspi.Cache.INTERFACES)
            return Widget(node)
    return None


def run_trellis(*arguments):
    """Its standard output."""
    return run_flatpak("run", "--user", ID, *arguments)


def add_past_meeting(topic):
    """Somebody planned it a week ago, and it is over."""
    path = os.path.join(OWN, "data", "journal.json")
    run_trellis("--export", path)
    with open(path, encoding="utf-8") as file:
        journal = json.load(file)
    journal["meeting"] = [{
        "uid": "0c1a2a5e-5a0f-4f5e-9a53-6a6f2d1f0001", "created": int(time.time()) - 7 * 24 * HOUR,
        "modified": int(time.time()), "match": journal["match"][0]["uid"], "title": topic,
        "starts": int(time.time()) - 2 * HOUR, "minutes": 60, "time_zone": "UTC",
    }]
    with open(path, "w", encoding="utf-8") as file:
        json.dump(journal, file)
    run_trellis("--import", path)


def run_flatpak(*arguments):
    return subprocess.run(["flatpak", *arguments], capture_output=True, text=True, check=True, timeout=60).stdout


def run_inside(*command):
    return subprocess.run(
        ["flatpak", "run", "--user", f"--command={command[0]}", ID, *command[1:]],
        capture_output=True, text=True, check=False, timeout=60,
    )


# Flatpak has a helper in each session, and does not wait until that is ready.
wait_for(lambda: run_inside("true").returncode == 0, "Flatpak starts nothing")
