# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person without a mouse or without sight needs of a view: every control has a name of its
own, and the Tab key goes round and leaves out nothing."""

import re
from collections import Counter, namedtuple

from application import Atspi, GLib, Widget
from hands import Focus, run_xdotool
from sight import Sight

SENSITIVE = 1 << int(Atspi.StateType.SENSITIVE)
FOCUSABLE = 1 << int(Atspi.StateType.FOCUSABLE)

CONTROLS = {
    "button", "check box", "check menu item", "combo box", "entry", "link", "list item", "menu item",
    "page tab", "password text", "push button", "radio button", "radio menu item", "slider",
    "spin button", "switch", "table cell", "text", "toggle button", "tree item",
}
# Between whose items the arrow keys go, so that Tab needs to reach but one.
ARROW_GROUPS = {
    "list", "list box", "menu", "menu bar", "page tab list", "panel", "radio group", "table",
    "tool bar", "tree",
}
# What lies in these only shows what they are; a button may be the frame of one that opens a menu.
CLOSED = {
    "check box", "combo box", "heading", "image", "label", "menu item", "page tab", "radio button",
    "spin button", "switch", "text", "toggle button",
}
# The buttons of the window belong to the desktop, which has keys of its own for them.
WINDOW_BUTTONS = {"Minimize", "Maximize", "Restore", "Close"}

# A control with its states, the names of all that it lies in, and the paths of that with their roles.
Control = namedtuple("Control", "path role name states around parents")


def list_controls(root):
    """All controls that can be used now."""
    sight = Sight(root.node, with_text=False)
    lies_in = {(): ((), (), False)}  # by the way to something: names, parents, whether it is closed
    for seen in sight.list():
        around, parents, is_closed = lies_in[seen.way[:-1]]
        inner = around + (seen.name,) if seen.name and seen.role != "label" else around
        lies_in[seen.way] = (inner, parents + ((seen.path, seen.role),), is_closed or seen.role in CLOSED)
        states = sight.states[seen.path]
        if is_closed or seen.role not in CONTROLS or not states & SENSITIVE:
            continue
        if not (seen.role == "button" and seen.name in WINDOW_BUTTONS):
            yield Control(seen.path, seen.role, seen.name, states, around, parents)


def find_parent(widget, *roles):
    parent = widget.node.get_parent()
    while parent is not None and Widget(parent).role not in roles:
        parent = parent.get_parent()
    return None if parent is None else Widget(parent)


def say(control):
    return f"{control.role} “{control.name}” in {' › '.join(control.around) or 'the window'}"


def find_names_missing(controls):
    return [f"no name: {say(c)}" for c in controls if not c.name.strip()]


def find_names_doubled(controls):
    """Names that two controls share in one place, and names said twice over."""
    counts = Counter((c.role, c.name, c.around) for c in controls if c.name.strip())
    faults = [
        f"{count} controls of one name: {role} “{name}” in {' › '.join(around) or 'the window'}"
        for (role, name, around), count in counts.items()
        if count > 1
    ]
    for control in controls:
        half = len(control.name) // 2
        if half > 0 and control.name[:half].strip() == control.name[half:].strip():
            faults.append(f"name said twice: {say(control)}")
    return faults


class Walk(Focus):
    """Goes through a window by keys."""

    def press(self, name, patience=5):
        node = super().press(name, patience)
        return None if node is None else Widget(node)

    def leave_for(self, widget):
        """Presses Escape, more often for what lies in something else; whether that leads to the widget. What is
        pressed too early is for what is on its way out."""
        for patience in (1, 3, 6):
            run_xdotool("key", "Escape")
            if self.wait(lambda: self.node.path == widget.node.path, patience):
                return True
        return False

    def find_dialog(self, patience=10):
        """The dialog that the focus comes to, or None."""
        find = lambda: find_parent(Widget(self.node), "dialog", "alert")
        return find() if self.wait(lambda: self.node is not None and find(), patience) else None

    def comes_to(self, name, patience=10):
        return self.wait(lambda: self.node.get_name() == name, patience)

    def go_round(self, visit=None, limit=300):
        """Everything that the Tab key reaches before it comes to something again; what visit() says
        of each is left to it."""
        reached = []
        paths = set()
        at = None
        for _ in range(limit):
            leave = "ctrl+Tab" if at is not None and at.has(Atspi.StateType.MULTI_LINE) else "Tab"
            at = self.press(leave)
            if at is None:
                raise AssertionError(f"{leave} leads nowhere after {[w.name for w in reached[-3:]]}")
            if at.node.path in paths:
                return reached
            paths.add(at.node.path)
            reached.append(at)
            if visit is not None:
                visit(at)
        raise AssertionError(f"the Tab key does not come round in {limit} steps")


def find_unreached(controls, reached):
    """Controls that neither Tab nor, within a group, the arrow keys come to."""
    paths = {widget.node.path for widget in reached}
    groups = set()
    holders = set()  # rows pass the focus on to what they hold
    for control in controls:
        if control.path in paths:
            holders |= {path for path, _ in control.parents}
            groups |= {(path, control.role) for path, role in control.parents if role in ARROW_GROUPS}

    def is_reached(control):
        return control.path in paths | holders or any(
            (path, control.role) in groups for path, role in control.parents if role in ARROW_GROUPS
        )

    return [
        f"not reached by Tab: {say(c)}" for c in controls if c.states & FOCUSABLE and not is_reached(c)
    ]


class Audit:
    """Looks at views and collects what is wrong with them. dialogs has the names of the controls that
    open one, and of what has the focus first in it."""

    def __init__(self, dialogs=()):
        self.focus = Walk()
        self.dialogs = dict(dialogs)
        self.faults = []
        self.popovers = set()  # the names of those that were opened already

    def add(self, view, faults):
        self.faults += [f"{view}: {fault}" for fault in faults]

    def look(self, view, root):
        """Every control below root has a name of its own, and the Tab key reaches all of them and
        comes round."""
        for _ in range(3):
            controls = list(list_controls(root))
            assert controls, f"{view}: no controls"
            try:
                reached = self.focus.go_round(lambda widget: self.visit(view, widget))
            except AssertionError as error:
                self.add(view, [str(error)])
                return
            except GLib.Error:
                continue  # what had the focus has gone: the view was not whole yet
            self.add(view, find_names_missing(controls) + find_names_doubled(controls))
            self.add(view, find_unreached(controls, reached))
            return
        self.add(view, ["what has the focus goes away, again and again"])

    def visit(self, view, widget):
        """Opens what the widget opens: a dialog, a menu or another popover."""
        name = widget.name
        if name in self.dialogs:
            self.open_dialog(f"{view}, {name}", widget, self.dialogs.pop(name))
            return
        kind = (view, widget.role, re.sub("“.*?”|:.*|,.*", "", name))
        is_drop_down = Widget(widget.node.get_parent()).role == "combo box"
        # Newer libadwaitas say of the way back, too, that it has a menu: that is for the other button of the
        # mouse.
        is_opener = is_drop_down or (widget.has(Atspi.StateType.HAS_POPUP) and name != "Back")
        if is_opener and widget.role != "label" and kind not in self.popovers:
            self.popovers.add(kind)
            self.open_popover(f"{view}, {name}", widget)

    def open_popover(self, view, widget):
        # A popover does not open while what it belongs to is still scrolling into view.
        inside = self.focus.press("Return", patience=2) or self.focus.press("Return", patience=5)
        if inside is None:
            self.add(view, ["nothing opens"])
            return
        menu = find_parent(inside, "menu")
        if menu is not None:
            self.add(view, find_names_missing(list(list_controls(menu))))
        if not self.focus.leave_for(widget):
            self.add(view, ["Escape does not lead back"])

    def open_dialog(self, view, opener, first, *keys):
        """Opens a dialog by the keys, and looks at it."""
        for name in keys or ("Return",):
            self.focus.press(name, patience=2)
        dialog = self.focus.find_dialog()
        if dialog is None:
            self.add(view, ["no dialog opens"])
            return
        if first is not None and not self.focus.comes_to(first):
            self.add(view, [f"the focus is first on “{self.focus.node.get_name()}”"])
        self.look(view, dialog)
        if not self.focus.leave_for(opener):
            self.add(view, ["Escape does not lead back"])

    def finish(self):
        assert not self.dialogs, f"not opened: {list(self.dialogs)}"
        assert not self.faults, "\n".join(["", *self.faults])
