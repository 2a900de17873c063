# SPDX-License-Identifier: GPL-3.0-or-later
"""Calendar programs of others, as people use them who have no Trellis: vdirsyncer, which brings one
calendar here from a server or from another folder, and khal and todoman, which show and change it. Their
settings are in a folder of their own."""

import os
import shutil
import subprocess

SETTINGS = {
    "vdirsyncer.conf": """[general]
status_path = "{base}/status"
[pair one]
a = "there"
b = "here"
collections = null
conflict_resolution = "b wins"
[storage there]
{there}
[storage here]
{here}
""",
    "khal.conf": """[calendars]
[[shared]]
path = {base}/calendars/shared
type = calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
default_timezone = Europe/Berlin
local_timezone = Europe/Berlin
""",
    "todoman.py": """path = "{base}/calendars/*"
date_format = "%Y-%m-%d"
time_format = "%H:%M"
default_list = "shared"
cache_path = "{base}/todoman.sqlite"
""",
}


def caldav_storage(address, user, password):
    return f'type = "caldav"\nurl = "{address}"\nusername = "{user}"\npassword = "{password}"'


def folder_storage(folder):
    return f'type = "filesystem"\npath = "{folder}"\nfileext = ".ics"'


class CalendarPrograms:
    """@base is a folder for all that is theirs, @there the storage that vdirsyncer brings here."""

    def __init__(self, base, there):
        self.base = base
        self.folder = base / "calendars" / "shared"
        self.folder.mkdir(parents=True)
        self.environment = dict(os.environ, HOME=str(base), LC_ALL="C.UTF-8", TZ="Europe/Berlin")
        self.environment.pop("G_DEBUG", None)
        for name in ("config", "cache", "data"):
            (base / name).mkdir()
            self.environment[f"XDG_{name.upper()}_HOME"] = str(base / name)
        for name, text in SETTINGS.items():
            (base / name).write_text(text.format(base=base, there=there, here=folder_storage(self.folder)))

    def run(self, *command, given=None):
        """What it prints; @given is typed to it."""
        done = subprocess.run(command, env=self.environment, input=given, text=True,
                              capture_output=True, timeout=60, check=False)
        if done.returncode != 0:
            raise AssertionError(f"{command} failed: {done.stdout}{done.stderr}")
        return done.stdout

    def khal(self, *command, given=None):
        return self.run("khal", "-c", str(self.base / "khal.conf"), *command, given=given)

    def todoman(self, *command):
        return self.run(shutil.which("todo") or "todoman", "--config", str(self.base / "todoman.py"), *command)

    def vdirsyncer(self, *command):
        return self.run("vdirsyncer", "-c", str(self.base / "vdirsyncer.conf"), *command)
