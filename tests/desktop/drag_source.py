# SPDX-License-Identifier: GPL-3.0-or-later
"""A window that a file can be dragged out of, as from a file manager. It is named “Files”, and says on its
standard output when a drag has ended."""

import sys

import gi

gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, Gio, GLib, Gtk  # noqa: E402


def main():
    Gtk.init()
    # What a file manager gives: the files, and their names for who takes nothing but text.
    files = Gdk.FileList.new_from_list([Gio.File.new_for_path(path) for path in sys.argv[1:]])
    source = Gtk.DragSource(
        content=Gdk.ContentProvider.new_union([
            Gdk.ContentProvider.new_for_value(files),
            Gdk.ContentProvider.new_for_bytes("text/plain", GLib.Bytes.new("\n".join(sys.argv[1:]).encode())),
        ])
    )
    source.connect("drag-end", lambda *_: print("ended", flush=True))
    label = Gtk.Label(label="Drag me")
    label.add_controller(source)
    window = Gtk.Window(title="Files", child=label, default_width=200, default_height=200)
    loop = GLib.MainLoop()
    window.connect("close-request", lambda *_: loop.quit())
    window.present()
    loop.run()


main()
