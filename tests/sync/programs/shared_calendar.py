# SPDX-License-Identifier: GPL-3.0-or-later
"""Two journals of Trellis and other programs that share one calendar: what the tests of such programs
have in common."""

import importlib.util
import os
import pathlib
import shutil
import subprocess
import tempfile

from calendar_server import PASSWORD, NotInstalledError, get_name, start_server
from profiles import TOOL, expect


# What nothing of what sync-tool fills has yet. All else would be missed if it were lost.
EMPTY = {
    "action.done", "agreement.agreed", "agreement.state", "goal.closed", "goal.parent", "meeting.cancelled_late",
    "meeting.confirmed_by_me", "meeting.confirmed_by_partner", "meeting.moved_from", "note.raised",
    "point.carried_from", "point.done", "task.done",
}


class SharedCalendar:
    """Its server, and the journals "mentee" and "mentor" in @base."""

    def __init__(self, base, server):
        self.base = base
        self.server = server
        self.environment = dict(os.environ, HOME=str(base), LC_ALL="C.UTF-8", TZ="Europe/Berlin",
                                TRELLIS_SYNC_PASSWORD=PASSWORD)
        self.environment.pop("G_DEBUG", None)

    def run(self, *command, given=None):
        done = subprocess.run(command, env=self.environment, input=given, text=True,
                              capture_output=True, timeout=60, check=False)
        expect(done.returncode == 0, f"{command} failed: {done.stdout}{done.stderr}")
        return done.stdout

    def trellis(self, role, verb, *words, given=None):
        return self.run(TOOL, verb, str(self.base / role), *words, given=given)

    def sync(self, role):
        return self.trellis(role, "run", self.server.address, "tom")

    def read_there(self):
        """All items there, byte by byte."""
        return self.server.read()

    def read_here(self, role="mentee"):
        """What Trellis has: (table, uid, field) → value."""
        lines = self.trellis(role, "tell-all").splitlines()
        return {tuple(line.split("|", 3)[:3]): line.split("|", 3)[3] for line in lines}

    def take_in(self, before, gone=None, **changes):
        """What others did comes to both journals and changes just that, and nothing is written for it.
        @changes are named after table and field; of the table @gone, nothing is left."""
        there = self.read_there()
        self.sync("mentee")
        expect(self.read_there() == there, "Trellis wrote only because another program did")
        here = self.read_here()
        left = {key: value for key, value in before.items() if key[0] != gone}
        found = {f"{key[0]}__{key[2]}": here.get(key) for key in left if here.get(key) != left[key]}
        expect(found == changes, f"{found} is not {changes}")
        expect(set(left) <= set(here) and gone not in {key[0] for key in here}, "something is gone, or not")
        self.sync("mentor")
        expect(self.read_here("mentor") == here, "the other one has something else")
        expect("received=0 trashed=0 sent=0 removed=0" in self.sync("mentee"), "it is not quiet")
        expect(self.read_there() == there, "Trellis wrote when there was nothing to write")
        return here


def begin(clients):
    clients.trellis("mentee", "create", "mentee")
    clients.trellis("mentor", "create", "mentor")
    clients.trellis("mentee", "fill")
    clients.sync("mentee")
    clients.sync("mentor")
    here = clients.read_here()
    expect(len({key[:2] for key in here}) == 9, here)
    empty = {f"{key[0]}.{key[2]}" for key, value in here.items() if value in ("", "0", "draft")}
    expect(empty == EMPTY, empty ^ EMPTY)
    expect(clients.read_here("mentor") == here, "the two begin with the same")
    return here


def find_missing(programs, modules):
    return [name for name in programs if shutil.which(name) is None] + [
        name for name in modules if importlib.util.find_spec(name) is None]


def run_check(number, make, check, programs, modules):
    name = check.__name__.removeprefix("check_")
    missing = find_missing(programs, modules)
    if missing:
        print(f"ok {number} {name} # SKIP without {', '.join(missing)}", flush=True)
        return True
    base = pathlib.Path(tempfile.mkdtemp(prefix="trellis-clients-"))
    server = None
    try:
        server = start_server(base)
        check(make(base, server))
        print(f"ok {number} {name}", flush=True)
        return True
    except NotInstalledError:
        print(f"ok {number} {name} # SKIP without {get_name()}", flush=True)
        return True
    except (AssertionError, subprocess.TimeoutExpired) as error:
        for line in str(error).splitlines():
            print(f"# {line}")
        print(f"not ok {number} {name}", flush=True)
        return False
    finally:
        if server is not None:
            server.stop()
        shutil.rmtree(base, ignore_errors=True)


def run_checks(make, checks):
    """Each with a server of its own, which @make takes with a folder. @checks: a function, the programs
    and the modules without which it is skipped."""
    print(f"1..{len(checks)}", flush=True)
    results = [run_check(number, make, *check) for number, check in enumerate(checks, 1)]
    return 0 if all(results) else 1
