#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Other programs and Trellis in turn read and edit one folder: khal the meeting, todoman the action,
and vdirsyncer carries both to another folder and back."""

import pathlib
import shutil
import subprocess
import sys
import tempfile

from calendar_programs import CalendarPrograms, folder_storage

TOOL = sys.argv[1]


class Clients(CalendarPrograms):
    def __init__(self, base):
        self.other = base / "elsewhere" / "copy"
        self.other.mkdir(parents=True)
        super().__init__(base, folder_storage(self.other))

    def tool(self, verb, folder=None):
        return self.run(TOOL, verb, str(folder or self.folder))


def expect(condition, what):
    if not condition:
        raise AssertionError(what)


def test_all(clients):
    clients.tool("write")
    names = sorted(path.name for path in clients.folder.glob("*.ics"))
    expect(len(names) == 2, names)

    # What Trellis wrote, others show.
    shown = clients.khal("list", "--format", "{title}|{location}|{start-time}|{description}",
                         "2030-01-01", "2030-01-03")
    expect("First talk|Library|11:00" in shown and "How is the new role going?" in shown, shown)
    shown = clients.todoman("list")
    expect("Read the book" in shown and "2030-02-01" in shown, shown)

    # What others edit, Trellis reads.
    clients.khal("edit", "First talk", given="l\nStation\nq\n")
    clients.todoman("done", "1")
    read = clients.tool("read")
    expect("meeting|First talk|1893492000|Station|We looked at the outline.|How is the new role going?"
           in read, read)
    expect("action|Read the book|2030-02-01|done" in read, read)

    # Trellis edits what they wrote, and they show it; the files keep their names.
    clients.tool("retitle")
    shown = clients.khal("list", "--format", "{title}|{location}", "2030-01-01", "2030-01-03")
    expect("Second title|Station" in shown, shown)
    expect(sorted(path.name for path in clients.folder.glob("*.ics")) == names, "names changed")

    # A new event of another program.
    clients.khal("new", "-a", "shared", "2030-01-02", "09:00", "10:00", "Coffee")
    expect("meeting|Coffee|" in clients.tool("read"), "khal's event")

    # To another folder and back, each byte as it was.
    before = {path.name: path.read_bytes() for path in clients.folder.glob("*.ics")}
    clients.vdirsyncer("discover")
    clients.vdirsyncer("sync")
    expect(clients.tool("read", clients.other).count("\n") == 3, "three items there")
    expect({path.name: path.read_bytes() for path in clients.folder.glob("*.ics")} == before,
           "bytes changed")
    clients.tool("retitle", clients.other)
    clients.vdirsyncer("sync")
    read = clients.tool("read")
    expect(read.count("Second title") == 2, read)
    clients.vdirsyncer("metasync")


def main():
    missing = [name for name in ("khal", "todoman", "vdirsyncer") if shutil.which(name) is None]
    print("TAP version 14\n1..1")
    if missing:
        print(f"ok 1 - clients # SKIP without {', '.join(missing)}")
        return
    with tempfile.TemporaryDirectory() as base:
        try:
            test_all(Clients(pathlib.Path(base)))
            print("ok 1 - khal, todoman and vdirsyncer share a folder with Trellis")
        except (AssertionError, subprocess.TimeoutExpired) as error:
            for line in str(error).splitlines():
                print(f"# {line}")
            print("not ok 1 - khal, todoman and vdirsyncer share a folder with Trellis")
            sys.exit(1)


main()
