# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed Flatpak, used in its sandbox: what a person writes goes to the sandbox's own folder,
nothing else of the computer can be read, and the keyring is reached through the portal."""

import configparser
import json
import os
import sqlite3
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "desktop"))

from application import (  # noqa: E402
    Application, Atspi, Widget, key, list_windows, run_tap, settle, type_text, wait_for
)

ID, MANIFEST, PICTURE = sys.argv[1:]
HOME = os.environ["HOME"]
OWN = os.path.join(HOME, ".var", "app", ID)
# The fonts of the tests are outside.
del os.environ["FONTCONFIG_FILE"]
WORDS = "Written in the sandbox"


class Sandboxed(Application):
    """Its processes have other numbers inside, so it is the only one on this desktop."""

    def __init__(self, *arguments):
        super().__init__(
            ID, HOME, *arguments, prefix=("flatpak", "run", "--user"), environment={"HOME": HOME}
        )

    def _find(self):
        if self.process.poll() is not None:
            raise AssertionError(f"Trellis ended with {self.process.returncode}:\n{self.read_log()}")
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            node = desktop.get_child_at_index(i)
            if node is not None and node.get_name() in ("trellis", "Trellis", ID):
                node.set_cache_mask(Atspi.Cache.ROLE | Atspi.Cache.INTERFACES)
                return Widget(node)
        return None

    def _find_xid(self):
        return next(iter(list_windows()), None)


def run_inside(*command):
    return subprocess.run(
        ["flatpak", "run", "--user", f"--command={command[0]}", ID, *command[1:]],
        capture_output=True, text=True, check=False, timeout=60,
    )


def read_notes():
    path = os.path.join(OWN, "data", "trellis", "trellis.db")
    if not os.path.exists(path):
        return []
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return [text for (text,) in connection.execute("SELECT body FROM note WHERE deleted = 0")]
    finally:
        connection.close()


def test_says_its_version():
    answer = subprocess.run(
        ["flatpak", "run", "--user", ID, "--version"], capture_output=True, text=True, check=True
    )
    assert answer.stdout.startswith("Trellis 0."), answer.stdout


def test_a_note_goes_to_its_own_folder():
    application = Sandboxed()
    application.find(name="Grow Together")
    key("ctrl+n")
    application.find(role="dialog")
    type_text("Ada Lovelace")
    key("Return")
    application.find(name="Ada Lovelace", role="heading")
    key("ctrl+shift+n")
    application.find(name="Text of the Note")
    settle(0.5)
    type_text(WORDS)
    wait_for(lambda: any(WORDS in (text or "") for text in read_notes()), "the note is not kept")
    application.picture(PICTURE)
    application.quit()
    assert not os.path.exists(os.path.join(os.environ["XDG_DATA_HOME"], "trellis"))

    application = Sandboxed()
    application.find(name="Ada Lovelace", role="list item")
    application.quit()


def test_nothing_else_can_be_read():
    path = os.path.join(HOME, "private.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write("Nobody else’s business")
    answer = run_inside("cat", path)
    assert answer.returncode != 0 and "business" not in answer.stdout, answer.stdout
    answer = run_inside("sh", "-c", f"echo x > {OWN}/data/inside && cat {OWN}/data/inside")
    assert answer.stdout == "x\n", answer.stderr


def test_may_do_what_the_manifest_says():
    answer = subprocess.run(
        ["flatpak", "info", "--user", "--show-permissions", ID],
        capture_output=True, text=True, check=True,
    )
    told = configparser.ConfigParser()
    told.read_string(answer.stdout)
    found = {
        f"--{single}={value}"
        for single, plural in (("share", "shared"), ("socket", "sockets"), ("device", "devices"))
        for value in told["Context"].get(plural, "").split(";")
        if value
    }
    # Fallback brings X11's own, which is taken away where there is Wayland.
    found.discard("--socket=x11")
    with open(MANIFEST, encoding="utf-8") as file:
        assert found == set(json.load(file)["finish-args"]), found
    assert told.sections() == ["Context"], answer.stdout
    assert set(told["Context"]) == {"shared", "sockets", "devices"}, answer.stdout


def test_the_keyring_is_reached_through_the_portal():
    subprocess.run(
        ["gnome-keyring-daemon", "--unlock", "--components=secrets"],
        input=b"a password", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True,
    )
    answer = run_inside(
        "gdbus", "introspect", "--session", "--dest", "org.freedesktop.portal.Desktop",
        "--object-path", "/org/freedesktop/portal/desktop",
    )
    assert "org.freedesktop.portal.Secret" in answer.stdout, answer.stderr
    # The keyring itself is out of reach.
    answer = run_inside(
        "gdbus", "introspect", "--session", "--dest", "org.freedesktop.secrets",
        "--object-path", "/org/freedesktop/secrets",
    )
    assert answer.returncode != 0, answer.stdout


def test_brings_what_the_desktop_needs():
    exports = os.path.join(os.environ["FLATPAK_USER_DIR"], "exports", "share")
    for path in (
        f"applications/{ID}.desktop",
        f"dbus-1/services/{ID}.service",
        f"metainfo/{ID}.metainfo.xml",
        f"icons/hicolor/scalable/apps/{ID}.svg",
        f"icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
    ):
        assert os.path.exists(os.path.join(exports, path)), path
    answer = run_inside("find", f"/app/share/licenses/{ID}", "-type", "f")
    for name in ("trellis/COPYING", "libical/LICENSE"):
        assert f"/{name}\n" in answer.stdout, answer.stdout


run_tap([
    test_says_its_version,
    test_a_note_goes_to_its_own_folder,
    test_nothing_else_can_be_read,
    test_may_do_what_the_manifest_says,
    test_the_keyring_is_reached_through_the_portal,
    test_brings_what_the_desktop_needs,
])
