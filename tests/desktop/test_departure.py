# SPDX-License-Identifier: GPL-3.0-or-later
"""What is written just before Trellis is closed reaches the partner, not only after the next start: the
window goes at once, and the program stays for the moments that it takes."""

import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

from application import Skipped, key, list_windows, run_tap, wait_for
from sharing import PASSWORD, Computer, Radicale, choose, open_sharing, sign_in

BINARY, TOOL = sys.argv[1:3]


def begin(base, server):
    tom = Computer(base, "tom", BINARY)
    subprocess.run([TOOL, "create", tom.journal, "mentee"], check=True)
    tom.open()
    tom.window.find(name="Mira", role="list item").press()
    dialog = open_sharing(tom)
    choose(dialog, "Calendar")
    sign_in(dialog, server.address, PASSWORD)
    dialog.find(name="Create", role="button").press()
    tom.window.find(name="Synced just now")
    return tom


def write_note(tom, title):
    key("ctrl+shift+n")
    tom.window.find(name="Text of the Note")
    key("shift+Tab")
    tom.window.find(name="Title", role="text").focus()
    tom.window.find(starts="Private, Never Leaves", role="button").press()
    tom.window.find(starts="Shared With the Partner", role="button")
    tom.window.find(name="Title", role="text").write(title)


def test_last_words():
    if shutil.which("radicale") is None:
        raise Skipped("radicale is not installed")
    base = pathlib.Path(tempfile.mkdtemp(prefix="trellis-departure-"))
    server = Radicale(base)
    tom = begin(base, server)
    try:
        write_note(tom, "Last words")
        assert b"Last words" not in server.read_all(), "it was not just written"
        tom.close()
        assert b"Last words" in server.read_all(), "what was written last is not there"

        # The window does not wait for a server that takes its time.
        tom.open()
        tom.window.find(starts="Synced")
        write_note(tom, "Even later")
        server.process.send_signal(signal.SIGSTOP)
        xid, process = tom.window.xid, tom.window.process
        key("ctrl+q")
        wait_for(lambda: xid not in list(list_windows()), "the window stays")
        assert process.poll() is None, "nobody waits for the server"
        server.process.send_signal(signal.SIGCONT)
        tom.window.leave()
        tom.window = None
        assert b"Even later" in server.read_all(), "what was written last is not there"
        tom.end()
    finally:
        server.process.send_signal(signal.SIGCONT)
        server.stop()
    shutil.rmtree(base, ignore_errors=True)


run_tap([test_last_words])
