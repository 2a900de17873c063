# SPDX-License-Identifier: GPL-3.0-or-later
"""What two people need to share: a calendar server, and a computer each, with a session, a keyring and
a Trellis of its own."""

import os
import pathlib
import shutil
import socket
import sqlite3
import subprocess
import tempfile
import time

from application import PATIENCE, Application, NotFound, key, settle, wait_for
from sight import find_bus

USER = "tom"
PASSWORD = "not a secret"

# What the two do not have in common: numbers of rows, times of editing, and what is one person's.
OWN = {
    "id", "created", "modified", "partner", "my_role", "is_me", "end_reason", "private_notes",
    "worked_well", "to_change", "feeling", "worth", "confirmed_by_me", "confirmed_by_partner",
}
PARTS = {"clause", "signature"}
TABLES = ("match", "agreement", "clause", "signature", "meeting", "point", "action", "goal", "note")


class Radicale:
    """A server on loopback, which can go away and come back. @certificate is the files of one and of
    its key."""

    def __init__(self, base, certificate=None):
        self.folder = base / "radicale"
        self.users = base / "users"
        self.encryption = []
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.address = f"127.0.0.1:{self.port}"
        if certificate is not None:
            self.address = f"https://{self.address}"
            self.encryption = ["--server-ssl", f"--server-certificate={certificate[0]}",
                               f"--server-key={certificate[1]}"]
        self.process = None
        self.set_password(PASSWORD)
        self.start()

    def set_password(self, password):
        """Holds from the next start on."""
        self.users.write_text(f"{USER}:{password}\n")

    def start(self):
        self.process = subprocess.Popen(
            ["radicale", "--config", "", "--auth-type", "htpasswd",
             "--auth-htpasswd-encryption", "plain", "--auth-delay", "0", "--web-type", "none",
             f"--auth-htpasswd-filename={self.users}", f"--server-hosts=127.0.0.1:{self.port}",
             f"--storage-filesystem-folder={self.folder}", *self.encryption],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(self._answers, "Radicale does not answer")

    def _answers(self):
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def find_calendar(self):
        """The address of the only one."""
        (properties,) = self.folder.glob(f"collection-root/{USER}/*/.Radicale.props")
        return f"http://{self.address}/{USER}/{properties.parent.name}/"

    def read_all(self):
        return b"\n".join(path.read_bytes() for path in self.folder.rglob("*") if path.is_file())


class Computer:
    """One person's, with a session bus of its own and, where that is installed, a keyring."""

    def __init__(self, base, name, binary):
        self.binary = binary
        self.folder = base / name
        self.journal = self.folder / "data" / "trellis"
        self.journal.parent.mkdir(parents=True)
        self.session = pathlib.Path(tempfile.mkdtemp(prefix="trellis-session-"))
        self.processes = []
        # What shows is told on the one accessibility bus that the tests listen to.
        self.environment = {"AT_SPI_BUS_ADDRESS": find_bus(), "XDG_RUNTIME_DIR": str(self.session)}
        self._start_bus()
        self.has_keyring = shutil.which("gnome-keyring-daemon") is not None
        if self.has_keyring:
            self._start_keyring()
        self.window = None

    def _start(self, *command, **pipes):
        environment = dict(os.environ, **self.environment, XDG_DATA_HOME=str(self.session))
        environment.pop("G_DEBUG", None)
        process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, text=True, **pipes)
        self.processes.append(process)
        return process

    def _start_bus(self):
        bus = self._start("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1",
                          f"--address=unix:path={self.session}/bus", stdout=subprocess.PIPE)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()

    def _start_keyring(self):
        keyring = self._start("gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets",
                              stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        keyring.stdin.write("keyring")
        keyring.stdin.close()
        wait_for(lambda: b"org.freedesktop.secrets" in self._list_names(), "the keyring does not answer")

    def _list_names(self):
        return subprocess.run(
            ["dbus-send", "--print-reply", "--dest=org.freedesktop.DBus", "/", "org.freedesktop.DBus.ListNames"],
            env=dict(os.environ, **self.environment), capture_output=True, check=True).stdout

    def open(self):
        self.window = Application(self.binary, str(self.folder), settings="keyfile",
                                  environment=self.environment)
        return self.window

    def use(self):
        """Has the keys go here."""
        self.window.focus_window()
        return self.window

    def close(self):
        self.use()
        self.window.quit()
        self.window = None

    def end(self):
        if self.window is not None:
            self.close()
        for process in reversed(self.processes):
            process.terminate()
            process.wait()
        shutil.rmtree(self.session, ignore_errors=True)

    def sync(self):
        self.use()
        key("ctrl+r")

    def read_files(self):
        """All that it keeps, but for the keyring."""
        return b"\n".join(path.read_bytes() for path in self.folder.rglob("*") if path.is_file())

    def read_shared(self):
        """All that is shared of the journey, table by table."""
        with tempfile.TemporaryDirectory() as copy:
            for path in self.journal.glob("trellis.db*"):
                shutil.copy(path, copy)
            connection = sqlite3.connect(os.path.join(copy, "trellis.db"))
            connection.row_factory = sqlite3.Row
            shared = {table: self._read_table(connection, table) for table in TABLES}
            connection.close()
        return shared

    @staticmethod
    def _read_table(connection, table):
        rows = connection.execute(f'SELECT * FROM "{table}" WHERE deleted = 0').fetchall()
        return sorted(
            tuple((name, row[name]) for name in row.keys() if name not in OWN)
            for row in rows if table in PARTS or row["visibility"] == "shared"
        )


def bring(sender, receiver, patience=PATIENCE, **what):
    """Brings both in step by hand until something shows in the receiver's window."""
    end = time.monotonic() + patience
    while True:
        sender.sync()
        settle(0.5)
        receiver.sync()
        try:
            return receiver.window.find(**what, patience=1.5)
        except NotFound:
            if time.monotonic() > end:
                raise


def open_sharing(person):
    """The dialog of the match that is open."""
    person.use()
    person.window.press("Match Menu", role="toggle button")
    person.window.press("Sharing…", role="menu item")
    return person.window.find(name="Sharing", role="dialog")


def open_joining(person):
    person.use()
    key("ctrl+n")
    person.window.press("Join a Shared Match…", role="button")
    return person.window.find(name="Join a Shared Match", role="dialog")


def sign_in(dialog, address, password):
    """Types who it is to the calendar's server, and looks for calendars."""
    dialog.find(name="Email Address or Server", role="text").write(address)
    dialog.find(name="User Name", role="text").write(USER)
    dialog.find(name="Password", role="text").write(password)
    dialog.find(name="Look for Calendars", role="button").press()


def choose(dialog, kind):
    dialog.find(starts=kind, role="list item").press()
