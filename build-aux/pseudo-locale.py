#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A language that nobody speaks, from the template of all translations: every text is there, marked
by « and », with accents, and about a third longer, as in many a language, and can still be read.
Text on the screen without these marks cannot be translated.

pseudo-locale.py TEMPLATE.pot OUTPUT.po DOMAIN: writes OUTPUT.po and, beside it, the catalogue
en@pseudo/LC_MESSAGES/DOMAIN.mo."""

import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "lib"))
import messages  # noqa: E402

GROWTH = 0.35

VOWELS = "aeiouáéíóú"
ACCENTS = str.maketrans(
    "acdeghijklnorstuwyzACDEGHIJKLNORSTUWYZ",
    "áçđéĝĥíĵķłñóŕšťúŵýžÁÇĐÉĜĤÍĴĶŁÑÓŔŠŤÚŴÝŽ",
)

# What a program reads: formats, markup, entities, addresses, where links of Markdown lead, code, and the
# letter of an access key.
KEPT = re.compile(
    messages.PLACEHOLDER.pattern + r"|%%|<[^<>]+>|&\w+;|\]\([^)]*\)|`[^`]*`|\w+://\S+|_\w|\{\w+\}"
)

HEADER = """msgid ""
msgstr ""
"Language: en@pseudo\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""


def split(text):
    """Pairs of text to change and what is kept after it."""
    start = 0
    for match in KEPT.finditer(text):
        yield text[start : match.start()], match.group()
        start = match.end()
    yield text[start:], ""


def stretch(text, due):
    """Doubles vowels, evenly; the more the longer the text has to become by @due, which is carried
    from one piece to the next."""
    result = []
    for letter in text:
        due += GROWTH
        result.append(letter)
        if due >= 1 and letter.lower() in VOWELS:
            times = min(int(due), 2)
            result.append(letter.lower() * times)
            due -= times
    return "".join(result), due


def change(text, is_date):
    """The text in the language. The patterns of dates stay, in the marks."""
    core = text.strip()
    if not core:
        return text
    start = text.index(core)
    changed = core
    if not is_date:
        pieces, due = [], 1.0
        for piece, kept in split(core):
            stretched, due = stretch(piece.translate(ACCENTS), due)
            pieces += [stretched, kept]
        changed = "".join(pieces)
    return f"{text[:start]}«{changed}»{text[start + len(core):]}"


def write(message):
    result = ["#, c-format"] if "c-format" in message.flags else []
    for name in ("msgctxt", "msgid", "msgid_plural"):
        if name in message.texts:
            result.append(f"{name} {messages.quote(message.texts[name])}")
    if message.plural is None:
        result.append(f"msgstr {messages.quote(change(message.text, message.is_date))}")
    else:
        result.append(f"msgstr[0] {messages.quote(change(message.text, message.is_date))}")
        result.append(f"msgstr[1] {messages.quote(change(message.plural, message.is_date))}")
    return "\n".join(result) + "\n"


def main():
    template, output, domain = sys.argv[1:]
    texts = [write(message) for message in messages.read(template)]
    path = pathlib.Path(output)
    folder = path.parent / "en@pseudo" / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([HEADER, *texts]), encoding="utf-8")

    subprocess.run(["msgfmt", "--check-format", "-o", folder / f"{domain}.mo", output], check=True)


if __name__ == "__main__":
    main()
