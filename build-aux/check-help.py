#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares data/help/texts.h, from which the pages of the help are translated, with the pages, and
looks at what they link to. With --write, brings it up to date."""

import pathlib
import re
import sys

SIGN = re.compile(r"(#+ |- |\d+\. )")
LINK = re.compile(r"\[([^]]*)\]\(([^)]*)\)")
HEADER = """\
/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made from the pages in this folder by build-aux/check-help.py, which --write brings up to date. */
"""
# Newer xgettexts want no addresses in what is translated. Here they are where a link leads.
ADDRESS = "/* xgettext: no-url-check */\n"
ADVICE = "Translators: of the help page {}. Signs like ** ` [ ]( ) and addresses stay as they are"


def read_blocks(text):
    """The texts of a page: headings, paragraphs, and items of lists, each with its sign. As
    trellis-help-page.c does it."""
    blocks = []
    goes_on = False
    for line in map(str.strip, text.splitlines()):
        sign = SIGN.match(line)
        if not line:
            goes_on = False
        elif goes_on and not sign:
            blocks[-1][1] += " " + line
        else:
            blocks.append([sign[1] if sign else "", line[sign.end() :] if sign else line])
            goes_on = True
    return blocks


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def make_texts(pages):
    """Each text once, where it comes first."""
    lines, seen = [HEADER], set()
    for name, blocks in pages.items():
        for _, text in blocks:
            if text not in seen:
                seen.add(text)
                advice = f"/* {ADVICE.format(name)} */\n"
                lines.append(f"{ADDRESS if '://' in text else ''}{advice}N_({quote(text)}),\n")
    return "".join(lines)


def find_faults(folder, index, pages):
    there = {path.stem for path in folder.glob("*.md")} - {"README"}
    titles = {name: blocks[0][1] for name, blocks in pages.items()}
    for name in sorted(there ^ set(pages)):
        yield f"{name}.md is not both there and in README.md"
    for _, text in index:
        for words, address in LINK.findall(text):
            if titles.get(address.removesuffix(".md")) != words:
                yield f"README.md calls {address} “{words}”"
    for name, blocks in pages.items():
        if blocks[0][0] != "# " or any(sign == "# " for sign, _ in blocks[1:]):
            yield f"{name}.md does not begin with its one title"
        for _, text in blocks:
            for _, address in LINK.findall(text):
                if "://" not in address and address.removesuffix(".md") not in pages:
                    yield f"{name}.md leads to {address}, which is not there"


def main():
    folder = pathlib.Path(sys.argv[1]) / "data" / "help"
    index = read_blocks((folder / "README.md").read_text(encoding="utf-8"))
    names = [
        address.removesuffix(".md")
        for sign, text in index
        if sign == "- "
        for _, address in LINK.findall(text)
    ]
    pages = {
        name: read_blocks((folder / f"{name}.md").read_text(encoding="utf-8"))
        for name in names
        if (folder / f"{name}.md").exists()
    }
    faults = list(find_faults(folder, index, pages))
    texts = make_texts(pages)
    if "--write" in sys.argv:
        (folder / "texts.h").write_text(texts, encoding="utf-8")
    elif (folder / "texts.h").read_text(encoding="utf-8") != texts:
        faults.append("data/help/texts.h is not made from these pages: build-aux/check-help.py . --write")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
