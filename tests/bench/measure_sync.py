# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures sharing through CalDAV beside vdirsyncer: the same servers, the same items, in turn. The
server has one core and the client another, where there are two."""

import asyncio
import contextlib
import json
import os
import shutil
import socket
import statistics
import subprocess
import threading
import time

PASSWORD = "secret"
ITEMS = 1000
FAR_ITEMS = 150    # with a long way to the server
MATCHES = 10
MEETINGS = 50      # in each of these matches
ROUNDS = 3
# An even number, so that the median has as much of either order: what is uploaded first to a new server takes longer.
UPLOADS = 4
ONE_WAY = 0.025    # seconds
PLACES = ("home", "overview", "meetings", "notes", "typing")  # what is done meanwhile; the worst counts

FIGURES = [
    ("sync_initial_ratio_radicale", "first download, Radicale / vdirsyncer", "≤ 0.30"),
    ("sync_initial_ratio_xandikos", "first download, Xandikos / vdirsyncer", "≤ 0.10"),
    ("sync_initial_requests", "its requests", "≤ 5"),
    ("sync_upload_ratio_radicale", "upload, Radicale / vdirsyncer", "≤ 1.0"),
    ("sync_upload_ratio_xandikos", "upload, Xandikos / vdirsyncer", "≤ 1.0"),
    ("sync_upload_work_radicale", "the server's processor time for it / vdirsyncer", "≤ 1.05"),
    ("sync_upload_work_xandikos", "the server's processor time for it / vdirsyncer", "≤ 1.05"),
    ("sync_upload_rtt50_ratio", "upload, 50 ms away / vdirsyncer", "≤ 0.35"),
    ("sync_idle_requests", "requests, nothing changed in ten matches", "1"),
    ("sync_idle_ratio_radicale", "nothing changed, Radicale / vdirsyncer", "≤ 0.2"),
    ("sync_idle_ratio_xandikos", "nothing changed, Xandikos / vdirsyncer", "≤ 0.2"),
    ("sync_one_change_requests", "requests of one edit", "≤ 4"),
    ("sync_cpu_ms_per_item", "processor time per item, ms", "≤ 0.3"),
    ("sync_10k_s", "first download of 10,000 items, s", "≤ 5"),
    ("sync_10k_memory_mb", "memory that it takes, MB", "≤ 80"),
    ("sync_stall_ms", "worst stall of the window while they come in, ms", "≤ 8"),
]

RADICALE = """[server]
hosts = 127.0.0.1:{port}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
[storage]
filesystem_folder = {folder}/data
[web]
type = none
[logging]
level = error
"""

GENERAL = """[general]
status_path = "{status}"
"""

PAIR = """[pair {name}]
a = "{name}_here"
b = "{name}_there"
collections = null
[storage {name}_here]
type = "filesystem"
path = "{path}"
fileext = ".ics"
[storage {name}_there]
type = "caldav"
url = "{url}"
username = "ann"
password = "{password}"
"""


def on_core(number):
    """What to put before a command so that it has a core of its own."""
    if shutil.which("taskset") is None or os.cpu_count() < 2:
        return []
    return ["taskset", "-c", str(number)]


def find_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A fresh one, on loopback."""

    def __init__(self, kind, folder):
        self.kind = kind
        self.folder = folder
        self.port = find_port()
        folder.mkdir()
        if kind == "radicale":
            (folder / "users").write_text(f"ann:{PASSWORD}\n")
            config = folder / "config"
            config.write_text(RADICALE.format(port=self.port, folder=folder))
            command = ["radicale", "--config", str(config)]
        else:
            command = ["xandikos", "--defaults", "--no-detect-systemd", "-l", "127.0.0.1",
                       "-p", str(self.port), "-d", str(folder)]
        self.process = subprocess.Popen(on_core(0) + command, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        self.wait()

    def wait(self):
        for _ in range(300):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port)):
                return
            time.sleep(0.05)
        raise RuntimeError(f"{self.kind} does not answer")

    def get_cpu(self):
        """Seconds of processor time so far."""
        with open(f"/proc/{self.process.pid}/stat", encoding="utf-8") as stat:
            fields = stat.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def get_url(self):
        return f"http://127.0.0.1:{self.port}/"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


class Distance:
    """Everything to the server and back, a connection's first byte too, takes its time."""

    def __init__(self, port):
        self.target = port
        self.port = find_port()
        self.loop = asyncio.new_event_loop()
        self.ready = threading.Event()
        self.thread = threading.Thread(target=self.run, daemon=True)

    def run(self):
        asyncio.set_event_loop(self.loop)
        server = self.loop.run_until_complete(asyncio.start_server(self.serve, "127.0.0.1", self.port))
        self.ready.set()
        self.loop.run_forever()
        server.close()
        self.loop.run_until_complete(self.end_connections())
        self.loop.close()

    async def end_connections(self):
        """Those that were still open, each with its end."""
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def carry(self, reader, writer):
        queue = asyncio.Queue()

        async def deliver():
            while True:
                due, data = await queue.get()
                await asyncio.sleep(max(0, due - self.loop.time()))
                if not data:
                    writer.close()
                    return
                writer.write(data)

        task = self.loop.create_task(deliver())
        while True:
            try:
                data = await reader.read(65536)
            except OSError:
                data = b""
            queue.put_nowait((self.loop.time() + ONE_WAY, data))
            if not data:
                break
        await task

    async def serve(self, reader, writer):
        await asyncio.sleep(2 * ONE_WAY)  # the handshake
        there_reader, there_writer = await asyncio.open_connection("127.0.0.1", self.target)
        await asyncio.gather(self.carry(reader, there_writer), self.carry(there_reader, writer),
                             return_exceptions=True)

    def __enter__(self):
        self.thread.start()
        self.ready.wait()
        return self

    def __exit__(self, *_):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()


class Trellis:
    def __init__(self, build):
        self.program = str(build / "tests/sync/measure-sync")
        self.environment = dict(os.environ, TRELLIS_PASSWORD=PASSWORD)

    def call(self, *arguments):
        start = time.monotonic()
        done = subprocess.run(on_core(1) + [self.program, *map(str, arguments)], check=True, text=True,
                              stdout=subprocess.PIPE, env=self.environment)
        return time.monotonic() - start, done.stdout

    def make(self, server, number):
        home, *calendars = self.call("make", server.get_url(), number)[1].split()
        return home, calendars

    def prepare(self, journal, matches, meetings):
        self.call("prepare", journal, matches, meetings)

    def run(self, journal, home, *calendars):
        seconds, output = self.call("run", journal, home, *calendars)
        return {**json.loads(output), "seconds": round(seconds, 3)}


class Vdirsyncer:
    """One state of it, with a folder for each calendar."""

    def __init__(self, folder, urls):
        self.folder = folder
        folder.mkdir()
        self.places = []
        text = GENERAL.format(status=folder / "status")
        for number, url in enumerate(urls):
            place = folder / f"calendar{number}"
            place.mkdir()
            self.places.append(place)
            text += PAIR.format(name=f"pair{number}", path=place, url=url, password=PASSWORD)
        (folder / "config").write_text(text)
        self.call("discover")

    def call(self, verb):
        start = time.monotonic()
        subprocess.run(on_core(1) + ["vdirsyncer", "-c", str(self.folder / "config"), "-v", "ERROR", verb],
                       check=True, input="y\n" * 50, text=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, env=dict(os.environ, HOME=str(self.folder)))
        return time.monotonic() - start

    def sync(self):
        return self.call("sync")


def upload_by_trellis(trellis, server, folder, items, home, calendar):
    trellis.prepare(folder / "journal", 1, items)
    work = server.get_cpu()
    run = trellis.run(folder / "journal", home, calendar)
    run["server"] = round(server.get_cpu() - work, 3)
    shutil.rmtree(folder / "journal")
    return run


def upload_by_vdirsyncer(server, folder, files, calendar):
    other = Vdirsyncer(folder / "vdirs", [calendar])
    for file in files.glob("*.ics"):
        shutil.copy(file, other.places[0])
    work = server.get_cpu()
    seconds = other.sync()
    work = round(server.get_cpu() - work, 3)
    shutil.rmtree(folder / "vdirs")
    return seconds, work


def take_files(folder, calendar):
    """The items of a calendar as files."""
    reader = Vdirsyncer(folder / "reader", [calendar])
    reader.sync()
    return reader.places[0]


def measure_upload(trellis, kind, folder, items, rounds, far=False):
    """Both upload the same items to calendars of a server that have none, each of them first in turn. How long that
    takes depends on what the disk does meanwhile; how much processor time the server takes for it hardly does."""
    runs = {"trellis": [], "vdirsyncer": [], "vdirsyncer_server": []}
    files = None

    def upload_by_other(server, calendar):
        seconds, work = upload_by_vdirsyncer(server, folder, files, calendar)
        runs["vdirsyncer"].append(seconds)
        runs["vdirsyncer_server"].append(work)

    for number in range(rounds):
        with contextlib.ExitStack() as stack:
            server = stack.enter_context(Server(kind, folder / "upload"))
            home, calendars = trellis.make(server, 2)
            near = calendars[0]
            if far:
                distance = stack.enter_context(Distance(server.port))
                home, *calendars = [url.replace(f":{server.port}/", f":{distance.port}/")
                                    for url in (home, *calendars)]
            if number % 2 == 1:
                upload_by_other(server, calendars[1])
            runs["trellis"].append(upload_by_trellis(trellis, server, folder, items, home, calendars[0]))
            files = files or take_files(folder, near)
            if number % 2 == 0:
                upload_by_other(server, calendars[1])
    if any(run["sent"] < items for run in runs["trellis"]):
        raise RuntimeError("not all was uploaded")
    return ratio(runs), runs


def work_ratio(runs):
    return statistics.median(run["server"] / other for run, other in zip(runs["trellis"], runs["vdirsyncer_server"]))


def measure_initial(trellis, kind, folder):
    runs = {"trellis": [], "vdirsyncer": []}
    with Server(kind, folder / "initial") as server:
        home, calendars = trellis.make(server, 1)
        trellis.prepare(folder / "seed", 1, ITEMS)
        trellis.run(folder / "seed", home, *calendars)
        trellis.prepare(folder / "partner", 1, 0)
        trellis.run(folder / "partner", home, *calendars)
        for number in range(ROUNDS):
            runs["vdirsyncer"].append(Vdirsyncer(folder / f"vdir{number}", calendars).sync())
            journal = folder / f"journal{number}"
            trellis.prepare(journal, 1, 0)
            runs["trellis"].append(trellis.run(journal, home, *calendars))
        changed = folder / "journal0"
        trellis.run(changed, home, *calendars)
        trellis.call("edit", changed)
        runs["one_change"] = trellis.run(changed, home, *calendars)
    if any(run["received"] < ITEMS for run in runs["trellis"]):
        raise RuntimeError("not all was downloaded")
    return ratio(runs), runs


def ratio(runs):
    """Of what ran one after the other: between rounds a disk can become twice as fast or slow, and an upload is
    mostly the server's waiting for it."""
    return statistics.median(run["seconds"] / other for run, other in zip(runs["trellis"], runs["vdirsyncer"]))


def measure_idle(trellis, kind, folder):
    runs = {"trellis": [], "vdirsyncer": []}
    with Server(kind, folder / "idle") as server:
        home, calendars = trellis.make(server, MATCHES)
        trellis.prepare(folder / "ten", MATCHES, MEETINGS)
        trellis.run(folder / "ten", home, *calendars)
        other = Vdirsyncer(folder / "vdirs", calendars)
        other.sync()
        for _ in range(ROUNDS + 1):
            runs["vdirsyncer"].append(other.sync())
            runs["trellis"].append(trellis.run(folder / "ten", home, *calendars))
    return ratio(runs), runs


def measure_alone(trellis, folder, items):
    """Against a server in memory, which takes no time of the client's core."""
    with subprocess.Popen(on_core(0) + [trellis.program, "serve", str(items)], text=True,
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        home = server.stdout.readline().strip()
        calendar = server.stdout.readline().strip()
        journal = folder / f"alone{items}"
        trellis.prepare(journal, 1, 0)
        run = trellis.run(journal, home, calendar)
        server.stdin.close()
    return run


def measure_stall(build, items, place):
    """A window that shows a place of a match, or Home, or is typed in, while all of it comes in."""
    done = subprocess.run([build / "tests/sync/measure-sync-stall", str(items), place], check=True,
                          stdout=subprocess.PIPE, text=True)
    run = json.loads(done.stdout)
    if run["received"] != items:
        raise RuntimeError(f"{run['received']} of {items} notes came in")
    return run


def measure_sync(build, folder):
    """The figures and what they were made from; without vdirsyncer, only those that need it not."""
    trellis = Trellis(build)
    figures, runs = {}, {}

    def work(name):
        place = folder / name
        place.mkdir()
        return place

    small = runs["memory_1k"] = measure_alone(trellis, work("1k"), ITEMS)
    large = runs["memory_10k"] = measure_alone(trellis, work("10k"), 10 * ITEMS)
    figures["sync_cpu_ms_per_item"] = round(small["cpu_ms"] / ITEMS, 3)
    figures["sync_10k_s"] = round(large["wall_ms"] / 1000, 2)
    figures["sync_10k_memory_mb"] = round(large["memory_kib"] / 1024, 1)
    stalls = runs["stall"] = {place: [measure_stall(build, 10 * ITEMS, place) for _ in range(ROUNDS)]
                              for place in PLACES}
    figures["sync_stall_ms"] = max(statistics.median(run["sync_stall_ms"] for run in stalls[place])
                                   for place in PLACES)

    requests, idle_requests, change_requests = [], [], []
    for kind in ("radicale", "xandikos"):
        if shutil.which(kind) is None or shutil.which("vdirsyncer") is None:
            continue
        value, runs[f"initial_{kind}"] = measure_initial(trellis, kind, work(f"initial-{kind}"))
        figures[f"sync_initial_ratio_{kind}"] = round(value, 3)
        requests += [run["requests"] for run in runs[f"initial_{kind}"]["trellis"]]
        change_requests.append(runs[f"initial_{kind}"]["one_change"]["requests"])
        value, runs[f"idle_{kind}"] = measure_idle(trellis, kind, work(f"idle-{kind}"))
        figures[f"sync_idle_ratio_{kind}"] = round(value, 3)
        idle_requests += [run["requests"] for run in runs[f"idle_{kind}"]["trellis"]]
        place = work(f"upload-{kind}")
        value, runs[f"upload_{kind}"] = measure_upload(trellis, kind, place, ITEMS, UPLOADS)
        figures[f"sync_upload_ratio_{kind}"] = round(value, 3)
        figures[f"sync_upload_work_{kind}"] = round(work_ratio(runs[f"upload_{kind}"]), 3)
    if requests:
        figures["sync_initial_requests"] = max(requests)
        figures["sync_idle_requests"] = max(idle_requests)
        figures["sync_one_change_requests"] = max(change_requests)
    if shutil.which("radicale") and shutil.which("vdirsyncer"):
        value, runs["upload_far"] = measure_upload(trellis, "radicale", work("far"), FAR_ITEMS, ROUNDS, far=True)
        figures["sync_upload_rtt50_ratio"] = round(value, 3)
    return figures, {"sync": runs}
