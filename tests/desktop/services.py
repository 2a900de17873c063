# SPDX-License-Identifier: GPL-3.0-or-later
"""Stand-ins for what a desktop has on its session bus, as far as Trellis asks it for anything: what shows
notifications, and the portal that says whether a program may run without a window. They remember what
they were asked and can press what a person would press."""

import os
import shlex
import threading

from gi.repository import Gio, GLib

from application import PATIENCE, wait_for

APP_ID = "io.github.trellis_mentoring.Trellis"
APP_PATH = "/io/github/trellis_mentoring/Trellis"
PORTAL_PATH = "/org/freedesktop/portal/desktop"

NOTIFICATIONS = """
<node>
  <interface name="org.gtk.Notifications">
    <method name="AddNotification">
      <arg type="s" direction="in"/>
      <arg type="s" direction="in"/>
      <arg type="a{sv}" direction="in"/>
    </method>
    <method name="RemoveNotification">
      <arg type="s" direction="in"/>
      <arg type="s" direction="in"/>
    </method>
  </interface>
</node>
"""

PLAIN_NOTIFICATIONS = """
<node>
  <interface name="org.freedesktop.Notifications">
    <method name="Notify">
      <arg type="s" direction="in"/>
      <arg type="u" direction="in"/>
      <arg type="s" direction="in"/>
      <arg type="s" direction="in"/>
      <arg type="s" direction="in"/>
      <arg type="as" direction="in"/>
      <arg type="a{sv}" direction="in"/>
      <arg type="i" direction="in"/>
      <arg type="u" direction="out"/>
    </method>
    <method name="CloseNotification">
      <arg type="u" direction="in"/>
    </method>
    <signal name="ActionInvoked">
      <arg type="u"/>
      <arg type="s"/>
    </signal>
  </interface>
</node>
"""

PORTAL = """
<node>
  <interface name="org.freedesktop.portal.Background">
    <method name="RequestBackground">
      <arg type="s" direction="in"/>
      <arg type="a{sv}" direction="in"/>
      <arg type="o" direction="out"/>
    </method>
  </interface>
  <interface name="org.freedesktop.portal.Email">
    <method name="ComposeEmail">
      <arg type="s" direction="in"/>
      <arg type="a{sv}" direction="in"/>
      <arg type="o" direction="out"/>
    </method>
  </interface>
  <interface name="org.freedesktop.portal.Notification">
    <method name="AddNotification">
      <arg type="s" direction="in"/>
      <arg type="a{sv}" direction="in"/>
    </method>
    <method name="RemoveNotification">
      <arg type="s" direction="in"/>
    </method>
    <signal name="ActionInvoked">
      <arg type="s"/>
      <arg type="s"/>
      <arg type="av"/>
    </signal>
    <property name="version" type="u" access="read"/>
  </interface>
</node>
"""


def connect():
    return Gio.DBusConnection.new_for_address_sync(
        os.environ["DBUS_SESSION_BUS_ADDRESS"],
        Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION,
        None,
        None,
    )


class Bus:
    """The session bus, as somebody else on it."""

    def __init__(self):
        self.connection = connect()

    def ask(self, name, path, interface, method, parameters=None, patience=PATIENCE):
        return self.connection.call_sync(
            name, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE, int(patience * 1000), None
        )

    def ask_daemon(self, method, parameters=None):
        return self.ask(
            "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method, parameters
        ).unpack()

    def has(self, name):
        return self.ask_daemon("NameHasOwner", GLib.Variant("(s)", (name,)))[0]

    def find_pid(self, name):
        return self.ask_daemon("GetConnectionUnixProcessID", GLib.Variant("(s)", (name,)))[0]

    def install(self, binary, environment, log):
        """Has the bus start Trellis when somebody asks for it. What it complains about goes to @log."""
        folder = os.path.join(os.environ["XDG_RUNTIME_DIR"], "dbus-1", "services")
        os.makedirs(folder, exist_ok=True)
        settings = [f"{name}={value}" for name, value in environment.items()]
        command = shlex.join(["/usr/bin/env", *settings, binary, "--gapplication-service"])
        starter = os.path.join(folder, "start-trellis")
        with open(starter, "w", encoding="utf-8") as file:
            file.write(f"exec {command} 2>>{shlex.quote(log)}\n")
        with open(os.path.join(folder, APP_ID + ".service"), "w", encoding="utf-8") as file:
            file.write(f'[D-BUS Service]\nName={APP_ID}\nExec=/bin/sh "{starter}"\n')
        self.ask_daemon("ReloadConfig")


class Service:
    """Answers on the bus under a name, in a thread of its own."""

    name = None
    path = None
    description = None

    def __init__(self):
        self.context = GLib.MainContext.new()
        self.loop = GLib.MainLoop.new(self.context, False)
        self.ready = threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()
        assert self.ready.wait(PATIENCE), f"{self.name} does not start"

    def _run(self):
        self.context.push_thread_default()
        self.connection = connect()
        for interface in Gio.DBusNodeInfo.new_for_xml(self.description).interfaces:
            self.connection.register_object(self.path, interface, self._called, self._asked, None)
        self.connection.call_sync(
            "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
            GLib.Variant("(su)", (self.name, 4)), None, Gio.DBusCallFlags.NONE, -1, None,
        )
        self.ready.set()
        self.loop.run()
        self.context.pop_thread_default()

    def _called(self, _connection, sender, _path, _interface, method, parameters, invocation):
        self.files = invocation.get_message().get_unix_fd_list()
        answer = self.answer(method, parameters, sender)
        invocation.return_value(answer)

    def _asked(self, *_what):
        return GLib.Variant("u", 2)

    def answer(self, method, parameters, sender):
        raise NotImplementedError

    def stop(self):
        self.loop.quit()
        self.thread.join()
        self.connection.close_sync(None)


class Notification:
    def __init__(self, identity, content):
        self.identity = identity
        self.title = content["title"]
        self.body = content["body"]
        self.default = (content["default-action"], content["default-action-target"])
        self.buttons = {
            button["label"]: (button["action"], button["target"]) for button in content.get("buttons", [])
        }


class Notifications(Service):
    """Shows notifications as GNOME Shell does; what they ask for is asked of the application, which need
    not run."""

    name = "org.gtk.Notifications"
    path = "/org/gtk/Notifications"
    description = NOTIFICATIONS

    def __init__(self):
        self.shown = {}
        self.arrived = []
        super().__init__()

    def answer(self, method, parameters, _sender):
        if method == "AddNotification":
            _app, identity, content = parameters.unpack()
            self.shown[identity] = Notification(identity, content)
            self.arrived.append(content["title"])
        else:
            self.shown.pop(parameters.unpack()[1], None)

    def find(self, title):
        def look():
            return next((item for item in list(self.shown.values()) if item.title == title), None)

        return wait_for(look, f"no notification “{title}” among {[i.title for i in self.shown.values()]}")

    def wait_until_gone(self, notification):
        wait_for(lambda: notification.identity not in self.shown, f"“{notification.title}” stays")

    def press(self, bus, notification, label=None):
        action, target = notification.default if label is None else notification.buttons[label]
        bus.ask(
            APP_ID, APP_PATH, "org.freedesktop.Application", "ActivateAction",
            GLib.Variant("(sava{sv})", (action.removeprefix("app."), [GLib.Variant("s", target)], {})),
        )


class PlainNotifications(Service):
    """What other desktops have: it can only tell a program that runs which button was pressed."""

    name = "org.freedesktop.Notifications"
    path = "/org/freedesktop/Notifications"
    description = PLAIN_NOTIFICATIONS

    def __init__(self):
        self.shown = {}
        self.last = 0
        super().__init__()

    def answer(self, method, parameters, _sender):
        if method == "CloseNotification":
            self.shown.pop(parameters.unpack()[0], None)
            return None
        _app, replaced, _icon, title, body, actions, _hints, _timeout = parameters.unpack()
        if replaced == 0:
            self.last += 1
            replaced = self.last
        self.shown[replaced] = (title, body, dict(zip(actions[1::2], actions[::2])))
        return GLib.Variant("(u)", (replaced,))

    def find(self, title):
        def look():
            return next((number for number, what in list(self.shown.items()) if what[0] == title), None)

        return wait_for(look, f"no notification “{title}” among {list(self.shown.values())}")

    def press(self, number, label):
        self.connection.emit_signal(
            None, self.path, self.name, "ActionInvoked",
            GLib.Variant("(us)", (number, self.shown[number][2][label])),
        )


class Portal(Service):
    name = "org.freedesktop.portal.Desktop"
    path = PORTAL_PATH
    description = PORTAL

    def __init__(self):
        self.requests = []
        self.mails = []
        self.mail_response = 0
        self.shown = {}
        self.allows = False
        super().__init__()

    def respond(self, options, sender, response, results):
        handle = f"{PORTAL_PATH}/request/{sender[1:].replace('.', '_')}/{options['handle_token']}"
        self.connection.emit_signal(
            sender, handle, "org.freedesktop.portal.Request", "Response",
            GLib.Variant("(ua{sv})", (response, results)),
        )
        return GLib.Variant("(o)", (handle,))

    def take_attachments(self, options):
        """What the mail brings, by the names of the files."""
        attachments = {}
        for index in options.pop("attachment_fds"):
            number = self.files.get(index)
            name = os.path.basename(os.readlink(f"/proc/self/fd/{number}"))
            with open(number, encoding="utf-8") as file:
                attachments[name] = file.read()
        return attachments

    def answer(self, method, parameters, sender):
        if method == "RequestBackground":
            options = parameters.unpack()[1]
            self.requests.append(options)
            return self.respond(
                options, sender, 0 if self.allows else 1,
                {
                    "background": GLib.Variant("b", self.allows),
                    "autostart": GLib.Variant("b", self.allows and options["autostart"]),
                },
            )
        if method == "ComposeEmail":
            options = parameters.unpack()[1]
            self.mails.append((options, self.take_attachments(options)))
            return self.respond(options, sender, self.mail_response, {})
        if method == "AddNotification":
            identity, content = parameters.unpack()
            self.shown[identity] = content
        else:
            self.shown.pop(parameters.unpack()[0], None)
        return None
