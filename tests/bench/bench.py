#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures Trellis against a minimal window and in a journal of ten years.

Run by "build-aux/dev bench", on a private desktop. Prints a table and writes
the figures as JSON: each figure by its name, and under "runs" what it was made
from. A figure that could not be measured is left out, never guessed.
"""

import argparse
import datetime
import hashlib
import json
import os
import pathlib
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile

import measure_sync

SETTLED = 3  # seconds from the start

# Name, what it says, what to reach for.
FIGURES = [
    ("startup_ratio", "first window, sample data / minimal", "≤ 1.10"),
    ("startup_ratio_large", "first window, ten years / minimal", "≤ 1.15"),
    ("memory_ratio", "memory after 3 s, sample data / minimal", "≤ 1.10"),
    ("memory_ratio_large", "memory after 3 s, ten years / minimal", "≤ 1.20"),
    ("cpu_ratio", "processor time until settled / minimal", "≤ 1.25"),
    ("search_p95_ms", "search in ten years, each keystroke, p95", "≤ 16 ms"),
    ("search_ratio", "search / SQLite's own FTS5 query", "≤ 1.5"),
    ("typing_stall_ms", "worst stall while typing in 50,000 words", "≤ 16 ms"),
    ("open_match_ms", "opening the largest match", "≤ 100 ms"),
    ("scroll_drops", "frames dropped scrolling its notes", "0"),
    ("ical_parse_ratio", "10,000 items to records / libical's parse", "≤ 1.0"),
    *measure_sync.FIGURES,
]


class Journals:
    """Generated once a day and build, since the ten years take a minute."""

    def __init__(self, build):
        self.generator = build / "tests/bench/generate-journal"
        digest = hashlib.sha256(self.generator.read_bytes()).hexdigest()[:12]
        self.cache = build / "bench-journals" / f"{datetime.date.today()}-{digest}"

    def get(self, name, *options):
        path = self.cache / name
        if not path.exists():
            for old in self.cache.parent.glob("*"):
                if old != self.cache:
                    shutil.rmtree(old)
            self.cache.mkdir(parents=True, exist_ok=True)
            unfinished = self.cache / (name + ".unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            subprocess.run([self.generator, unfinished, *options], check=True)
            unfinished.rename(path)
        return path


class Profile:
    """A data folder of its own for a program, which may change it."""

    def __init__(self, folder, name, journal=None):
        self.data = folder / name
        self.data.mkdir()
        if journal is not None:
            shutil.copytree(journal, self.data / "trellis")

    def environment(self):
        return dict(os.environ, XDG_DATA_HOME=str(self.data))


def measure_starts(build, programs, rounds):
    """Starts the programs in turn; the first round only warms the caches."""
    runs = {name: [] for name in programs}
    order = list(programs.items())
    for number in range(rounds + 1):
        order.append(order.pop(0))
        for name, (command, profile) in order:
            done = subprocess.run(
                [build / "tests/bench/measure-start", str(SETTLED), *command],
                env=profile.environment(), check=True, stdout=subprocess.PIPE, text=True)
            if number > 0:
                runs[name].append(json.loads(done.stdout))
    return runs


def median(runs, name, value):
    return statistics.median(run[value] for run in runs[name])


def measure_against_minimal(build, journals, folder, rounds, peers):
    trellis = [build / "src/trellis"]
    runs = measure_starts(build, {
        "minimal": ([build / "tests/bench/minimal"], Profile(folder, "minimal")),
        "sample": (trellis, Profile(folder, "sample", journals.get("sample", "--sample"))),
        "large": (trellis, Profile(folder, "large", journals.get("ten-years"))),
        **{peer: ([peer], Profile(folder, f"peer-{number}")) for number, peer in enumerate(peers)},
    }, rounds)

    def ratio(name, value):
        return round(median(runs, name, value) / median(runs, "minimal", value), 3)

    for peer in peers:
        print(f"  {peer}: first window {ratio(peer, 'mapped_ms')}, memory {ratio(peer, 'pss_kib')}, "
              f"processor time {ratio(peer, 'cpu_ms')} of minimal, on its first day")

    return {
        "startup_ratio": ratio("sample", "mapped_ms"),
        "startup_ratio_large": ratio("large", "mapped_ms"),
        "memory_ratio": ratio("sample", "pss_kib"),
        "memory_ratio_large": ratio("large", "pss_kib"),
        "cpu_ratio": ratio("sample", "cpu_ms"),
    }, {"starts": runs}


def measure_search(build, journals, folder):
    profile = Profile(folder, "search", journals.get("ten-years"))
    done = subprocess.run([build / "tests/bench/measure-search", profile.data / "trellis"],
                          check=True, stdout=subprocess.PIPE, text=True)
    runs = json.loads(done.stdout)

    def p95(name):
        return statistics.quantiles(runs[name], n=20)[-1]

    return {
        "search_p95_ms": round(p95("search_ms"), 2),
        "search_ratio": round(sum(runs["search_ms"]) / sum(runs["sqlite_ms"]), 3),
    }, {"search": runs}


def measure_views(build, journals, folder):
    """In the application itself; each figure only where its view is there."""
    profile = Profile(folder, "views", journals.get("ten-years"))
    journal = sqlite3.connect(profile.data / "trellis/trellis.db")
    match, = journal.execute(
        "SELECT match FROM note GROUP BY match ORDER BY count(*) DESC LIMIT 1").fetchone()
    note, = journal.execute("SELECT uid FROM note ORDER BY length(body) DESC LIMIT 1").fetchone()
    journal.close()

    done = subprocess.run([build / "tests/bench/measure-views", match, note],
                          env=profile.environment(), check=True, stdout=subprocess.PIPE, text=True)
    runs = json.loads(done.stdout)
    figures = {name: runs[name] for name in ("scroll_drops", "typing_stall_ms") if name in runs}
    if "open_match_ms" in runs:
        figures["open_match_ms"] = round(statistics.median(runs["open_match_ms"]), 1)
    return figures, {"views": runs}


def measure_ical(build):
    """Against the same bytes in libical, which only makes a tree of them."""
    done = subprocess.run([build / "tests/bench/measure-ical"],
                          check=True, stdout=subprocess.PIPE, text=True)
    runs = json.loads(done.stdout)
    libical = statistics.median(runs["libical_ms"])
    return {
        "ical_parse_ratio": round(statistics.median(runs["records_ms"]) / libical, 3),
    }, {"ical": runs}


def is_busy():
    """Whether others work on this machine, which makes all times longer."""
    return os.getloadavg()[0] > os.cpu_count() / 2


def print_table(figures, was_busy):
    print()
    for name, text, goal in FIGURES:
        if name in figures:
            print(f"  {name:<28}{figures[name]:>8}   {goal:<9} {text}")
    missing = [name for name, _, _ in FIGURES if name not in figures]
    if missing:
        print(f"\n  not measured: {', '.join(missing)}")
    if was_busy:
        print("\n  The machine was busy with something else, so the times are rough.")
    print()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("--rounds", type=int, default=11, help="starts of each program (11)")
    parser.add_argument("--peer", action="append", default=[], metavar="PROGRAM",
                        help="starts this other application in turn with the rest, too")
    parser.add_argument("--only", help="one of start, search, views, ical, sync")
    arguments = parser.parse_args()

    build = arguments.build.resolve()
    if not (build / "tests/bench/measure-start").exists():
        sys.exit("The bench needs libX11, which was not there when this was built.")

    was_busy = is_busy()
    journals = Journals(build)
    figures, runs = {}, {}
    with tempfile.TemporaryDirectory(prefix="trellis-bench-") as temporary:
        folder = pathlib.Path(temporary)
        measures = {
            "start": lambda: measure_against_minimal(
                build, journals, folder, arguments.rounds, arguments.peer),
            "search": lambda: measure_search(build, journals, folder),
            "views": lambda: measure_views(build, journals, folder),
            "ical": lambda: measure_ical(build),
            "sync": lambda: measure_sync.measure_sync(build, folder),
        }
        if arguments.only not in (None, *measures):
            parser.error(f"there is nothing called {arguments.only} to measure")
        for name, measure in measures.items():
            if arguments.only not in (None, name):
                continue
            more_figures, more_runs = measure()
            figures.update(more_figures)
            runs.update(more_runs)

    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    arguments.output.write_text(
        json.dumps({**figures, "busy": was_busy, "runs": runs}, indent=2) + "\n")
    print_table(figures, was_busy)


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as failure:
        sys.exit(f"{pathlib.Path(failure.cmd[0]).name} failed, with status {failure.returncode}.")
