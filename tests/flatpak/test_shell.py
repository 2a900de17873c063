# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak in GNOME Shell, on Wayland: it is written into by the Shell's keyboard, its menus and dialogs
come up, the Shell shows its reminders, also of when nothing of it runs, and the Shell's own search finds
what is in the journal. Skipped where there is no GNOME Shell that is new enough."""

from shell import shell  # isort: skip

import subprocess
import sys

from sandbox import ID, Sandboxed, add_past_meeting, find_program

from application import Skipped, key, run_tap, settle, type_text, wait_for
from services import Bus

PICTURES = sys.argv[2]
PARTNER = "Ada Lovelace"
TOPIC = "Leaving the company"
NOTE = "First impressions"
WINDOWS = "global.get_window_actors().map(actor => actor.meta_window)"
PROVIDER = (
    "Main.overview._overview.controls._searchController._searchResults._providers"
    f".find(provider => provider.id === '{ID}.desktop')"
)

def need_shell():
    if shell is None:
        raise Skipped("GNOME Shell 46 or newer is not installed")


class InShell(Sandboxed):
    """Seen through the accessibility bus, and used by the Shell's keyboard."""

    def look_for_window(self, **what):
        self.window = wait_for(lambda: self._find_window(what), f"no window with {what}")
        wait_for(lambda: shell.ask(f"{WINDOWS}.length") == 1, "the Shell has no window of it")
        self.focus_window()

    def focus_window(self):
        shell.ask(f"Main.activateWindow({WINDOWS}[0])")
        wait_for(lambda: shell.ask(f"{WINDOWS}[0].has_focus()"), "the window has not the focus")


def list_notifications():
    """Of Trellis; each as its title and its text."""
    return shell.ask(
        "Main.messageTray.getSources().filter(source => source.title.startsWith('Trellis'))"
        ".flatMap(source => source.notifications.map(shown => [shown.title, shown.body]))"
    )


def end_all():
    subprocess.run(["flatpak", "kill", ID], stderr=subprocess.DEVNULL, check=False)
    wait_for(lambda: not Bus().has(ID), "it runs on")


def test_is_used_on_wayland():
    need_shell()
    application = InShell()
    application.find(name="Grow Together")
    assert shell.ask(f"{WINDOWS}[0].get_gtk_application_id()") == ID
    key("ctrl+n")
    application.find(role="dialog")
    type_text(PARTNER)
    key("Return")
    application.find(name=PARTNER, role="heading")
    key("ctrl+shift+n")
    application.find(name="Text of the Note")
    settle(0.5)
    type_text("Written on Wayland")
    application.find(contains="Written on Wayland")
    application.find(name="Title", role="text").write(NOTE)
    key("F10")
    application.find(name="Import…", role="menu item")
    settle(0.5)
    shell.picture(f"{PICTURES}-wayland.png")
    key("Escape")
    key("alt+Home")
    wait_for(lambda: application.search(contains="Written on Wayland") is None, "Home does not show")
    application.press("Search", role="button")
    application.find(name="Search", role="entry")
    type_text("written wayl")
    application.find(contains="Written on Wayland", role="list item")
    key("Escape")
    application.quit()


def test_the_shell_reminds_with_the_window_closed():
    need_shell()
    application = InShell()
    application.find(name=PARTNER, role="list item")
    key("ctrl+comma")
    application.find(role="dialog")
    application.press("Desktop", role="page tab")
    application.find(name="Remind Me").press()
    application.find(contains="starts with the session")
    settle(0.5)
    shell.picture(f"{PICTURES}-preferences.png")
    key("Escape")
    key("ctrl+w")
    wait_for(lambda: shell.ask(f"{WINDOWS}.length") == 0, "the window stays")
    assert application.process.poll() is None

    add_past_meeting(TOPIC)
    shown = wait_for(list_notifications, "the Shell shows nothing", patience=60)
    assert len(shown) == 1 and shown[0][0] == "Did It Happen?", shown
    assert PARTNER in shown[0][1] and TOPIC not in shown[0][1], shown
    settle(1)
    shell.picture(f"{PICTURES}-notification.png")

    # Nothing of Trellis runs any more when it is clicked on: the Shell starts it.
    application.put_an_end()
    end_all()
    shell.ask(
        "Main.messageTray.getSources().find(source => source.title.startsWith('Trellis'))"
        ".notifications[0].activate()"
    )
    wait_for(lambda: shell.ask(f"{WINDOWS}.length") == 1, "no window comes up", patience=60)
    window = wait_for(lambda: find_program("trellis"), "Trellis is not on the accessibility bus")
    window.find(name="Wrap Up", role="page tab")
    window.find(contains=TOPIC)
    assert list_notifications() == []
    end_all()


def find_in_overview(words):
    """The names of what the Shell shows of Trellis."""
    shell.ask(f"Main.overview.searchEntry.set_text('{words}')")
    names = f"Object.values({PROVIDER}.display._resultDisplays).map(found => found.metaInfo.name)"
    return wait_for(
        lambda: shell.ask(f"{PROVIDER}.display?.visible ?? false") and shell.ask(names),
        f"the Shell finds nothing for {words}", patience=60,
    )


def test_the_shell_searches_while_it_does_not_run():
    need_shell()
    shell.ask("Main.overview.show()")
    assert find_in_overview("lovel") == [PARTNER]
    shell.ask("Main.overview.searchEntry.set_text('')")
    wait_for(lambda: not shell.ask(f"{PROVIDER}.display?.visible ?? false"), "what was found stays")
    assert find_in_overview("impress") == [NOTE]
    settle(0.5)
    shell.picture(f"{PICTURES}-search.png")
    shell.ask("Main.overview.hide()")
    assert shell.ask(f"{WINDOWS}.length") == 0, "a query opened a window"
    end_all()


try:
    run_tap(
        [
            test_is_used_on_wayland,
            test_the_shell_reminds_with_the_window_closed,
            test_the_shell_searches_while_it_does_not_run,
        ],
        "flatpak",
    )
finally:
    if shell is not None:
        shell.stop()
