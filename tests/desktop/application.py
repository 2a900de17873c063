# SPDX-License-Identifier: GPL-3.0-or-later
"""The real application, seen and used as a person would: through the accessibility bus and the
keyboard. Needs a display and a session bus of its own (build-aux/with-desktop)."""

import os
import signal
import subprocess
import sys
import time
import traceback

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from hands import Focus, Keyboard, run_xdotool  # noqa: E402
from pace import PATIENCE, Pace  # noqa: E402
from sight import Sight, name_role  # noqa: E402

# What GTK 4.24 complains of about itself, on a display without a compositor: where a popover opens, and where
# a window changes its size after it has only heard of the mouse. It would end Trellis if all warnings did.
NOT_OURS = (
    "gdk_frame_timings_submitted() called on submitted frame",
    "gdk_frame_timings_throttling_hint: runtime check failed",
)


class NotFound(AssertionError):
    pass


class Gone(NotFound):
    """The application has made anew what was found, or put it away."""


class Skipped(Exception):
    """Says why something cannot be tested here."""


def wait_for(condition, what, patience=PATIENCE):
    """The first true value of condition(), or NotFound that says what was waited for."""
    end = time.monotonic() + patience
    while True:
        try:
            value = condition()
        except GLib.Error:
            value = None  # something went away while it was looked at
        if value:
            return value
        if time.monotonic() > end:
            raise NotFound(what)
        time.sleep(0.05)


def tell_what(name=None, role=None, starts=None, contains=None, within=None):
    """In words, as a message has it."""
    words = f"{role or 'widget'} “{name or starts or contains or ''}”"
    return words if within is None else f"{words} within {tell_what(**within)}"


class Widget:
    """One accessible object."""

    keyboard_focus = None

    def __init__(self, node):
        self.node = node

    @property
    def name(self):
        return self.node.get_name() or ""

    @property
    def role(self):
        path = self.node.path
        if path not in Sight.roles:
            Sight.roles[path] = name_role(self.node.get_role_name())
        return Sight.roles[path]

    def has(self, state):
        return self.node.get_state_set().contains(state)

    @property
    def showing(self):
        return self.has(Atspi.StateType.SHOWING)

    @property
    def focused(self):
        return self.has(Atspi.StateType.FOCUSED)

    @property
    def checked(self):
        return self.has(Atspi.StateType.CHECKED)

    def children(self):
        for i in range(self.node.get_child_count()):
            child = self.node.get_child_at_index(i)
            if child is not None:
                yield Widget(child)

    def search(self, **what):
        return next(self.search_all(**what), None)

    def search_all(self, name=None, role=None, starts=None, contains=None, within=None):
        """Everything below that a person could see and that is so, or what of it is in something that is as
        @within says."""
        if within is not None:
            for place in self.search_all(**within):
                yield from place.search_all(name, role, starts, contains)
            return
        for seen in Sight(self.node, with_text=contains is not None).list():
            if role is not None and seen.role != role:
                continue
            if name is not None and seen.name != name:
                continue
            if starts is not None and not seen.name.startswith(starts):
                continue
            if contains is not None and contains not in seen.name + seen.text:
                continue
            widget = self._follow(seen)
            if widget is not None:
                yield widget

    def _follow(self, seen):
        """The widget that was seen, or None where it has gone since."""
        node = self.node
        try:
            for number in seen.way:
                node = node.get_child_at_index(number)
                if node is None:
                    return None
        except GLib.Error:
            return None
        return Widget(node) if node.path == seen.path else None

    def find(self, patience=PATIENCE, **what):
        """Waits until it is there. What is in something else is better looked for @within it than in what was
        found before: that may be of a page on its way out, or be made anew, and then nothing comes in it."""
        return wait_for(lambda: self.search(**what), f"no {tell_what(**what)}", patience)

    def find_focused(self, **what):
        """Waits until something that is so has the focus."""

        def search_focused():
            return next((widget for widget in self.search_all(**what) if widget.focused), None)

        return wait_for(search_focused, f"the focus is on no {tell_what(**what)}")

    @property
    def text(self):
        try:
            iface = self.node.get_text_iface()
            if iface is None:
                return ""
            return Atspi.Text.get_text(iface, 0, Atspi.Text.get_character_count(iface))
        except GLib.Error:
            return ""

    def press(self):
        """What a click does: buttons can be pressed from outside, all else by the keyboard."""
        name, role = self.name, self.role
        actions = self.node.get_action_iface()
        names = [] if actions is None else [
            Atspi.Action.get_action_name(actions, i) for i in range(Atspi.Action.get_n_actions(actions))
        ]
        if not self.showing:
            raise Gone(f"{role} “{name}” has gone")
        if "click" in names:
            Atspi.Action.do_action(actions, names.index("click"))
        elif self.role == "check box":
            self.focus()
            key("space")
        else:
            self.focus()
            key("Return")
        settle()

    def focus(self):
        """Goes here with the Tab key and, within a list, with the arrows, as GTK lets nobody move
        the focus from outside."""
        name, items = self.name, self._get_list()
        for _ in range(150):
            if self._is_reached():
                return
            if items is not None and any(row.focused for row in items.children()):
                return self._go_down(items)
            if not self.showing:
                raise Gone(f"{self.role} “{name}” has gone while the Tab key went there")
            self._press("Tab")
        raise NotFound(f"the Tab key does not reach {self.role} “{name}”")

    def _get_list(self):
        parent = self.node.get_parent() if self.role == "list item" else None
        return Widget(parent) if parent is not None and parent.get_role_name() == "list" else None

    def _go_down(self, items):
        self._press("Home")
        for _ in range(items.node.get_child_count() + 1):
            if self._is_reached():
                return
            self._press("Down")
        raise NotFound(f"the arrow keys do not reach {self.role} “{self.name}”")

    @staticmethod
    def _press(name):
        """Waits until the focus has moved, or a moment if it stays."""
        if Widget.keyboard_focus is None:
            Widget.keyboard_focus = Focus()
        Widget.keyboard_focus.press(name, patience=0.2)

    def _is_reached(self):
        return self.focused

    def write(self, text):
        """Puts the focus here and types."""
        self.focus()
        type_text(text)

    def replace_text(self, text):
        """All at once, as something that is pasted over what is there."""
        Atspi.EditableText.set_text_contents(self.node.get_editable_text_iface(), text)
        settle()

    def describe(self, depth=0, seen=None):
        """The tree as text, without the boxes that only arrange things."""
        seen = set() if seen is None else seen
        lines = []
        for child in self.children():
            try:
                if child.node.path in seen or not child.showing:
                    continue
                seen.add(child.node.path)
                plain = child.role in ("panel", "grouping", "scroll pane") and not child.name
                if not plain:
                    text = "" if child.text == child.name else child.text.replace("\n", "⏎")[:60]
                    focus = "*" if child.focused else ""
                    lines.append("  " * depth + f"{child.role} “{child.name}” {text}{focus}")
                lines.append(child.describe(depth if plain else depth + 1, seen))
            except GLib.Error:
                continue
        return "\n".join(line for line in lines if line)


def settle(seconds=0.05):
    """Lets so much time pass, as the applications have it."""
    Pace.take_turns(seconds)


def key(*names):
    """Presses keys as xdotool names them, "ctrl+n"."""
    run_xdotool("key", "--clearmodifiers", *names)
    settle()


def type_text(text, delay=4):
    Keyboard.prepare(text)
    run_xdotool("type", "--delay", str(delay), "--", text)
    settle()


def ask_xdotool(*arguments):
    """The lines of its answer."""
    result = subprocess.run(["xdotool", *arguments], capture_output=True, text=True, check=False)
    return result.stdout.split()


def list_windows():
    """The windows of all Trellises that can be seen, the newest first."""
    return reversed(ask_xdotool("search", "--onlyvisible", "--class", "trellis"))


def find_pid(xid):
    answer = ask_xdotool("getwindowpid", xid)
    return int(answer[0]) if answer else None


class Application:
    """A running Trellis with a data folder of its own, which may be used again after a crash. What
    @prefix and @environment say is how it is started."""

    running = []

    def __init__(self, binary, folder, *arguments, settings="memory", prefix=(), environment=None):
        self.folder = folder
        self.log = os.path.join(folder, "stderr.txt")
        self.environment = dict(
            os.environ,
            XDG_DATA_HOME=os.path.join(folder, "data"),
            XDG_CONFIG_HOME=os.path.join(folder, "config"),
            XDG_CACHE_HOME=os.path.join(folder, "cache"),
            GSETTINGS_BACKEND=settings,
            G_DEBUG="fatal-criticals",
            GTK_A11Y="atspi",
        )
        self.environment.update(environment or {})
        self.widget = None
        self.output = open(self.log, "ab")
        self.process = subprocess.Popen(
            [*prefix, binary, *arguments],
            env=self.environment,
            stderr=self.output,
            stdout=self.output,
        )
        Application.running.append(self)
        self.widget = wait_for(self._find, "the application does not appear on the bus")
        Pace.roots.append(self.widget.node)
        self.look_for_window()

    def _find(self):
        if self.process.poll() is not None:
            raise AssertionError(f"Trellis ended with {self.process.returncode}:\n{self.read_log()}")
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            node = desktop.get_child_at_index(i)
            if node is not None and node.get_process_id() == self.process.pid:
                # Names, states and children are asked for each time: they are what is tested.
                node.set_cache_mask(Atspi.Cache.ROLE | Atspi.Cache.INTERFACES)
                return Widget(node)
        return None

    def look_for_window(self, **what):
        """Goes to the window, the only one, which has @what in it."""
        self.window = wait_for(lambda: self._find_window(what), f"no window with {what}")
        self.xid = wait_for(self._find_xid, "the window is not mapped")
        self.focus_window()

    def focus_window(self):
        self._give_focus(self.xid, self.window)

    @staticmethod
    def _give_focus(xid, window):
        """Keys go to that window from now on, and it knows."""
        run_xdotool("windowfocus", xid)
        wait_for(lambda: window.has(Atspi.StateType.ACTIVE), f"“{window.name}” does not get the focus")
        settle(0.3)

    def _find_window(self, what):
        windows = [window for window in self.widget.children() if window.role == "frame"]
        if len(windows) != 1 or (what and windows[0].search(**what) is None):
            return None
        return windows[0]

    def _find_xid(self):
        return next((xid for xid in list_windows() if find_pid(xid) == self.process.pid), None)

    def read_log(self):
        with open(self.log, encoding="utf-8", errors="replace") as file:
            return file.read()

    def find(self, **what):
        return self.window.find(**what)

    def find_focused(self, **what):
        return self.window.find_focused(**what)

    def search(self, **what):
        return self.window.search(**what)

    def press(self, name, role=None, **what):
        """Looks again, as a person does, where it was made anew just when it was to be pressed."""
        while True:
            widget = self.find(name=name, role=role, **what)
            try:
                widget.press()
                return widget
            except Gone:
                settle()

    def resize(self, width, height):
        run_xdotool("windowsize", self.xid, str(width), str(height))
        settle(0.6)

    def picture(self, path):
        if self.process.poll() is not None:
            raise AssertionError(f"Trellis ended with {self.process.returncode}:\n{self.read_log()}")
        # Where there is no such window, import waits for a click on one.
        subprocess.run(["import", "-window", self.xid, path], check=True, timeout=PATIENCE)

    def choose_file(self, title, path):
        """Says where to in the dialog for files, which is a window of its own. GTK 4.24 complains of itself
        where a path is typed through a folder in which files come and go, as in that for temporary ones."""
        dialog = self._go_to_window(title)
        wait_for(lambda: self._try_path(dialog, title, path), f"the dialog “{title}” stays")
        self.focus_window()

    def find_window(self, title):
        """A window beside the one that is gone to."""
        return wait_for(lambda: self._find_file_dialog(title), f"no window “{title}”")

    def close_window(self, title):
        """Leaves a dialog that is a window of its own."""
        self._go_to_window(title)
        key("Escape")
        wait_for(lambda: self._find_file_dialog(title) is None, f"the dialog “{title}” stays")
        self.focus_window()

    def _go_to_window(self, title):
        window = wait_for(lambda: self._find_file_dialog(title), f"no dialog “{title}”")

        def find_other_xid():
            xid = self._find_xid()
            return xid if xid != self.xid else None

        self._give_focus(wait_for(find_other_xid, f"the dialog “{title}” is not mapped"), window)
        return window

    def _find_file_dialog(self, title):
        return next((window for window in self.widget.children() if window.name == title), None)

    def _try_path(self, dialog, title, path):
        """Once may not be enough: the dialog puts its entry away when it comes to another folder, and
        completes a path. On a busy machine it may have gone since the time before."""
        if self._find_file_dialog(title) is None:
            return True
        entry = dialog.search(role="text")
        if entry is None:
            key("slash")
            return False
        entry.replace_text(path)
        if entry.text != path:
            return False
        key("Return")
        for _ in range(40):
            if self._find_file_dialog(title) is None:
                return True
            settle(0.05)
        return False

    def leave(self):
        """Takes notice that it has ended, and sees to it that nothing was complained about."""
        code = self.process.wait()
        self._end()
        if code != 0:
            raise AssertionError(f"Trellis ended with {code}:\n{self.read_log()}")
        self._check_log()

    def _check_log(self):
        for line in self.read_log().splitlines():
            if "-WARNING **" in line and not any(text in line for text in NOT_OURS):
                raise AssertionError(f"Trellis complains:\n{self.read_log()}")

    def _end(self):
        self.output.close()
        Application.running.remove(self)
        if self.widget is not None and self.widget.node in Pace.roots:
            Pace.roots.remove(self.widget.node)

    def kill(self):
        """As a power cut does."""
        self.put_an_end()
        self._check_log()

    def put_an_end(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self._end()

    def quit(self):
        """As a person does, and sees to it that nothing was complained about."""
        key("ctrl+q")
        try:
            self.process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError("Trellis does not quit") from None
        self.leave()


def run_tap(tests, suite="desktop"):
    """Runs functions as TAP; the exit status tells whether all passed."""
    failed = 0
    print(f"1..{len(tests)}", flush=True)
    for number, test in enumerate(tests, 1):
        name = test.__name__.removeprefix("test_").replace("_", "-")
        try:
            test()
            print(f"ok {number} /{suite}/{name}", flush=True)
        except Skipped as reason:
            print(f"ok {number} /{suite}/{name} # SKIP {reason}", flush=True)
        except Exception as error:  # a test may fail in any way; the next one still runs
            failed += 1
            for line in f"{type(error).__name__}: {error}".splitlines():
                print(f"# {line}")
            for frame in traceback.extract_tb(error.__traceback__)[1:]:
                print(f"# {os.path.basename(frame.filename)}:{frame.lineno}: {frame.line}")
            print(f"not ok {number} /{suite}/{name}", flush=True)
        for application in list(Application.running):
            application.put_an_end()
    sys.exit(1 if failed else 0)
