# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop's search: Trellis is asked while it does not run, answers with titles only, opens no window
for that, and goes again. What is chosen opens."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile

from gi.repository import GLib

from application import PATIENCE, find_pid, list_windows, run_tap, wait_for
from services import APP_ID, APP_PATH, Bus

BINARY = os.path.abspath(sys.argv[1])

# In the sample data.
PARTNER = "Halima Osei"


class Shell:
    """Asks as GNOME Shell does."""

    def __init__(self, bus):
        self.bus = bus

    def ask(self, method, signature, *arguments):
        return self.bus.ask(
            APP_ID, APP_PATH + "/SearchProvider", "org.gnome.Shell.SearchProvider2", method,
            GLib.Variant(signature, arguments),
        ).unpack()

    def search(self, *terms):
        return self.ask("GetInitialResultSet", "(as)", terms)[0]

    def refine(self, results, *terms):
        return self.ask("GetSubsearchResultSet", "(asas)", results, terms)[0]

    def describe(self, *ids):
        return self.ask("GetResultMetas", "(as)", ids)[0]

    def list_names(self, *terms):
        return [meta["name"] for meta in self.describe(*self.search(*terms))]


def find_word_in_text(path):
    """The first word that no title begins with a part of."""
    with open(path, encoding="utf-8") as file:
        tables = json.load(file)
    records = [record for table in tables.values() if isinstance(table, list) for record in table]
    titles = " ".join(str(record.get(field, "")) for record in records for field in ("title", "name")).lower()
    words = " ".join(note.get("body", "") for note in tables["note"] if note.get("title")).split()
    return next(word for word in words if len(word) > 6 and word.isalpha() and word.lower() not in titles)


def find_window(pid):
    return next((xid for xid in list_windows() if find_pid(xid) == pid), None)


def test_search_provider():
    folder = tempfile.mkdtemp(prefix="trellis-search-")
    environment = {
        "XDG_DATA_HOME": os.path.join(folder, "data"),
        "XDG_CONFIG_HOME": os.path.join(folder, "config"),
        "XDG_CACHE_HOME": os.path.join(folder, "cache"),
        "GSETTINGS_BACKEND": "keyfile",
        "GSETTINGS_SCHEMA_DIR": os.environ["GSETTINGS_SCHEMA_DIR"],
        "G_DEBUG": "fatal-warnings",
        "TZ": "UTC",
    }
    journal = os.path.join(folder, "demo.json")
    for arguments in (["--demo", "--export", journal], ["--import", journal]):
        subprocess.run([BINARY, *arguments], env={**os.environ, **environment}, check=True,
                       stdout=subprocess.DEVNULL, timeout=PATIENCE)
    bus = Bus()
    log = os.path.join(folder, "service.txt")
    bus.install(BINARY, environment, log)
    assert not bus.has(APP_ID), "it runs already"
    shell = Shell(bus)

    # By name, in any case, by the beginning of a word.
    names = shell.list_names("halima")
    assert PARTNER in names and all("halima" in name.lower() for name in names), names
    assert shell.list_names("halima", "osei") == [PARTNER]
    pid = bus.find_pid(APP_ID)
    found = shell.search("hal", "OSE")
    assert found == shell.search(PARTNER) and len(found) == 1, found
    meta = shell.describe(*found)[0]
    assert meta["name"] == PARTNER and meta["description"] == "Person", meta
    note = shell.describe(*shell.search("how", "halima", "works"))[0]
    assert note["description"].endswith("· " + PARTNER), note
    assert meta["gicon"] == APP_ID and meta["id"] == found[0], meta
    assert shell.refine(found, "halimas") == []
    assert shell.search("zzzz") == [] and shell.search("") == [] and shell.search() == []

    # Many have the word in their text; those that are found have it in their title.
    names = shell.list_names("hard")
    assert "Hard questions" in names and all("hard" in name.lower() for name in names), names

    # Nonsense is no result.
    assert shell.describe("note:nowhere", "nonsense", "", "elsewhere:1") == []
    assert find_window(pid) is None, "a query opened a window"

    # Nobody asks any more.
    wait_for(lambda: not bus.has(APP_ID), "it stays", PATIENCE + 20)

    # Only who wants so has texts found.
    word = find_word_in_text(journal)
    assert shell.list_names(word) == [], (word, shell.list_names(word))
    wait_for(lambda: not bus.has(APP_ID), "it stays", PATIENCE + 20)
    settings = os.path.join(folder, "config", "glib-2.0", "settings")
    os.makedirs(settings, exist_ok=True)
    with open(os.path.join(settings, "keyfile"), "w", encoding="utf-8") as file:
        file.write("[io/github/trellis_mentoring/Trellis]\nsearch-texts=true\n")
    assert shell.list_names(word) != [], f"“{word}” is not found"

    # What is chosen opens, and so does the rest of what is found.
    shell.ask("ActivateResult", "(sasu)", found[0], ["halima"], 0)
    pid = bus.find_pid(APP_ID)
    wait_for(lambda: find_window(pid), "no window comes up")
    shell.ask("LaunchSearch", "(asu)", ["halima"], 0)
    os.kill(pid, signal.SIGTERM)
    wait_for(lambda: not bus.has(APP_ID), "it does not end")
    with open(log, encoding="utf-8") as file:
        complaints = file.read()
    assert complaints == "", complaints
    shutil.rmtree(folder, ignore_errors=True)


run_tap([test_search_provider])
