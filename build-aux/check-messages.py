#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks for messages that nobody can translate well without asking, and for translations that are
wrong in a way that can be seen without knowing the language.

check-messages.py TEMPLATE.pot [LANGUAGE.po…]

A comment for translators ("Translators: …") is asked of every message with a placeholder, unless
it tells by itself what stands there: a number that is counted in plural forms, or one text in a
sentence of at least four words besides. What is counted has its number in each of its forms: where
English needs none for one thing, others write 1, 21 and 31 with the same form. Patterns of dates have a comment that says so, and are not
taken for formats of C. Their translations tell the same parts of a time. What the help
names in bold is called as the views call it, in each language. Translations need not be complete
here. Email is called so everywhere, neither e-mail nor mail."""

import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "lib"))
import messages  # noqa: E402

ENOUGH_WORDS = 4

WORD = re.compile(r"[^\W\d_]{2,}")
TYPEWRITER = re.compile(r"\.\.\.|\w'\w|\"")
OTHER_EMAIL = re.compile(r"\b(e-)?mails?\b", re.IGNORECASE)
BOLD = re.compile(r"\*\*(.+?)\*\*")
MNEMONIC = re.compile(r"_(?=\w)")
DIRECTIVE = re.compile(r"%[-_0^#EO]*(.)")

# The part of a time that a directive tells.
PARTS = {
    **dict.fromkeys("aAuw", "weekday"),
    **dict.fromkeys("de", "day"),
    **dict.fromkeys("bBhm", "month"),
    **dict.fromkeys("yYG", "year"),
    **dict.fromkeys("xDF", "date"),
    **dict.fromkeys("HIkl", "hour"),
    **dict.fromkeys("pPr", "half of the day"),
    **dict.fromkeys("XTR", "time"),
    "M": "minute",
    "S": "second",
    "Z": "zone",
}
# Those that no format of C has.
DATES_ONLY = set(PARTS) - set("adeXupFG")


def find_parts(pattern):
    """The parts that a pattern of dates tells; None if it is none."""
    letters = DIRECTIVE.findall(pattern.replace("%%", ""))
    if not letters or any(letter not in PARTS for letter in letters):
        return None
    return {PARTS[letter] for letter in letters}


def is_evident(text, is_plural):
    n_placeholders = len(messages.PLACEHOLDER.findall(text))
    n_words = len(WORD.findall(messages.PLACEHOLDER.sub(" ", text)))
    return n_placeholders == 1 and (is_plural or n_words >= ENOUGH_WORDS)


def find_fault(message):
    text = message.plural or message.text
    is_c_format = "c-format" in message.flags
    n_placeholders = [len(messages.PLACEHOLDER.findall(form)) for form in (message.text, text)]

    if TYPEWRITER.search(text):
        return "has dots or quotation marks of a typewriter"
    if OTHER_EMAIL.search(MNEMONIC.sub("", text)):
        return "calls email otherwise"
    if message.plural and (n_placeholders[0] != n_placeholders[1] or not n_placeholders[1]):
        return "does not have its number in each of its forms"
    if message.is_date:
        return "is a pattern of dates and is taken for a format of C" if is_c_format else None
    if any(letter in DATES_ONLY for letter in DIRECTIVE.findall(text)) and not is_c_format:
        return "is a pattern of dates; its comment has to mention g_date_time_format()"
    if not is_c_format or not messages.PLACEHOLDER.search(text) or "Translators:" in message.comment:
        return None
    if not is_evident(text, message.plural is not None):
        return "has placeholders and no comment for translators"
    return None


def find_wrong_dates(path, dates):
    for message in messages.read(path):
        if (message.texts.get("msgctxt"), message.text) not in dates:
            continue
        for translation in message.translations:
            if translation and find_parts(translation) != find_parts(message.text):
                yield f"{path}: “{translation}” does not tell the same of a time as “{message.text}”"


def find_wrong_names(path):
    """What a page of the help calls otherwise than the views. Words in bold that are in no view are
    just words."""
    translated = messages.read(path)
    names = {}
    for message in translated:
        shown = {MNEMONIC.sub("", text) for text in message.translations}
        names.setdefault(MNEMONIC.sub("", message.text), set()).update(shown)

    for message in translated:
        if not message.place.startswith("data/help/") or not all(message.translations):
            continue
        meant = [name for name in BOLD.findall(message.text) if name in names]
        said = BOLD.findall(message.translations[0])
        for name in meant:
            if not names[name].intersection(said):
                yield f"{path}: “{name}” is called otherwise in “{message.translations[0][:60]}…”"


def check_format(path):
    result = subprocess.run(
        ["msgfmt", "--check", "--output-file=/dev/null", path], stderr=subprocess.PIPE, text=True, check=False
    )
    return [result.stderr.strip()] if result.returncode or result.stderr.strip() else []


def main():
    template = messages.read(sys.argv[1])
    faults = []
    for message in template:
        fault = find_fault(message)
        if fault:
            faults.append(f"{message.place}: “{message.text}” {fault}")

    dates = {(message.texts.get("msgctxt"), message.text) for message in template if message.is_date}
    for path in sys.argv[2:]:
        faults += check_format(path)
        faults += find_wrong_dates(path, dates)
        faults += find_wrong_names(path)

    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
