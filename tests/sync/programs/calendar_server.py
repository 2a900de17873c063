# SPDX-License-Identifier: GPL-3.0-or-later
"""A calendar server with a calendar that Tom shares: Radicale, or Xandikos or one of those of tests/sync/servers, if
the second argument of the program names it."""

import base64
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

USER = "tom"
PASSWORD = "not a secret"
SERVE = pathlib.Path(__file__).parent.parent / "servers" / "serve.py"
# Where each has Tom's calendars.
HOMES = {
    "radicale": "/tom/",
    "xandikos": "/user/calendars/",
    "cyrus": "/dav/calendars/user/tom/",
    "davical": "/caldav.php/tom/",
    "sogo": "/SOGo/dav/tom/Calendar/",
}


class NotInstalledError(Exception):
    pass


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class CalendarServer:
    def __init__(self, name):
        self.name = name
        self.port = free_port()
        self.path = HOMES[name] + "shared/"
        self.address = f"http://127.0.0.1:{self.port}{self.path}"

    def ask(self, method, address=None, **headers):
        token = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        request = urllib.request.Request(address or self.address, method=method,
                                         headers={"Authorization": f"Basic {token}", **headers})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read()

    def read(self):
        """All items there: name → bytes."""
        listing = self.ask("PROPFIND", Depth="1").decode()
        addresses = {urllib.parse.urljoin(self.address, href)
                     for href in re.findall(r"<(?:\w+:)?href>\s*([^<]*\.ics)\s*</(?:\w+:)?href>", listing)}
        return {address.rpartition("/")[2]: self.ask("GET", address) for address in addresses}


class Local(CalendarServer):
    """One that keeps each item in a file of its own below a folder."""

    def __init__(self, name, base):
        if shutil.which(name) is None:
            raise NotInstalledError
        super().__init__(name)
        self.folder = base / name
        self.process = subprocess.Popen([name, *self.make_arguments(base)], stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        for _ in range(400):
            try:
                self.ask("MKCALENDAR")
                return
            except urllib.error.HTTPError as error:
                raise AssertionError(f"{name} refuses: {error}") from error
            except OSError:
                time.sleep(0.05)
        raise AssertionError(f"{name} does not answer")

    def read(self):
        return {path.name: path.read_bytes() for path in self.folder.rglob("*.ics")
                if ".Radicale.cache" not in path.parts}

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Radicale(Local):
    def make_arguments(self, base):
        users = base / "users"
        users.write_text(f"{USER}:{PASSWORD}\n")
        return ["--config", "", "--auth-type", "htpasswd", "--auth-htpasswd-encryption", "plain",
                "--auth-delay", "0", "--web-type", "none", f"--auth-htpasswd-filename={users}",
                f"--server-hosts=127.0.0.1:{self.port}", f"--storage-filesystem-folder={self.folder}"]


class Xandikos(Local):
    """Which knows nobody, and takes anybody."""

    def make_arguments(self, base):
        return ["--defaults", "--no-detect-systemd", "--listen-address=127.0.0.1", f"--port={self.port}",
                f"--directory={self.folder}"]


class Served(CalendarServer):
    def __init__(self, name, base):
        super().__init__(name)
        folder = base / name
        folder.mkdir()
        self.process = subprocess.Popen([sys.executable, SERVE, name, folder, str(self.port)], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        if self.process.stdout.readline() != "ready\n":
            if self.process.wait() == 77:
                raise NotInstalledError
            raise AssertionError(f"{name} does not start")
        self.ask("MKCALENDAR")

    def stop(self):
        self.process.kill()
        self.process.communicate()


def get_name():
    return sys.argv[2] if len(sys.argv) > 2 else "radicale"


def start_server(base):
    """NotInstalledError where it is not."""
    local = {"radicale": Radicale, "xandikos": Xandikos}.get(get_name())
    return local(get_name(), base) if local is not None else Served(get_name(), base)
