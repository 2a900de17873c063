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

GROWTH = 0.35

VOWELS = "aeiouáéíóú"
ACCENTS = str.maketrans(
    "acdeghijklnorstuwyzACDEGHIJKLNORSTUWYZ",
    "áçđéĝĥíĵķłñóŕšťúŵýžÁÇĐÉĜĤÍĴĶŁÑÓŔŠŤÚŴÝŽ",
)

# What a program reads: formats, markup, entities, addresses, where links of Markdown lead, code, and the
# letter of an access key.
KEPT = re.compile(
    r"%(?:\d+\$)?[-+ #0']*\d*(?:\.\d+)?(?:hh|h|ll|l|z|j|t)?(?:<PRI\w+>|[diouxXeEfFgGcsp%])"
    r"|<[^<>]+>|&\w+;|\]\([^)]*\)|`[^`]*`|\w+://\S+|_\w|\{\w+\}"
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


def unquote(lines):
    quoted = "".join(re.search(r'"(.*)"', line).group(1) for line in lines)
    return re.sub(r"\\(.)", lambda match: {"n": "\n", "t": "\t"}.get(match.group(1), match.group(1)), quoted)


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'


def read(block):
    """The comments of a message, and its texts by keyword."""
    comments, texts, keyword = [], {}, None
    for line in block.splitlines():
        if line.startswith("#"):
            comments.append(line)
        else:
            match = re.match(r"(\w+(?:\[\d\])?) ", line)
            keyword = match.group(1) if match else keyword
            texts.setdefault(keyword, []).append(line)
    return comments, {name: unquote(lines) for name, lines in texts.items()}


def write(comments, texts):
    is_date = any("g_date_time_format" in line for line in comments)
    result = [line for line in comments if line.startswith("#,")]
    for name in ("msgctxt", "msgid", "msgid_plural"):
        if name in texts:
            result.append(f"{name} {quote(texts[name])}")
    if "msgid_plural" in texts:
        result.append(f"msgstr[0] {quote(change(texts['msgid'], is_date))}")
        result.append(f"msgstr[1] {quote(change(texts['msgid_plural'], is_date))}")
    else:
        result.append(f"msgstr {quote(change(texts['msgid'], is_date))}")
    return "\n".join(result) + "\n"


def main():
    template, output, domain = sys.argv[1:]
    blocks = pathlib.Path(template).read_text(encoding="utf-8").strip().split("\n\n")
    messages = [write(*read(block)) for block in blocks[1:]]
    path = pathlib.Path(output)
    folder = path.parent / "en@pseudo" / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([HEADER, *messages]), encoding="utf-8")
    subprocess.run(["msgfmt", "--check-format", "-o", folder / f"{domain}.mo", output], check=True)


if __name__ == "__main__":
    main()
