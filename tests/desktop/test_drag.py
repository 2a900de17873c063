# SPDX-License-Identifier: GPL-3.0-or-later
"""Talking points and tasks are dragged by their handles with a mouse, to every place that there is."""

import os
import shutil
import sys
import tempfile

from application import Application, Atspi, key, run_tap, run_xdotool, settle, wait_for

BINARY = os.path.abspath(sys.argv[1])

# What is not a part of the window, at its left and upper edge, where nothing manages windows.
MARGIN = 10


def move_to(x, y):
    run_xdotool("mousemove", str(round(x)), str(round(y)))
    settle(0.05)


def hold_at(x, y):
    """As a hand that does not jump, and is never quite still."""
    for rest in (60, 20, 4, 0):
        move_to(x + rest, y)
    settle(0.2)


def extents(widget):
    return Atspi.Component.get_extents(widget.node.get_component_iface(), Atspi.CoordType.WINDOW)


class Rows:
    """Those of a list that can be dragged, from the first that is named on, with the line that adds more."""

    def __init__(self, application, first, adds):
        self.application = application
        self.first = first
        self.adds = adds

    def list(self):
        items = list(self.application.window.search_all(role="list item"))
        names = [item.name for item in items]
        end = names.index(self.adds)
        start = next(i for i in range(end) if names[i] in self.first)
        return items[start : end + 1]

    def names(self):
        return [item.name for item in self.list()[:-1]]

    def extents(self, number):
        return extents(self.list()[number])

    def take(self, number):
        """By the handle, so far that it is a drag."""
        row = self.extents(number)
        x, y = row.x + MARGIN + 16, row.y + MARGIN + 24
        move_to(x, y)
        run_xdotool("mousedown", "1")
        for step in (4, 12, 24):
            move_to(x + step, y + step / 4)

    def hold_over(self, number, part):
        row = self.extents(number)
        hold_at(row.x + MARGIN + row.width / 2, row.y + MARGIN + row.height * part)

    def drag(self, number, to, part):
        self.take(number)
        self.hold_over(to, part)
        run_xdotool("mouseup", "1")

    def expect(self, names):
        wait_for(lambda: self.names() == names, f"they are not in the order {names}, but {self.names()}")


def start():
    folder = tempfile.mkdtemp(prefix="trellis-drag-")
    application = Application(BINARY, folder, "--demo")
    run_xdotool("windowmove", application.xid, "0", "0")
    application.resize(1100, 1190)
    application.press("Halima Osei", role="list item")
    return application, folder


def end(application, folder):
    application.quit()
    shutil.rmtree(folder, ignore_errors=True)


def open_agenda(application):
    key("alt+3")
    application.press("Hard questions", role="list item")
    application.find(name="Add Talking Point", role="list item")
    settle(0.6)
    points = ["What D. said when I asked her to come along", "Five questions that I hope nobody asks"]
    points += ["Who covers for me during my leave?", "Am I staying at Harbor Bay?"]
    rows = Rows(application, points, "Add Talking Point")
    rows.expect(points)
    return rows, points


def test_points_take_every_place():
    application, folder = start()
    rows, (first, second, third, fourth) = open_agenda(application)

    # Where the line is drawn: above a row, and below it.
    rows.drag(0, 1, 0.8)
    rows.expect([second, first, third, fourth])
    rows.drag(3, 1, 0.2)
    rows.expect([second, fourth, first, third])
    rows.drag(2, 0, 0.2)
    rows.expect([first, second, fourth, third])
    rows.drag(0, 3, 0.8)
    rows.expect([second, fourth, third, first])
    # The line that adds points is below the last one.
    rows.drag(0, 4, 0.5)
    rows.expect([fourth, third, first, second])
    # The keys go on with the one that was dropped.
    application.find_focused(name=second, role="list item")
    key("alt+Up")
    rows.expect([fourth, third, second, first])
    end(application, folder)


def test_escape_ends_a_drag_and_nothing_else():
    application, folder = start()
    rows, points = open_agenda(application)
    rows.take(0)
    rows.hold_over(2, 0.8)
    # The others let go of the button, too.
    run_xdotool("key", "Escape")
    settle(0.5)
    run_xdotool("mouseup", "1")
    settle(0.5)
    rows.expect(points)
    # The next one is as the first.
    rows.drag(0, 1, 0.8)
    rows.expect([points[1], points[0], *points[2:]])
    # And Escape goes back as before.
    key("Escape")
    wait_for(lambda: application.search(name="Add Talking Point") is None, "the meeting does not close")
    end(application, folder)


def test_a_drag_scrolls():
    application, folder = start()
    rows, points = open_agenda(application)
    application.resize(1100, 400)
    move_to(700, 300)
    run_xdotool("click", "--repeat", "30", "--delay", "10", "5")
    settle(1)
    dragged = application.find(name=points[3], role="list item")
    before = extents(dragged).y
    # Of those that can be seen.
    rows.take(rows.names().index(points[3]))
    hold_at(700, 110)
    wait_for(lambda: extents(dragged).y > before + 300, "the list does not scroll up")
    hold_at(700, 380)
    wait_for(lambda: extents(dragged).y < before + 10, "the list does not scroll down")
    hold_at(700, 200)
    rows.hold_over(rows.names().index(points[2]), 0.2)
    run_xdotool("mouseup", "1")
    application.resize(1100, 1190)
    rows.expect([points[0], points[1], points[3], points[2]])
    end(application, folder)


def test_tasks_take_every_place():
    application, folder = start()
    key("alt+5")
    application.find(name="Add Task", role="list item")
    settle(0.6)
    first, second, third = tasks = [
        "Ask three heads of department how they got there",
        "Take the county’s public finance course",
        "Stand in for my own boss for one month",
    ]
    rows = Rows(application, tasks, "Add Task")
    rows.expect(tasks)
    rows.drag(2, 0, 0.2)
    rows.expect([third, first, second])
    rows.drag(0, 3, 0.5)
    rows.expect([first, second, third])
    end(application, folder)


run_tap([
    test_points_take_every_place,
    test_escape_ends_a_drag_and_nothing_else,
    test_a_drag_scrolls,
    test_tasks_take_every_place,
])
