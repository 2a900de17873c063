# SPDX-License-Identifier: GPL-3.0-or-later
"""How long to wait, told in turns of the applications that are used: each is a moment of ours after which every
one of them has answered. A machine on which they come to nothing makes the turns longer, not the tests
impatient."""

import os
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# Seconds that a person would wait before saying that nothing happens. Generous, since a test
# machine may be busy; nothing waits that long when all is well.
PATIENCE = float(os.environ.get("TRELLIS_PATIENCE", "60"))

TURN = 0.02  # seconds, at least

# As long as something is waited for, an answer may take. AT-SPI’s own patience is less than a second.
Atspi.set_timeout(int(PATIENCE * 1000), int(PATIENCE * 1000))


class Pace:
    roots = []  # of the applications, on the accessibility bus

    @classmethod
    def catch_up(cls):
        """Returns when each application has done what it was asked before, keys included: they come by a way of
        their own, which takes its turn with this one, an event at a time."""
        for root in list(cls.roots):
            try:
                for _ in range(4):
                    root.get_child_count()
            except GLib.Error:
                pass  # it has ended

    @classmethod
    def take_turn(cls):
        time.sleep(TURN)
        cls.catch_up()

    @classmethod
    def take_turns(cls, seconds):
        """For so long on a machine that has nothing else to do."""
        for _ in range(max(1, round(seconds / TURN))):
            cls.take_turn()
