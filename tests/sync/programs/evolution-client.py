#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar programs of GNOME without their windows: does with Evolution Data Server what a line of
JSON tells, and answers with one. Its calendars are the sources "shared-events", "shared-tasks" and
"shared-memos"; who signs in is told by the first two arguments."""

import json
import sys
import time

import gi

gi.require_version("ECal", "2.0")
gi.require_version("EDataServer", "1.2")
gi.require_version("ICalGLib", "3.0")
from gi.repository import ECal, EDataServer, GLib, ICalGLib

TYPES = {
    "events": ECal.ClientSourceType.EVENTS,
    "tasks": ECal.ClientSourceType.TASKS,
    "memos": ECal.ClientSourceType.MEMOS,
}
NO_WAIT = 0xffffffff
PATIENCE = 20  # seconds


def iterate_until(condition):
    limit = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > limit:
            raise RuntimeError("Evolution Data Server takes too long")
        GLib.MainContext.default().iteration(False)
        time.sleep(0.01)


class Calendars:
    def __init__(self, user, password):
        self.registry = EDataServer.SourceRegistry.new_sync(None)
        self.credentials = EDataServer.NamedParameters.new()
        self.credentials.set("username", user)
        self.credentials.set("password", password)
        self.clients = {kind: self.connect(kind) for kind in TYPES}

    def connect(self, kind):
        source = self.registry.ref_source(f"shared-{kind}")
        client = ECal.Client.connect_sync(source, TYPES[kind], NO_WAIT, None)
        source.invoke_authenticate_sync(self.credentials, None)
        iterate_until(lambda: source.get_connection_status() == EDataServer.SourceConnectionStatus.CONNECTED)
        return client

    def read(self, kind):
        """All items as iCalendar, as they are on the server now."""
        client = self.clients[kind]
        client.refresh_sync(None)
        return [item.as_ical_string() for item in client.get_object_list_sync("#t", None)[1]]

    def create(self, kind, text):
        return self.clients[kind].create_object_sync(ICalGLib.Component.new_from_string(text), 0, None)[1]

    def modify(self, kind, text):
        self.clients[kind].modify_object_sync(ICalGLib.Component.new_from_string(text),
                                              ECal.ObjModType.ALL, 0, None)

    def remove(self, kind, uid):
        self.clients[kind].remove_object_sync(uid, None, ECal.ObjModType.ALL, 0, None)


def main():
    calendars = Calendars(*sys.argv[1:3])
    verbs = {"read": calendars.read, "create": calendars.create, "modify": calendars.modify,
             "remove": calendars.remove}
    for line in sys.stdin:
        verb, *words = json.loads(line)
        try:
            answer = {"done": verbs[verb](*words)}
        except GLib.Error as error:
            answer = {"error": error.message}
        print(json.dumps(answer), flush=True)


main()
