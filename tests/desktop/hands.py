# SPDX-License-Identifier: GPL-3.0-or-later
"""The keyboard and the mouse, and where the focus goes because of them."""

import os
import re
import subprocess

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from pace import PATIENCE, TURN, Pace  # noqa: E402

# By their numbers: of newer keyboard maps, xdotool takes the place of their names that is reached with Alt.
FUNCTION_KEYS = {**{f"F{n}": str(66 + n) for n in range(1, 11)}, "F11": "95", "F12": "96"}


class Hand:
    """An xdotool that stays, since starting one for each key takes longer than the key."""

    process = None

    @classmethod
    def do(cls, arguments):
        """Returns when it is done."""
        if cls.process is None:
            cls.process = subprocess.Popen(
                ["stdbuf", "--output=L", "xdotool", "-"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        cls.process.stdin.write(" ".join(arguments) + "\ngetdisplaygeometry\n")
        cls.process.stdin.flush()
        if not cls.process.stdout.readline():
            cls.process = None
            raise AssertionError(f"xdotool cannot {arguments}")


def number_function_keys(names):
    return "+".join(FUNCTION_KEYS.get(name, name) for name in names.split("+"))


# Keys for letters that no key of an American keyboard has, in the place of function keys that none has.
# xdotool would lend such a letter a key for a moment, and take it back before a busy application has looked
# which letter it is.
MORE_LETTERS = {"ä": "<FK13> { [ adiaeresis ] }", "’": "<FK14> { [ rightsinglequotemark ] }"}

KEYMAP = """
xkb_keymap {
  xkb_keycodes { include "evdev+aliases(qwerty)" };
  xkb_types { include "complete" };
  xkb_compat { include "complete" };
  xkb_symbols { include "pc+us+inet(evdev)" KEYS };
};
"""


class Keyboard:
    has_more_letters = False

    @classmethod
    def prepare(cls, text):
        """Gives it the letters of the text that it does not have, for good."""
        missing = {letter for letter in text if not letter.isascii()}
        assert missing <= set(MORE_LETTERS), f"no key for {missing - set(MORE_LETTERS)}"
        if not missing or cls.has_more_letters:
            return
        keymap = KEYMAP.replace("KEYS", "".join(f"key {key};" for key in MORE_LETTERS.values()))
        subprocess.run(
            ["xkbcomp", "-w", "0", "-", os.environ["DISPLAY"]], input=keymap, text=True, check=True
        )
        cls.has_more_letters = True


def run_xdotool(*arguments):
    if arguments[0] == "key":
        arguments = ("key", "--delay", "2", *map(number_function_keys, arguments[1:]))
    # What it reads would take the meaning of other characters from a shell.
    if all(re.fullmatch("[A-Za-z0-9_+-]+", argument) for argument in arguments):
        Hand.do(arguments)
    else:
        subprocess.run(["xdotool", *arguments], check=True, stdout=subprocess.DEVNULL)


class Focus:
    """Follows the keyboard focus, as the application tells of it."""

    def __init__(self):
        self.node = None
        self.listener = Atspi.EventListener.new(self._changed)
        self.listener.register("object:state-changed:focused")

    def _changed(self, event):
        if event.detail1 and event.source is not None:
            self.node = event.source

    @staticmethod
    def hear():
        """All that has been told."""
        while GLib.MainContext.default().iteration(False):
            pass

    def wait(self, is_there, patience=PATIENCE):
        """Whether it is there before the patience ends, which is that of applications that have time."""
        for _ in range(max(1, round(patience / TURN))):
            self.hear()
            try:
                if is_there():
                    return True
            except GLib.Error:
                pass  # what had the focus has gone, and nothing else has it yet
            Pace.take_turn()
        return False

    def press(self, name, patience=5):
        """Presses a key that moves the focus; what has it then, or None if it stays."""
        self.hear()
        before = None if self.node is None else self.node.path
        run_xdotool("key", name)
        Pace.catch_up()
        moved = self.wait(lambda: self.node is not None and self.node.path != before, patience)
        return self.node if moved else None
