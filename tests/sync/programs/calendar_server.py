# SPDX-License-Identifier: GPL-3.0-or-later
"""A calendar server with a calendar that Tom shares: Radicale, or one of those of tests/sync/servers, which the
second argument of the program names."""

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


class Radicale(CalendarServer):
    def __init__(self, base):
        if shutil.which("radicale") is None:
            raise NotInstalledError
        super().__init__("radicale")
        self.folder = base / "radicale"
        users = base / "users"
        users.write_text(f"{USER}:{PASSWORD}\n")
        self.process = subprocess.Popen(
            ["radicale", "--config", "", "--auth-type", "htpasswd",
             "--auth-htpasswd-encryption", "plain", "--auth-delay", "0", "--web-type", "none",
             f"--auth-htpasswd-filename={users}", f"--server-hosts=127.0.0.1:{self.port}",
             f"--storage-filesystem-folder={self.folder}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(200):
            try:
                self.ask("MKCALENDAR")
                return
            except urllib.error.HTTPError as error:
                raise AssertionError(f"Radicale refuses: {error}") from error
            except OSError:
                time.sleep(0.05)
        raise AssertionError("Radicale does not answer")

    def read(self):
        return {path.name: path.read_bytes() for path in self.folder.rglob("*.ics")
                if ".Radicale.cache" not in path.parts}

    def stop(self):
        self.process.terminate()
        self.process.wait()


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
    return Radicale(base) if get_name() == "radicale" else Served(get_name(), base)
