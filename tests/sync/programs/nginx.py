#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Radicale behind nginx, as servers of other people mostly are: encrypted by a certificate that nobody
vouches for, below a path, with HTTP/2 or without, with limits of its own, and sometimes with nobody
behind it."""

import os
import signal
import subprocess
import sys
import time

from calendar_server import free_port
from profiles import TOOL, expect
from shared_calendar import SharedCalendar, begin, run_checks

MANY = 40

CONFIG = """daemon off;
{user}
worker_processes 1;
pid {folder}/pid;
error_log {folder}/error;
events {{}}
http {{
  log_format told '$server_protocol $connection $request_method $status $request_uri';
  access_log {folder}/access told;
  client_body_temp_path {folder}/bodies;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  limit_conn_zone $binary_remote_addr zone=people:1m;
  ssl_certificate {folder}/certificate;
  ssl_certificate_key {folder}/key;
  gzip on;
  gzip_types text/xml application/xml text/calendar;
  gzip_min_length 1;
  server {{
    listen 127.0.0.1:{port} ssl;
    {options}
    location = /.well-known/caldav {{ return 301 /dav/; }}
    location / {{ return 404; }}
    location /dav/ {{
      proxy_pass http://127.0.0.1:{behind}/;
      proxy_set_header X-Script-Name /dav;
      proxy_set_header Host $http_host;
    }}
  }}
  server {{
    listen 127.0.0.1:{other_port} ssl;
    location / {{ return 301 https://127.0.0.1:{port}$request_uri; }}
  }}
  server {{
    listen 127.0.0.1:{plain_port};
    location / {{ return 301 https://127.0.0.1:{port}$request_uri; }}
  }}
}}
"""


class Proxy(SharedCalendar):
    """Before the server of the others."""

    def __init__(self, base, server):
        super().__init__(base, server)
        self.folder = base / "nginx"
        self.folder.mkdir()
        self.port = free_port()
        self.other_port = free_port()
        self.plain_port = free_port()
        self.behind = server.port
        self.address = f"https://127.0.0.1:{self.port}/dav/tom/shared/"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
                        "-subj", "/CN=localhost", "-keyout", self.folder / "key",
                        "-out", self.folder / "certificate"], check=True, capture_output=True)
        told = subprocess.run(["openssl", "x509", "-in", self.folder / "certificate", "-noout",
                               "-fingerprint", "-sha256"], check=True, capture_output=True, text=True)
        self.fingerprint = told.stdout.strip().partition("=")[2].replace(":", "").lower()
        self.process = None

    def trust(self):
        self.environment["TRELLIS_SYNC_CERTIFICATE"] = self.fingerprint

    def start(self, *options):
        """Anew, with lines of its configuration."""
        self.stop()
        (self.folder / "config").write_text(CONFIG.format(
            user="user root;" if os.geteuid() == 0 else "", folder=self.folder, port=self.port,
            other_port=self.other_port, plain_port=self.plain_port, behind=self.behind, options="\n    ".join(options)))
        self.process = subprocess.Popen(
            ["nginx", "-p", str(self.folder), "-e", str(self.folder / "error"), "-c",
             str(self.folder / "config")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        limit = time.monotonic() + 20
        while not (self.folder / "pid").exists():
            expect(self.process.poll() is None and time.monotonic() < limit, "nginx does not start")
            time.sleep(0.02)

    def stop(self):
        if self.process is not None:
            self.process.terminate()
            self.process.wait()
        self.process = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def take_log(self):
        """The requests since the last time: protocol, connection, method, status, address."""
        path = self.folder / "access"
        lines = [line.split(" ", 4) for line in path.read_text().splitlines()]
        os.truncate(path, 0)
        return lines

    def try_run(self, verb, *words):
        """What is told of an end that is an error."""
        command = [TOOL, verb, str(self.base / "mentee"), *words]
        done = subprocess.run(command, env=self.environment, text=True, capture_output=True, timeout=60,
                              check=False)
        expect(done.returncode == 1, f"{verb} did not fail: {done.stdout}{done.stderr}")
        return done.stdout + done.stderr

    def add_notes(self, first, number):
        self.trellis("mentee", "notes", str(first), str(number))


def count(log, method, status=None):
    return sum(line[2] == method and status in (None, line[3]) for line in log)


def check_found(proxy):
    """From the name of the server alone, by way of its redirects; and only what a person trusts."""
    here = f"https://127.0.0.1:{proxy.port}"
    other = f"https://127.0.0.1:{proxy.other_port}"
    with proxy:
        proxy.start("http2 on;")
        for role in ("mentee", "mentor"):
            proxy.trellis(role, "create", role)
        told = proxy.try_run("find", here, "tom")
        expect("certificate" in told, told)
        proxy.trust()
        told = proxy.trellis("mentee", "find", here, "tom")
        expect(f"home {here}/dav/tom/\n" in told and f"calendar {proxy.address} " in told, told)

        # From where nothing is encrypted, which is the same computer.
        plain = f"http://127.0.0.1:{proxy.plain_port}"
        told = proxy.trellis("mentee", "find", plain, "tom")
        expect(f"home {here}/dav/tom/\n" in told, told)
        proxy.trellis("mentee", "note", "Plan", "One")
        told = proxy.trellis("mentee", "run", proxy.address, "tom", plain)
        expect(" sent=2 " in told, told)

        # From another server, which a person allows, and where the same certificate is.
        told = proxy.try_run("find", other, "tom")
        expect("another place" in told, told)
        proxy.environment["TRELLIS_SYNC_ORIGIN"] = here
        told = proxy.trellis("mentee", "find", other, "tom")
        expect(f"home {here}/dav/tom/\n" in told and f"calendar {proxy.address} " in told, told)
        told = proxy.trellis("mentor", "run", proxy.address, "tom", other)
        # The note, and the match where the two were not made in the same second.
        expect("TRELLIS_SYNC_STATE_IDLE received=" in told and "received=0 " not in told, told)
        expect(proxy.trellis("mentor", "tell") == "Plan: One\n", "it came")


def check_exchange(proxy, protocol):
    """All there, all back; changes both ways; connections used again."""
    proxy.trust()
    proxy.server.address = proxy.address
    here = begin(proxy)
    proxy.add_notes(0, MANY)
    proxy.take_log()
    expect(f" sent={MANY} " in proxy.sync("mentee"), "the notes are sent")
    log = proxy.take_log()
    expect({line[0] for line in log} == {protocol}, log)
    expect(count(log, "PUT") == count(log, "PUT", "201") == MANY, log)
    expect(len(log) <= MANY + 5, f"{len(log)} requests")
    expect(len({line[1] for line in log}) <= 10, "connections are not used again")
    expect(f"received={MANY} " in proxy.sync("mentor"), "they come")
    expect(len(proxy.take_log()) <= 6, "that takes few requests")
    here = proxy.read_here()
    expect(proxy.read_here("mentor") == here, "both have the same")
    proxy.trellis("mentor", "append", "Note 007", "hers")
    proxy.trellis("mentor", "delete", "Note 008")
    expect(" sent=1 removed=1 " in proxy.sync("mentor"), "the change is sent")
    expect("received=1 trashed=1 sent=0 " in proxy.sync("mentee"), "it comes")
    expect("received=0 trashed=0 sent=0 removed=0" in proxy.sync("mentee"), "it is quiet")
    expect(proxy.read_here() == proxy.read_here("mentor"), "both have the same again")


def check_http2(proxy):
    with proxy:
        proxy.start("http2 on;")
        check_exchange(proxy, "HTTP/2.0")


def check_http1(proxy):
    """Without, each connection for a few requests only, and nothing kept before it goes on."""
    with proxy:
        proxy.start("http2 off;", "keepalive_requests 7;", "proxy_request_buffering off;", "proxy_buffering off;")
        check_exchange(proxy, "HTTP/1.1")


def check_too_large(proxy):
    """What is too large stays here, whatever else goes; what is shorter goes."""
    with proxy:
        proxy.trust()
        proxy.server.address = proxy.address
        for role in ("mentee", "mentor"):
            proxy.trellis(role, "create", role)
        for number, protocol in enumerate(("off", "on")):
            proxy.start(f"http2 {protocol};", "client_max_body_size 20k;")
            proxy.trellis("mentee", "note", f"Large {number}", "-", given="words " * 150_000)
            proxy.add_notes(100 * number, 10)
            told = proxy.sync("mentee")
            expect("TRELLIS_SYNC_STATE_LOOK " in told and f" kept-back={number + 1}" in told, told)
            told = proxy.trellis("mentee", "tell")
            expect(told.count("waiting TrellisNote TRELLIS_SHARED_ITEM_STATE_TOO_LARGE") == number + 1, told[-1000:])
            proxy.sync("mentor")
            expect(f"Note {100 * number + 9:03}: " in proxy.trellis("mentor", "tell"), "the others came")
        expect(count(proxy.take_log(), "PUT", "413") == 2, "the server was not asked once for each")


def check_limited(proxy):
    """Fewer at once than Trellis would send: all goes, more slowly."""
    with proxy:
        proxy.trust()
        proxy.server.address = proxy.address
        proxy.trellis("mentee", "create", "mentee")
        for number, protocol in enumerate(("off", "on")):
            proxy.start(f"http2 {protocol};", "limit_conn people 1;")
            proxy.add_notes(100 * number, MANY)
            told = proxy.sync("mentee")
            expect("TRELLIS_SYNC_STATE_IDLE" in told and f" sent={MANY + 1 - number} " in told, told)


def check_nobody(proxy):
    """Nobody who answers, or nobody behind it: nothing is lost and nothing is there twice."""
    with proxy:
        proxy.trust()
        proxy.server.address = proxy.address
        proxy.start("http2 on;", "proxy_read_timeout 1s;")
        begin(proxy)
        proxy.add_notes(0, 6)
        proxy.server.process.send_signal(signal.SIGSTOP)
        told = proxy.try_run("run", proxy.address, "tom")
        expect(count(proxy.take_log(), "PROPFIND", "504") > 0, told)
        proxy.server.process.send_signal(signal.SIGCONT)
        proxy.start("http2 on;")
        expect(" sent=6 " in proxy.sync("mentee"), "they go when it answers")

        behind, proxy.behind = proxy.behind, free_port()
        proxy.start("http2 on;")
        proxy.add_notes(6, 6)
        told = proxy.try_run("run", proxy.address, "tom")
        expect(count(proxy.take_log(), "PROPFIND", "502") > 0, told)
        proxy.behind = behind
        proxy.start("http2 on;")
        expect(" sent=6 " in proxy.sync("mentee"), "they go when it is back")
        proxy.sync("mentor")
        expect(proxy.read_here() == proxy.read_here("mentor"), "both have the same")
        expect(len(proxy.read_there()) == 8 + 12, "each is there once")


PROGRAMS = ("nginx", "openssl")
CHECKS = tuple((check, PROGRAMS, ()) for check in (check_found, check_http2, check_http1, check_too_large,
                                                   check_limited, check_nobody))

sys.exit(run_checks(Proxy, CHECKS))
