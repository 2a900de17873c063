# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be seen of an application at one moment, asked over the accessibility bus without waiting
for one answer before the next question: a whole window takes a tenth of a second."""

from collections import namedtuple

from gi.repository import Atspi, Gio, GLib

from pace import PATIENCE

ACCESSIBLE = "org.a11y.atspi.Accessible"
PROPERTIES = "org.freedesktop.DBus.Properties"
SHOWING = 1 << int(Atspi.StateType.SHOWING)

# A widget that shows, with the numbers of the children that lead to it.
Seen = namedtuple("Seen", "path way name role text")


def find_bus():
    """The address of the accessibility bus."""
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    (address,) = session.call_sync(
        "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, -1
    ).unpack()
    return address


def connect():
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
    flags |= Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    return Gio.DBusConnection.new_for_address_sync(find_bus(), flags, None, None)


def name_role(name):
    """As Debian 13 does: AT-SPI had another word before 2.54, and GTK 4.24 has roles of their own for
    switches and passwords."""
    return {"push button": "button", "switch": "check box", "password text": "text"}.get(name, name)


class Sight:
    bus = None
    roles = {}  # of all that was seen, which never change, by the paths on the bus

    def __init__(self, node, with_text):
        if Sight.bus is None:
            Sight.bus = connect()
        self.owner = node.app.bus_name
        self.with_text = with_text
        self.context = GLib.MainContext()
        self.n_awaited = 0
        self.root = node.path
        self.children = {}
        self.showing = set()
        self.states = {}
        self.names = {}
        self.texts = {}
        # The answers come to a context of their own: nothing else happens meanwhile.
        self.context.push_thread_default()
        try:
            self._look_into(self.root)
            while self.n_awaited > 0:
                self.context.iteration(True)
        finally:
            self.context.pop_thread_default()

    def _ask(self, path, interface, method, arguments, tell):
        def answer_cb(bus, result):
            self.n_awaited -= 1
            try:
                tell(path, bus.call_finish(result).unpack()[0])
            except GLib.Error:
                pass  # gone since, or there is none

        self.n_awaited += 1
        Sight.bus.call(
            self.owner, path, interface, method, arguments, None, 0, int(PATIENCE * 1000), None, answer_cb
        )

    def _look_into(self, path):
        self._ask(path, ACCESSIBLE, "GetChildren", None, self._take_children)

    def _take_children(self, path, children):
        self.children[path] = [child for _, child in children]
        for _, child in children:
            self._ask(child, ACCESSIBLE, "GetState", None, self._take_state)

    def _take_state(self, path, states):
        # A view stack tells of its page in front twice.
        if not states[0] & SHOWING or path in self.showing:
            return
        self.showing.add(path)
        self.states[path] = states[0] | states[1] << 32
        all_of_them = GLib.Variant("(s)", (ACCESSIBLE,))
        self._ask(path, PROPERTIES, "GetAll", all_of_them, self._take_properties)
        if path not in Sight.roles:
            self._ask(path, ACCESSIBLE, "GetRole", None, self._take_role)
        if self.with_text:
            all_of_it = GLib.Variant("(ii)", (0, GLib.MAXINT))  # entries do not take -1 for the end
            self._ask(path, "org.a11y.atspi.Text", "GetText", all_of_it, self.texts.__setitem__)

    def _take_properties(self, path, properties):
        self.names[path] = properties["Name"]
        if properties["ChildCount"] != 0:
            self._look_into(path)

    @staticmethod
    def _take_role(path, role):
        Sight.roles[path] = name_role(Atspi.role_get_name(Atspi.Role(role)))

    def list(self):
        """From the top down."""
        return self._list(self.root, (), set())

    def _list(self, path, way, told):
        for number, child in enumerate(self.children.get(path, ())):
            if child not in self.showing or child in told or child not in Sight.roles:
                continue
            told.add(child)
            inner = way + (number,)
            yield Seen(
                child, inner, self.names.get(child, ""), Sight.roles[child], self.texts.get(child, "")
            )
            yield from self._list(child, inner, told)
