# SPDX-License-Identifier: GPL-3.0-or-later
"""The messages of a PO file or of a template."""

import pathlib
import re

# What printf() replaces.
PLACEHOLDER = re.compile(
    r"%(?:\d+\$)?[-+ #0']*\d*(?:\.\d+)?(?:hh|h|ll|l|z|j|t)?(?:<PRI\w+>|[diouxXeEfFgGcsp])"
)

ESCAPES = {"n": "\n", "t": "\t"}


class Message:
    def __init__(self):
        self.comment = ""  # for translators
        self.flags = set()
        self.place = ""  # the first
        self.texts = {}  # by keyword: msgctxt, msgid, msgid_plural, msgstr, msgstr[0]…

    @property
    def text(self):
        return self.texts["msgid"]

    @property
    def plural(self):
        return self.texts.get("msgid_plural")

    @property
    def translations(self):
        return [text for keyword, text in self.texts.items() if keyword.startswith("msgstr")]

    @property
    def is_date(self):
        """Whether it is a pattern of dates."""
        return "g_date_time_format" in self.comment

    def add_line(self, line, keyword):
        """Reads a line that goes on with @keyword, and returns its own."""
        if line.startswith("#."):
            self.comment += line[2:] + "\n"
        elif line.startswith("#,"):
            self.flags.update(flag.strip() for flag in line[2:].split(","))
        elif line.startswith("#:"):
            self.place = self.place or line[2:].split()[0]
        elif not line.startswith("#"):
            match = re.match(r"(\w+(?:\[\d\])?) ", line)
            keyword = match.group(1) if match else keyword
            self.texts[keyword] = self.texts.get(keyword, "") + unquote(line)
        return keyword


def unquote(line):
    quoted = re.search(r'"(.*)"', line).group(1)
    return re.sub(r"\\(.)", lambda match: ESCAPES.get(match.group(1), match.group(1)), quoted)


def quote(text):
    for letter, escape in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(letter, escape)
    return f'"{text}"'


def read(path):
    """All messages of the file but its head."""
    messages = []
    for block in pathlib.Path(path).read_text(encoding="utf-8").strip().split("\n\n"):
        message, keyword = Message(), None
        for line in block.splitlines():
            keyword = message.add_line(line, keyword)
        if message.texts.get("msgid"):
            messages.append(message)
    return messages
