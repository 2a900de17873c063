#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two journals of two processes, shared through a folder and through Radicale, or through the server that is
named; and a process that is killed at random moments of its runs, after which nothing is lost and nothing is twice."""

import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from calendar_server import PASSWORD, USER, NotInstalledError, get_name, start_server

TOOL = sys.argv[1]
N_KILLS = int(os.environ.get("TRELLIS_TEST_KILLS", "12"))


class Profile:
    def __init__(self, base, role, address):
        self.folder = base / role
        self.address = address
        self.folder.mkdir()
        self.tool("create", role)

    def command(self, verb, *words):
        return [TOOL, verb, str(self.folder), *words]

    def tool(self, verb, *words):
        done = subprocess.run(self.command(verb, *words), text=True, capture_output=True,
                              timeout=60, check=False)
        if done.returncode != 0:
            raise AssertionError(f"{verb} failed: {done.stdout}{done.stderr}")
        return done.stdout

    def run(self):
        return self.tool("run", self.address, USER)

    def kill_run(self, seconds):
        """Kills a run then; None: it does that itself."""
        with subprocess.Popen(self.command("run", self.address, USER), stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL) as process:
            if seconds is not None:
                time.sleep(seconds)
                process.kill()
            process.wait()
            return process.returncode == -signal.SIGKILL

    def tell(self):
        return self.tool("tell")

    def tell_notes(self):
        return "".join(line for line in self.tell().splitlines(True) if line.startswith(("Log", "Note")))


def expect(condition, text):
    if not condition:
        raise AssertionError(text)


def check_two(base, address):
    tom = Profile(base, "mentee", address)
    mira = Profile(base, "mentor", address)
    tom.tool("note", "Plan", "One")
    expect(" sent=2 " in tom.run(), "the note and the card are sent")
    expect("received=" in mira.run(), "they come")
    expect(mira.tell() == "Plan: One\n", mira.tell())

    # Both go offline and edit the same note.
    tom.tool("append", "Plan", "his line")
    mira.tool("append", "Plan", "her line")
    mira.tool("note", "Hers", "Body")
    tom.run()
    mira.run()
    tom.run()
    expect("his line" in tom.tell() and "her line" in tom.tell(), tom.tell())
    tom.tool("retitle", "Hers", "His title")
    mira.tool("retitle", "Hers", "Her title")
    tom.run()
    expect("clashes=" in mira.run() and "clash title: Her title | His title" in mira.tell(),
           mira.tell())
    mira.tool("delete", "His title")
    mira.run()
    tom.run()
    expect("His title" not in tom.tell(), tom.tell())
    for profile in (tom, mira):
        expect("received=0 trashed=0 sent=0 removed=0" in profile.run(), "it is quiet")


def check_kills(base, address, generator):
    tom = Profile(base, "mentee", address)
    mira = Profile(base, "mentor", address)
    tom.tool("note", "Log", "begin")
    tom.run()
    mira.run()
    n_killed = 0
    for i in range(N_KILLS):
        for j in range(4):
            tom.tool("note", f"Note {i:02}-{j}", "Body")
        tom.tool("append", "Log", f"tom {i}")
        mira.tool("append", "Log", f"mira {i}")
        mira.run()
        n_killed += tom.kill_run(generator.uniform(0.0, 0.12))
        if i % 3 == 2:
            tom.run()
            mira.run()
            tom.tool("choose")
            mira.tool("choose")
    expect(n_killed > 0, "no run was killed")

    # Whoever is asked, because both wrote at the same place so often, keeps what both wrote.
    for profile in (tom, mira, tom, mira):
        profile.run()
        profile.tool("choose")
        profile.run()
    told = tom.tell_notes()
    expect(told == mira.tell_notes(), f"they differ:\n{told}---\n{mira.tell_notes()}")
    for i in range(N_KILLS):
        for word in [f"tom {i}", f"mira {i}"]:
            expect(told.count(f"{word} /") + told.count(f"{word}\n") == 1, f"{word} in {told}")
        for j in range(4):
            expect(told.count(f"Note {i:02}-{j}: ") == 1, f"note {i}-{j} in {told}")
    for profile in (tom, mira):
        expect("received=0 trashed=0 sent=0 removed=0" in profile.run(), "it is quiet")


def run_check(number, name, check, *arguments):
    base = pathlib.Path(tempfile.mkdtemp(prefix="trellis-profiles-"))
    server = None
    try:
        if name.startswith("folder"):
            (base / "shared").mkdir()
            address = str(base / "shared")
        else:
            server = start_server(base)
            address = server.address
        check(base, address, *arguments)
        print(f"ok {number} {name}", flush=True)
        return True
    except NotInstalledError:
        print(f"ok {number} {name} # SKIP {get_name()} is not installed", flush=True)
        return True
    except AssertionError as error:
        for line in str(error).splitlines():
            print(f"# {line}")
        print(f"not ok {number} {name}", flush=True)
        return False
    finally:
        if server is not None:
            server.stop()
        shutil.rmtree(base, ignore_errors=True)


def main():
    os.environ.pop("G_DEBUG", None)
    os.environ["TRELLIS_SYNC_PASSWORD"] = PASSWORD
    checks = [
        (get_name(), check_two),
        (f"{get_name()} killed", check_kills, random.Random(2)),
    ]
    if get_name() == "radicale":
        checks += [("folder", check_two), ("folder killed", check_kills, random.Random(1))]
    print(f"1..{len(checks)}", flush=True)
    results = [run_check(number, *check) for number, check in enumerate(checks, 1)]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
