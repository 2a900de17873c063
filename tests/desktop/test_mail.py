# SPDX-License-Identifier: GPL-3.0-or-later
"""What a mail program gets when Trellis hands a letter to it: a program of the test's own takes the
place of the one that a person would have. And what is said where there is none."""

import os
import shutil
import sys
import tempfile
from urllib.parse import parse_qs, unquote, urlsplit

from gi.repository import Gio

from application import Application, Skipped, key, run_tap, wait_for
from journal import fill
from services import Portal

BINARY = os.path.abspath(sys.argv[1])
PARTNER = "Halima Osei"
ADDRESS = "halima+grüße&co@northrail.example"
MEETING = "Hard questions"
SUMMARY = (
    "Ärger & Mühe: 100 % gelöst? “Ja” – so = gut…\n\n"
    "- a+b, c#d; e/f\\g <h> \"i\" 'j'\n"
    + "\n".join(f"{number}. Schöne Zeile über Straßenbäume 🌳" for number in range(600))
)


def find_record(records, field, value):
    return next(record for record in records if record.get(field) == value)


def write_words(summary):
    def write(journal):
        find_record(journal["person"], "name", PARTNER)["email"] = ADDRESS
        find_record(journal["meeting"], "title", MEETING)["summary"] = summary

    return write


def install_mail_program(folder):
    """One that writes down what it is asked for; the file that it writes."""
    applications = os.path.join(folder, "data", "applications")
    config = os.path.join(folder, "config")
    program = os.path.join(folder, "mail program.sh")
    got = os.path.join(folder, "got")
    os.makedirs(applications, exist_ok=True)
    os.makedirs(config, exist_ok=True)
    with open(program, "w", encoding="utf-8") as file:
        file.write(f'#!/bin/sh\nprintf "%s" "$1" >"{got}.new"\nmv "{got}.new" "{got}"\n')
    os.chmod(program, 0o755)
    with open(os.path.join(applications, "test-mail.desktop"), "w", encoding="utf-8") as file:
        file.write(
            f'[Desktop Entry]\nType=Application\nName=Mail\nExec="{program}" %u\n'
            "MimeType=x-scheme-handler/mailto;\n"
        )
    with open(os.path.join(config, "mimeapps.list"), "w", encoding="utf-8") as file:
        file.write("[Default Applications]\nx-scheme-handler/mailto=test-mail.desktop\n")
    return got


def take(got):
    """The letter that arrived: to whom, and its fields as they are read by RFC 6068."""
    wait_for(lambda: os.path.exists(got), "nothing arrives at the mail program")
    with open(got, encoding="ascii") as file:  # everything else is percent-encoded
        uri = file.read()
    os.remove(got)
    assert uri.startswith("mailto:"), uri[:40]
    assert "+" not in urlsplit(uri).query, "a plus stands for itself in some programs, not in others"
    fields = parse_qs(urlsplit(uri).query, strict_parsing="?" in uri)
    return unquote(urlsplit(uri).path), {name: values[0] for name, values in fields.items()}


def start(folder, summary=SUMMARY):
    fill(BINARY, folder, write_words(summary))
    application = Application(BINARY, folder)
    application.press(PARTNER, role="list item")
    application.find(name="Overview", role="page tab")
    return application


def open_follow_up(application):
    key("alt+3")
    application.find(contains=MEETING, role="list item").press()
    # By itself, as for a moment a key is still that of the page which goes.
    application.press("Follow Up", role="page tab")
    return application.find(name="Send by Email…", role="button")


def test_letters_arrive_whole():
    folder = tempfile.mkdtemp(prefix="trellis-mail-")
    got = install_mail_program(folder)
    application = start(folder)

    application.press("Write an Email", role="button")
    assert take(got) == (ADDRESS, {})

    key("alt+2")
    application.press("Agreement Menu", role="toggle button")
    application.press("Send by Email…", role="menu item")
    to, fields = take(got)
    assert to == ADDRESS and fields["subject"] == "Mentoring Agreement", (to, fields["subject"])
    assert PARTNER in fields["body"], fields["body"]

    send = open_follow_up(application)
    send.press()
    to, fields = take(got)
    assert to == ADDRESS and MEETING in fields["subject"], (to, fields["subject"])
    assert SUMMARY.replace("\n", "\r\n") in fields["body"], fields["body"][:300]
    application.find(name="Summary marked as sent")
    application.quit()
    shutil.rmtree(folder, ignore_errors=True)


def test_thanks_of_the_conclusion_arrive():
    folder = tempfile.mkdtemp(prefix="trellis-mail-")
    got = install_mail_program(folder)
    application = start(folder)

    application.press("Match Menu", role="toggle button")
    application.press("Conclude…", role="menu item")
    thanks = application.find(name="Thanks", role="text")
    thanks.write("For the walk in März")
    wait_for(lambda: thanks.text == "For the walk in März", "the keys have not arrived")
    application.press("Send by Email…", role="button")
    to, fields = take(got)
    assert to == ADDRESS and fields["subject"] == "Thank you", (to, fields["subject"])
    assert f"Hello {PARTNER},\r\n\r\nFor the walk in März\r\n" in fields["body"], fields["body"]
    application.quit()
    shutil.rmtree(folder, ignore_errors=True)


def test_without_a_mail_program_it_is_said():
    if Gio.AppInfo.get_default_for_uri_scheme("mailto") is not None:
        raise Skipped("this computer has a mail program")
    folder = tempfile.mkdtemp(prefix="trellis-mail-")
    application = start(folder)
    application.press("Write an Email", role="button")
    application.find(name="No email program opened")
    open_follow_up(application).press()
    application.find(name="No email program opened. Copy the summary instead.")
    sent = application.find(name="Sent", role="check box")
    assert not sent.checked, "what was not sent is marked as sent"
    application.quit()
    shutil.rmtree(folder, ignore_errors=True)


def test_what_is_too_long_is_not_sent_in_part():
    folder = tempfile.mkdtemp(prefix="trellis-mail-")
    got = install_mail_program(folder)
    application = start(folder, f"{'ä' * 100}\n" * 220)
    open_follow_up(application).press()
    application.find(name="Too long for another program. Copy it instead.")
    assert not application.find(name="Sent", role="check box").checked
    assert not os.path.exists(got)
    application.quit()
    shutil.rmtree(folder, ignore_errors=True)


MENTEE = "Priya Raghunathan"
FACTS = "Not for anybody else"


def not_introduced(journal):
    person = find_record(journal["person"], "name", MENTEE)
    person["email"] = ADDRESS
    find_record(journal["match"], "partner", person["uid"])["introduced"] = False
    find_record(journal["person"], "is_me", True)["known_facts"] = FACTS


def introduce(application):
    application.press(MENTEE, role="list item")
    application.press("Write", role="button")
    return application.find(name="Attach my contact card", role="check box")


def test_introduction_brings_the_card():
    folder = tempfile.mkdtemp(prefix="trellis-mail-")
    got = install_mail_program(folder)
    portal = Portal()
    fill(BINARY, folder, not_introduced)
    application = Application(BINARY, folder)

    # Thinking better of it in the portal's dialog, nothing has been sent.
    portal.mail_response = 1
    assert introduce(application).checked
    application.press("Write Email", role="button")
    wait_for(lambda: portal.mails, "no mail is asked for")

    # No mail program for attachments: the letter goes all the same, and it is said what is missing.
    portal.mail_response = 2
    application.press("Write", role="button")
    application.press("Write Email", role="button")
    application.find(contains="save the card in Preferences")
    to, fields = take(got)
    assert to == ADDRESS and "Ines" in fields["body"], (to, fields)
    application.quit()
    shutil.rmtree(os.path.join(folder, "data", "trellis"))

    # A program that takes attachments.
    fill(BINARY, folder, not_introduced)
    portal.mails.clear()
    portal.mail_response = 0
    application = Application(BINARY, folder)
    introduce(application)
    application.press("Write Email", role="button")
    wait_for(lambda: portal.mails, "no mail is asked for")
    options, attachments = portal.mails[0]
    assert options["address"] == ADDRESS and fields["subject"] == options["subject"], options
    assert options["body"].replace("\n", "\r\n") == fields["body"], options["body"]
    card = attachments["Ines Calderón.vcf"]
    assert FACTS not in card and not os.path.exists(got)
    wait_for(lambda: application.search(name="Say Hello") is None, "it is to be done still")

    # The same card can be saved, for other programs.
    path = os.path.join(folder, "card.vcf")
    key("ctrl+comma")
    application.press("Save as Contact Card…", role="button")
    application.choose_file("Save Contact Card", path)
    application.find(contains="Contact card saved")
    with open(path, encoding="utf-8", newline="") as file:
        saved = file.read()
    assert saved.replace("\r\n", "\n") == card, saved
    assert saved.startswith("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ines Calderón\r\n"), saved
    key("Escape")
    application.quit()
    portal.stop()
    shutil.rmtree(folder, ignore_errors=True)


run_tap(
    [
        test_introduction_brings_the_card,
        test_letters_arrive_whole,
        test_thanks_of_the_conclusion_arrive,
        test_without_a_mail_program_it_is_said,
        test_what_is_too_long_is_not_sent_in_part,
    ]
)
