# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed Flatpak, used in its sandbox: what a person writes goes to the sandbox's own folder,
nothing else of the computer can be read, and the keyring is reached through the portal."""

import configparser
import json
import os
import sqlite3
import subprocess
import sys

from sandbox import EXPORTS, HOME, ID, JOURNAL, OWN, Sandboxed, run_inside, run_trellis

from application import key, run_tap, settle, type_text, wait_for

MANIFEST, PICTURE = sys.argv[2:]
WORDS = "Written in the sandbox"


def read_notes():
    path = os.path.join(OWN, "data", JOURNAL)
    if not os.path.exists(path):
        return []
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return [text for (text,) in connection.execute("SELECT body FROM note WHERE deleted = 0")]
    finally:
        connection.close()


def test_says_its_version():
    answer = run_trellis("--version")
    assert answer.startswith("Trellis 0."), answer


def find_line(text, word):
    return next(line for line in text.splitlines() if word in line)


def test_speaks_the_languages_that_it_is_translated_to():
    german = run_inside("env", "LANG=de_DE.UTF-8", "trellis", "--help").stdout
    assert find_line(german, "--new-note") != find_line(run_trellis("--help"), "--new-note"), german


def test_a_note_goes_to_its_own_folder_and_is_found():
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

    # From Home, which has no notes in it.
    key("alt+Home")
    wait_for(lambda: application.search(contains=WORDS) is None, "Home does not show")
    application.press("Search", role="button")
    application.find(name="Search", role="entry")
    type_text("written sandb")
    application.find(contains=WORDS, role="list item")
    application.picture(PICTURE)
    key("Escape")
    application.quit()
    assert not os.path.exists(os.path.join(os.environ["XDG_DATA_HOME"], JOURNAL))

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
    for path in (
        f"applications/{ID}.desktop",
        f"dbus-1/services/{ID}.service",
        f"gnome-shell/search-providers/{ID}.search-provider.ini",
        f"mime/packages/{ID}.xml",
        f"metainfo/{ID}.metainfo.xml",
        f"icons/hicolor/scalable/apps/{ID}.svg",
        f"icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
    ):
        assert os.path.exists(os.path.join(EXPORTS, path)), path
    answer = run_inside("find", f"/app/share/licenses/{ID}", "-type", "f")
    for name in ("trellis/COPYING", "libical/LICENSE"):
        assert f"/{name}\n" in answer.stdout, answer.stdout


run_tap([
    test_says_its_version,
    test_speaks_the_languages_that_it_is_translated_to,
    test_a_note_goes_to_its_own_folder_and_is_found,
    test_nothing_else_can_be_read,
    test_may_do_what_the_manifest_says,
    test_the_keyring_is_reached_through_the_portal,
    test_brings_what_the_desktop_needs,
], "flatpak")
