# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the main views, made by using the real application with its sample data. Every view
in any look: test-looks.c.

shots.py --binary BINARY --output FOLDER [--only NAME…]"""

import argparse
import os
import shutil
import tempfile

from application import Application, key, settle, type_text

# Without a window manager, a window keeps five pixels on each side for its shadow.
SIZES = {"wide": (1100, 760), "narrow": (370, 650)}
SCHEMES = {"light": "prefer-light", "dark": "prefer-dark"}

# What GNOME sets, which is not there to ask.
SETTINGS = """[Settings]
gtk-font-name=Adwaita Sans 11
gtk-decoration-layout=:close
gtk-enable-animations=0
"""

# In the narrow window the sidebar is a page of its own, behind the content.
PARTNER = "Halima Osei"


def open_match(application):
    if application.search(name=PARTNER, role="list item") is None:
        key("alt+Left")
    application.press(PARTNER, role="list item")
    settle(0.8)


def go_to_place(application, number):
    key(f"alt+{number}")
    settle(0.8)


def open_next_meeting(application):
    go_to_place(application, 3)
    application.find(role="list item", contains="Hard questions").press()
    settle(0.8)


def go_to_section(application, name):
    application.press(name)
    settle(0.8)


def search_word(application):
    key("ctrl+f")
    type_text("finance")
    settle(0.8)


# Name of the picture, and how to get from the view before to this one.
VIEWS = [
    ("home", lambda application: None),
    ("overview", open_match),
    ("agreement", lambda application: go_to_place(application, 2)),
    ("meetings", lambda application: go_to_place(application, 3)),
    ("notes", lambda application: go_to_place(application, 4)),
    ("goals", lambda application: go_to_place(application, 5)),
    ("prepare", open_next_meeting),
    ("meet", lambda application: go_to_section(application, "Meet")),
    ("wrap-up", lambda application: go_to_section(application, "Wrap Up")),
    ("follow-up", lambda application: go_to_section(application, "Follow Up")),
    ("search", search_word),
]


def write_settings(folder):
    path = os.path.join(folder, "config", "gtk-4.0")
    os.makedirs(path)
    with open(os.path.join(path, "settings.ini"), "w", encoding="utf-8") as file:
        file.write(SETTINGS)


def take(binary, output, size, scheme, only):
    folder = tempfile.mkdtemp(prefix="trellis-shots-")
    write_settings(folder)
    os.environ["ADW_DEBUG_COLOR_SCHEME"] = SCHEMES[scheme]
    application = Application(binary, folder, "--demo")
    application.resize(*SIZES[size])
    try:
        for name, reach in VIEWS:
            reach(application)
            if only and name not in only:
                continue
            path = os.path.join(output, f"{name}-{size}-{scheme}.png")
            application.picture(path)
            print(path, flush=True)
    finally:
        application.kill()
        shutil.rmtree(folder, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--output", required=True)
    parser.add_argument("--only", nargs="*", default=[])
    options = parser.parse_args()

    os.makedirs(options.output, exist_ok=True)
    take(options.binary, options.output, "wide", "light", options.only)
    take(options.binary, options.output, "wide", "dark", options.only)
    take(options.binary, options.output, "narrow", "light", options.only)


if __name__ == "__main__":
    main()
