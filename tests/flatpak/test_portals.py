# SPDX-License-Identifier: GPL-3.0-or-later
"""What reaches beyond the sandbox does so through the desktop's real portals, and a person has a say in
it: files, printing, mail."""

import os
import subprocess

from sandbox import EXPORTS, HOME, ID, Sandboxed, find_program

from application import Skipped, ask_xdotool, key, run_tap, run_xdotool, settle, type_text, wait_for

PARTNER = "Halima Osei"
ADDRESS = "halima.osei@northrail.example"


def install_handler():
    """A program of the desktop's that writes down what it is asked to open; the file that it writes."""
    applications = os.path.join(os.environ["XDG_DATA_HOME"], "applications")
    program = os.path.join(HOME, "handler.sh")
    got = os.path.join(HOME, "got")
    os.makedirs(applications, exist_ok=True)
    with open(program, "w", encoding="utf-8") as file:
        file.write(f'#!/bin/sh\nprintf "%s" "$1" >"{got}.new"\nmv "{got}.new" "{got}"\n')
    os.chmod(program, 0o755)
    with open(os.path.join(applications, "test-handler.desktop"), "w", encoding="utf-8") as file:
        file.write(
            f"[Desktop Entry]\nType=Application\nName=Handler\nExec={program} %u\n"
            "MimeType=x-scheme-handler/mailto;\n"
        )
    with open(os.path.join(os.environ["XDG_CONFIG_HOME"], "mimeapps.list"), "w", encoding="utf-8") as file:
        file.write("[Default Applications]\nx-scheme-handler/mailto=test-handler.desktop\n")
    return got


def take(got):
    wait_for(lambda: os.path.exists(got), "nothing arrives at the other program")
    with open(got, encoding="utf-8") as file:
        text = file.read()
    os.remove(got)
    return text


def find_window(title):
    return next(iter(ask_xdotool("search", "--onlyvisible", "--name", f"^{title}$")), None)


class PortalDialog:
    """A window that the portal opens for Trellis, outside of its sandbox."""

    def __init__(self, application, title):
        self.application = application
        self.title = title
        self.widget = wait_for(self._find, f"the portal does not open “{title}”")
        xid = wait_for(lambda: find_window(title), f"“{title}” is not mapped")
        run_xdotool("windowfocus", xid)
        settle(0.3)

    def _find(self):
        program = find_program("xdg-desktop-portal-gtk")
        if program is None:
            return None
        return next((window for window in program.children() if window.name == self.title), None)

    def find(self, role, words):
        """What of that role has @words in its name."""

        def look(widget):
            for child in widget.children():
                if child.role == role and words in child.name:
                    return child
                found = look(child)
                if found is not None:
                    return found
            return None

        return wait_for(lambda: look(self.widget), f"no {role} with “{words}” in “{self.title}”")

    def is_closed(self):
        wait_for(lambda: self._find() is None, f"“{self.title}” stays")
        self.application.focus_window()


def read_pdf(path):
    """Empty as long as it is not whole."""
    return subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=False).stdout


def open_partner(application):
    application.press(PARTNER, role="list item")
    application.find(name="Overview", role="page tab")


def need_documents():
    if os.environ["XDG_RUNTIME_DIR"] != f"/run/user/{os.getuid()}":
        raise Skipped("only root can give the desktop the folder in which a sandbox looks for documents")


def test_a_file_is_written_where_a_person_says():
    need_documents()
    path = os.path.join(HOME, "exported.ics")
    application = Sandboxed("--demo")
    application.find(name=PARTNER, role="list item")
    settle(0.5)
    key("F10")
    application.press("Export…")
    dialog = PortalDialog(application, "Export")
    key("ctrl+a")
    type_text(path)
    key("Return")
    dialog.is_closed()
    application.find(name="File saved")
    with open(path, encoding="utf-8", newline="") as file:
        assert file.read().startswith("BEGIN:VCALENDAR\r\n")
    application.quit()


def test_a_file_is_opened_that_a_person_opens():
    """As the desktop entry that Flatpak writes does."""
    need_documents()
    path = os.path.join(HOME, "ada.vcf")
    with open(path, "w", encoding="utf-8") as file:
        file.write("BEGIN:VCARD\nVERSION:4.0\nFN:Ada Lovelace\nTITLE:Programmer\nEND:VCARD\n")
    with open(os.path.join(EXPORTS, "applications", f"{ID}.desktop"), encoding="utf-8") as file:
        (line,) = [line.removeprefix("Exec=").split() for line in file if "@@u %U @@" in line]
    assert line[0].endswith("flatpak") and line[1] == "run", line
    start = [word for word in line[2:-3] if word not in ("@@u", ID)]
    application = Sandboxed("@@u", f"file://{path}", "@@", prefix=("flatpak", "run", *start))
    application.find(name="Who Is Ada Lovelace?")
    application.press("My Mentor", role="button")
    application.find(contains="Programmer")
    application.quit()


def test_a_printer_is_chosen_outside():
    path = os.path.abspath("output.pdf")  # where GTK puts it if nobody says otherwise
    assert not os.path.exists(path), path
    application = Sandboxed("--demo")
    application.find(name=PARTNER, role="list item")
    open_partner(application)
    key("alt+2")
    application.find(name="Mentoring Agreement", role="heading")
    key("ctrl+p")
    dialog = PortalDialog(application, "Print")
    dialog.find("table cell", "Print to File")
    key("Tab", "Down")
    dialog.find("button", "/output.pdf")
    key("alt+p")
    dialog.is_closed()
    wait_for(lambda: os.path.exists(path) and read_pdf(path), "nothing is printed")
    text = read_pdf(path)
    os.remove(path)
    assert text.startswith("Mentoring Agreement\n") and PARTNER in text, text[:200]
    application.quit()


def test_letters_go_to_the_mail_program():
    got = install_handler()
    application = Sandboxed("--demo")
    application.find(name=PARTNER, role="list item")
    open_partner(application)
    application.press("Write an Email", role="button")
    assert take(got) == f"mailto:{ADDRESS}"
    key("alt+2")
    application.press("Agreement Menu", role="toggle button")
    application.press("Send by Email…", role="menu item")
    letter = take(got)
    assert letter.startswith(f"mailto:{ADDRESS}?subject=Mentoring%20Agreement&body="), letter[:100]
    application.quit()


run_tap(
    [
        test_a_file_is_written_where_a_person_says,
        test_a_file_is_opened_that_a_person_opens,
        test_a_printer_is_chosen_outside,
        test_letters_go_to_the_mail_program,
    ],
    "flatpak",
)
