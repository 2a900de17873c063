# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong outside of the application: a full disk, a folder that may not be written, a
damaged or newer journal, a second process. The window says what happened and what to do, and nothing
is lost. Nothing here is pretended within the application."""

import atexit
import contextlib
import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from application import Application, Gone, Skipped, key, run_tap, settle, type_text, wait_for

BINARY = sys.argv[1]
PICTURES = os.environ.get("TRELLIS_PICTURES")
WORDS = "Words from before"

# What a thread of its own does a while after the start.
BACKUP_PATIENCE = 40


class Journal:
    """A data folder with one match and one note, made by the application."""

    pattern = None

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="trellis-trouble-")
        if Journal.pattern is None:
            self._make()
            Journal.pattern = tempfile.mkdtemp(prefix="trellis-trouble-")
            shutil.copytree(self.data, Journal.pattern, dirs_exist_ok=True)
        else:
            shutil.copytree(Journal.pattern, self.data)

    def _make(self):
        application = self.start()
        key("ctrl+n")
        application.find(role="dialog")
        type_text("Ada Lovelace")
        key("Return")
        application.find(name="Ada Lovelace", role="heading")
        write_note(application, WORDS)
        wait_for(lambda: WORDS in self.read_notes(), "the note is not saved")
        application.quit()
        # Where writing took long, there is one already, without the note.
        shutil.rmtree(os.path.join(self.data, "backups"), ignore_errors=True)
        application = self.start()
        wait_for(self.list_backups, "no backup is made", BACKUP_PATIENCE)
        application.quit()

    @property
    def data(self):
        return os.path.join(self.folder, "data", "trellis")

    @property
    def path(self):
        return os.path.join(self.data, "trellis.db")

    def start(self, **how):
        return Application(BINARY, self.folder, **how)

    def list_backups(self):
        folder = os.path.join(self.data, "backups")
        names = os.listdir(folder) if os.path.isdir(folder) else []
        return sorted(name for name in names if name.endswith(".db"))

    def read_notes(self):
        """The texts on the disk, read from a copy."""
        with tempfile.TemporaryDirectory() as copy:
            for name in ("trellis.db", "trellis.db-wal"):
                path = os.path.join(self.data, name)
                if os.path.exists(path):
                    shutil.copy(path, copy)
            connection = sqlite3.connect(os.path.join(copy, "trellis.db"))
            notes = [row[0] for row in connection.execute("SELECT body FROM note ORDER BY id")]
            connection.close()
        return notes

    def run(self, sql):
        connection = sqlite3.connect(self.path)
        connection.execute(sql)
        connection.commit()
        connection.close()

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def write_note(application, words):
    key("ctrl+shift+n")
    application.find(name="Text of the Note")
    settle(0.4)
    type_text(words)


def take_picture(application, name):
    """Wide and narrow, for those who want to look at them."""
    if PICTURES is None:
        return
    os.makedirs(PICTURES, exist_ok=True)
    for width, height in ((1100, 750), (370, 650)):
        application.resize(width, height)
        settle(0.6)
        application.picture(os.path.join(PICTURES, f"{name}-{width}.png"))
    application.resize(1100, 750)


def read_clipboard():
    """Asked from another process, as one that pastes does."""
    script = """
import gi
gi.require_version("Gtk", "4.0")
from gi.repository import GLib, Gtk
Gtk.init()
loop = GLib.MainLoop()
window = Gtk.Window()
def read(clipboard, result):
    print(clipboard.read_text_finish(result), end="")
    loop.quit()
window.get_clipboard().read_text_async(None, read)
GLib.timeout_add_seconds(10, loop.quit)
loop.run()
"""
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return result.stdout


def limit_files(application, size):
    """Lets no file of the process grow beyond @size, which to it looks like a full disk."""
    limit = resource.prlimit(application.process.pid, resource.RLIMIT_FSIZE)[1]
    resource.prlimit(
        application.process.pid,
        resource.RLIMIT_FSIZE,
        (limit if size is None else size, limit),
    )


# Of ioctl_iflags(2). What is told by "closed" lets nobody write, not even root and not even who has the
# file open already, until the input ends: that it does also when the test is killed.
CLOSING = """
import array, fcntl, os, sys
GET_FLAGS, SET_FLAGS, IMMUTABLE = 0x80086601, 0x40086602, 0x10
def set_immutable(path, immutable):
    descriptor = os.open(path, os.O_RDONLY)
    try:
        flags = array.array("L", [0])
        fcntl.ioctl(descriptor, GET_FLAGS, flags, True)
        flags[0] = flags[0] | IMMUTABLE if immutable else flags[0] & ~IMMUTABLE
        fcntl.ioctl(descriptor, SET_FLAGS, flags, True)
    finally:
        os.close(descriptor)
done = []
try:
    for path in sys.argv[1:]:
        set_immutable(path, True)
        done.append(path)
    print("closed", flush=True)
    sys.stdin.read()
except OSError as error:
    print(error, flush=True)
finally:
    for path in reversed(done):
        set_immutable(path, False)
"""


@contextlib.contextmanager
def closed_to_all(paths):
    """Nobody can write to the files and folders meanwhile."""
    process = subprocess.Popen(
        [sys.executable, "-c", CLOSING, *paths],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        told = process.stdout.readline().strip()
        if told != "closed":
            raise Skipped(f"only root can take writing away, on some file systems: {told}")
        yield
    finally:
        process.stdin.close()
        process.wait()
        process.stdout.close()


def get_accessibility_address():
    """Of the bus that a process without this session's bus has to be told of."""
    answer = subprocess.run(
        [
            *("gdbus", "call", "--session", "--dest", "org.a11y.Bus"),
            *("--object-path", "/org/a11y/bus", "--method", "org.a11y.Bus.GetAddress"),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    return answer.stdout.split("'")[1]


def has_gone(application, **what):
    wait_for(lambda: application.search(**what) is None, f"{what} is still there")


def try_again(application):
    """Unless it has been tried by itself, as it is every now and then."""
    button = application.search(name="Try Again")
    if button is not None:
        with contextlib.suppress(Gone):
            button.press()


def test_full_disk_while_typing():
    journal = Journal()
    application = journal.start()
    write_note(application, "Saved. ")
    wait_for(lambda: "Saved. " in journal.read_notes(), "not saved")

    limit_files(application, 4096)
    type_text("Typed on the full disk.")
    application.find(contains="the disk is full")
    take_picture(application, "full")
    assert "Typed on" not in "".join(journal.read_notes())
    assert "Saved. " in journal.read_notes()

    application.press("Copy Unsaved Text")
    wait_for(lambda: "Saved. Typed on the full disk." in read_clipboard(), "not copied")

    application.press("Try Again")
    application.find(contains="Still not saved")
    type_text(" More.")
    key("ctrl+q")
    dialog = application.find(name="Close Without Saving?")
    take_picture(application, "full-close")
    key("Escape")
    has_gone(application, name="Close Without Saving?")

    limit_files(application, None)
    try_again(application)
    has_gone(application, contains="the disk is full")
    assert "Saved. Typed on the full disk. More." in journal.read_notes(), journal.read_notes()
    application.quit()
    journal.remove()


def test_read_only_from_the_start():
    journal = Journal()
    # A mount that this process alone sees is read-only for root, too.
    mount = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'
    prefix = (
        *("unshare", "--mount", "--user", "--map-current-user", "--keep-caps"),
        *("sh", "-c", mount, journal.data),
    )
    if subprocess.run([*prefix, "true"], stderr=subprocess.DEVNULL, check=False).returncode != 0:
        journal.remove()
        raise Skipped("this system lets nobody mount")

    application = journal.start(prefix=prefix)
    application.find(name="The Journal Cannot Be Written")
    application.find(contains=f"may not write to the folder “{journal.data}”")
    take_picture(application, "read-only")
    application.press("Try Again")
    application.find(name="The Journal Cannot Be Written")
    application.quit()
    assert journal.read_notes() == [WORDS]
    journal.remove()


def test_read_only_while_typing():
    journal = Journal()
    application = journal.start()
    write_note(application, "Saved. ")
    wait_for(lambda: "Saved. " in journal.read_notes(), "not saved")

    closed = [path for path in (journal.path, f"{journal.path}-wal") if os.path.exists(path)]
    closed.append(journal.data)
    with closed_to_all(closed):
        type_text("Typed while read-only.")
        application.find(contains="the journal’s folder is read-only")
        take_picture(application, "read-only-running")
        assert "Saved. " in journal.read_notes()
        application.press("Copy Unsaved Text")
        wait_for(lambda: "Saved. Typed while read-only." in read_clipboard(), "not copied")
        application.press("Try Again")
        application.find(contains="Still not saved")

    try_again(application)
    has_gone(application, contains="the journal’s folder is read-only")
    wait_for(lambda: "Saved. Typed while read-only." in journal.read_notes(), "not saved")
    application.focus_window()
    write_note(application, "And on.")
    wait_for(lambda: "And on." in journal.read_notes(), "it does not go on")
    application.quit()
    journal.remove()


def test_damaged_at_the_start():
    journal = Journal()
    with open(journal.path, "r+b") as file:
        file.write(b"x" * 5000)
    with open(journal.path, "rb") as file:
        damaged = file.read()

    application = journal.start()
    application.find(name="The Journal Is Damaged")
    application.find(contains="It is kept as it is: nothing has been deleted")
    application.find(contains="Newest backup: ")
    take_picture(application, "damaged")
    with open(journal.path, "rb") as file:
        assert file.read() == damaged, "the damaged file was touched"

    application.press("Restore Newest Backup")
    application.look_for_window(contains="Backup restored")
    application.find(contains="Ada Lovelace")
    take_picture(application, "restored")
    application.quit()
    assert journal.read_notes() == [WORDS]
    kept = [name for name in os.listdir(journal.data) if name.startswith("damaged-")]
    assert len(kept) == 1, kept
    with open(os.path.join(journal.data, kept[0]), "rb") as file:
        assert file.read() == damaged, "the damaged file was not kept"
    journal.remove()


def test_newer_journal():
    journal = Journal()
    journal.run("PRAGMA user_version = 9999")
    application = journal.start()
    application.find(name="A Newer Trellis Is Needed")
    application.find(contains="Update Trellis to open it")
    take_picture(application, "newer")
    application.press("Try Again")
    application.find(name="A Newer Trellis Is Needed")
    application.quit()
    assert journal.read_notes() == [WORDS]
    journal.remove()


def test_second_process():
    journal = Journal()
    first = journal.start()
    # On the same session bus a second start hands over to the first.
    second = subprocess.run([BINARY], env=first.environment, check=False, timeout=20)
    assert second.returncode == 0
    assert first.process.poll() is None

    # In another session, it cannot know of the first.
    address = get_accessibility_address()
    other = journal.start(
        environment={"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent",
                     "AT_SPI_BUS_ADDRESS": address},
    )
    other.find(name="The Journal Is Open Elsewhere")
    take_picture(other, "elsewhere")
    first.focus_window()
    first.quit()
    other.focus_window()
    other.press("Try Again")
    other.look_for_window(contains="Ada Lovelace")
    other.quit()
    assert journal.read_notes() == [WORDS]
    journal.remove()


def open_data(application):
    key("ctrl+comma")
    application.find(name="Preferences", role="dialog")
    application.find(name="Data", role="page tab").press()
    application.find(name="Back Up Now…", role="button")


def close_preferences(application):
    """The first Escape may go to a message."""

    def is_closed():
        key("Escape")
        return application.search(name="Preferences", role="dialog") is None

    wait_for(is_closed, "the preferences stay")


def test_backup_and_restore():
    journal = Journal()
    target = os.path.join(journal.folder, "mine.db")
    application = journal.start()
    open_data(application)
    application.find(name="Back Up Now…", role="button").press()
    application.choose_file("Back Up", target)
    application.find(contains="Backup saved")
    assert os.path.getsize(target) > 0
    take_picture(application, "backup")
    close_preferences(application)
    write_note(application, "Too much")
    wait_for(lambda: "Too much" in journal.read_notes(), "not saved")

    open_data(application)
    application.find(name="Restore…", role="button").press()
    # The page that this is on has “Backups”, too.
    backup = application.find(role="list item", within={"name": "Restore", "role": "grouping"})
    take_picture(application, "restore-list")
    backup.press()
    application.find(name="Restore This Backup?")
    take_picture(application, "restore-ask")
    application.press("Restore", role="button")
    application.look_for_window(contains="Backup restored")
    application.quit()
    assert journal.read_notes() == [WORDS], journal.read_notes()
    assert any(name.startswith("before-restore-") for name in journal.list_backups())
    journal.remove()


def test_restore_from_file():
    journal = Journal()
    target = os.path.join(journal.folder, "mine.db")
    shutil.rmtree(os.path.join(journal.data, "backups"))
    application = journal.start()
    open_data(application)
    application.find(name="Back Up Now…", role="button").press()
    application.choose_file("Back Up", target)
    application.find(contains="Backup saved")
    # One's own is the last one, too.
    application.find(starts="Today", within={"name": "Last Backup", "role": "list item"})
    close_preferences(application)
    write_note(application, "Too much")
    wait_for(lambda: "Too much" in journal.read_notes(), "not saved")

    open_data(application)
    application.find(name="Restore…", role="button").press()
    application.find(name="From File…").press()
    application.choose_file("Choose Backup", target)
    application.find(name="Restore This Backup?")
    application.press("Restore", role="button")
    application.look_for_window(contains="Backup restored")
    application.quit()
    assert journal.read_notes() == [WORDS]
    journal.remove()


def import_file(application, path):
    application.find(name="Import…", role="button").press()
    application.choose_file("Import", path)


def test_import():
    """What another journal has exported is added; what is no journal is refused."""
    other = Journal()
    target = os.path.join(other.folder, "other.json")
    application = other.start()
    write_note(application, "From elsewhere")
    wait_for(lambda: "From elsewhere" in other.read_notes(), "not saved")
    open_data(application)
    application.find(name="Export…", role="button").press()
    application.choose_file("Export", target)
    application.find(contains="Journal exported")
    close_preferences(application)
    application.quit()

    journal = Journal()
    wrong = os.path.join(journal.folder, "wrong.json")
    with open(wrong, "w", encoding="utf-8") as file:
        json.dump({"fruit": "pears"}, file)
    application = journal.start()
    open_data(application)
    import_file(application, wrong)
    application.find(contains="The file is no exported journal")
    assert journal.read_notes() == [WORDS]

    import_file(application, target)
    application.find(name="Journal Imported")
    application.find(contains="1 item added")
    take_picture(application, "imported")
    key("Escape")
    has_gone(application, name="Journal Imported")
    wait_for(lambda: "From elsewhere" in journal.read_notes(), "not imported")
    assert sorted(journal.read_notes()) == ["From elsewhere", WORDS]
    close_preferences(application)
    application.quit()
    journal.remove()
    other.remove()


def test_export():
    journal = Journal()
    target = os.path.join(journal.folder, "mine.json")
    application = journal.start()
    open_data(application)
    application.find(name="Export…", role="button").press()
    application.choose_file("Export", target)
    application.find(contains="Journal exported")
    close_preferences(application)
    application.quit()
    with open(target, encoding="utf-8") as file:
        assert WORDS in file.read()
    journal.remove()


def remove_pattern():
    if Journal.pattern is not None:
        shutil.rmtree(Journal.pattern, ignore_errors=True)


atexit.register(remove_pattern)
run_tap(
    [
        test_full_disk_while_typing,
        test_read_only_from_the_start,
        test_read_only_while_typing,
        test_damaged_at_the_start,
        test_newer_journal,
        test_second_process,
        test_backup_and_restore,
        test_restore_from_file,
        test_export,
        test_import,
    ]
)
