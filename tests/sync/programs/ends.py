#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A process that is killed at each step of its run: before each change of a file, be it the journal's or one of the
shared folder, before each request, and after each piece of an answer. After the next run nothing is lost, nothing is
twice, and what both wrote at the same place is asked about. Through a folder and Radicale, or through the server
that is named."""

import os
import shutil
import sys

from calendar_server import PASSWORD, USER, get_name
from profiles import Profile, expect, run_check

QUIET = "received=0 trashed=0 sent=0 removed=0"
NOTES = 30  # that come at once
# Of the steps with a server, so many are gone on by: it takes its time.
EVERY = int(os.environ.get("TRELLIS_TEST_EVERY", "3"))


class Mortal(Profile):
    def do(self, *verbs):
        """One process for all of them, each a list."""
        words = list(verbs[0][1:])
        for verb in verbs[1:]:
            words += ["then", *verb]
        return self.tool(verbs[0][0], *words)

    def run_until(self, step):
        """FALSE if the run came to its end before that step."""
        os.environ["TRELLIS_TEST_END_AT"] = str(step)
        try:
            return self.kill_run(None)
        finally:
            del os.environ["TRELLIS_TEST_END_AT"]

    @property
    def whole_run(self):
        return ["run", self.address, USER]


def get_notes(told):
    return "".join(line for line in told.splitlines(True) if not line.startswith(("TRELLIS_", "clash ", "waiting ")))


def check_quiet(*profiles):
    for profile in profiles:
        expect(QUIET in profile.run(), "it is quiet")


def check_everything(base, address):
    """New, edited, deleted, taken in, merged, and asked about, all in the run that ends."""
    tom = Mortal(base, "mentee", address)
    mira = Mortal(base, "mentor", address)
    tom.do(["fill"], ["note", "Log", "begin"], ["note", "New -1", "Body"], ["note", "Name", "Body"], tom.whole_run)
    mira.run()
    title = "Name"
    last, step = -1, 0
    while True:
        tom.do(["note", f"New {step}", "Body"], ["append", "Log", f"tom {step}."], ["delete", f"New {last}"],
               ["retitle", title, f"Tom {step}"])
        mira.do(["append", "Log", f"mira {step}."], ["note", f"Hers {step}", "Body"], ["retitle", title, f"Mira {step}"],
                mira.whole_run)
        was_killed = tom.run_until(step)
        told = tom.do(tom.whole_run, ["tell"])
        expect(f"clash title: Tom {step} | Mira {step}" in told, f"step {step}: nobody is asked about the title: {told}")
        mira.run()
        tom.do(["choose"], tom.whole_run)
        mira.do(["choose"], mira.whole_run)
        tom.do(tom.whole_run, ["choose"], tom.whole_run)
        hers = get_notes(mira.do(mira.whole_run, ["choose"], mira.whole_run, ["tell"]))
        told = get_notes(tom.tell())
        expect(told == hers, f"step {step}: they differ:\n{told}---\n{hers}")
        for word, number in ((f"tom {step}.", 1), (f"mira {step}.", 1), (f"New {step}: ", 1), (f"New {last}: ", 0),
                             (f"Hers {step}: ", 1)):
            expect(told.count(word) == number, f"step {step}: {told.count(word)} of {word} in {told}")
            expect(hers.count(word) == number, f"step {step}: {hers.count(word)} of {word} for her in {hers}")
        titles = [name for name in (f"Tom {step}", f"Mira {step}") if f"{name}: " in told]
        expect(len(titles) == 1, f"step {step}: no title, or two: {told}")
        title = titles[0]
        check_quiet(tom, mira)
        if not was_killed:
            break
        last = step
        step += 1 if address.startswith("/") else EVERY
    expect(step > 40, f"a run of {step} steps is too short to be one")


def check_many(base, address):
    """Many at once: the upload of one, and then the first download of the other, who is new each time."""
    tom = Mortal(base, "mentee", address)
    n_notes = 0
    step = 5
    ended = {"upload": False, "download": False}
    while not all(ended.values()):
        tom.tool("notes", str(n_notes), str(NOTES))
        n_notes += NOTES
        ended["upload"] |= not tom.run_until(step)
        told = tom.do(tom.whole_run, ["tell"])
        mira = Mortal(base, "mentor", address)
        ended["download"] |= not mira.run_until(step)
        hers = mira.do(mira.whole_run, ["tell"])
        for text in (told, hers):
            expect(text.count("Note ") == n_notes, f"step {step}: {text.count('Note ')} of {n_notes} notes")
            expect(text.count("\n") == n_notes + 1, f"step {step}, with something to look at: {text}")
        check_quiet(tom, mira)
        shutil.rmtree(mira.folder)
        step += 23


def main():
    os.environ.pop("G_DEBUG", None)
    os.environ["TRELLIS_SYNC_PASSWORD"] = PASSWORD
    checks = [(get_name(), check_everything), (f"{get_name()} many", check_many)]
    if get_name() == "radicale":
        checks += [("folder", check_everything), ("folder many", check_many)]
    print(f"1..{len(checks)}", flush=True)
    results = [run_check(number, *check) for number, check in enumerate(checks, 1)]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
