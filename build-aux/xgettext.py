#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""xgettext for a list of files with blueprints in it, which it reads as C: it does not know them and
would say so for each. Takes what Meson gives to xgettext; POTFILES.in comes by -f."""

import argparse
import subprocess
import sys
import tempfile


def write_list(names, ending):
    file = tempfile.NamedTemporaryFile("w", suffix=ending, encoding="utf-8")
    file.write("".join(name + "\n" for name in names))
    file.flush()
    return file


def run(arguments, names, output, extra):
    with write_list(names, ".list") as listing:
        command = ["xgettext", *arguments, "-f", listing.name, "-o", output, *extra]
        return subprocess.run(command, check=False).returncode


def main():
    if sys.argv[1:] == ["--version"]:
        return subprocess.run(["xgettext", "--version"], check=False).returncode
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("-f", dest="listing", required=True)
    parser.add_argument("-o", dest="output", required=True)
    options, arguments = parser.parse_known_args()

    with open(options.listing, encoding="utf-8") as file:
        names = [line.strip() for line in file if line.strip() and not line.startswith("#")]
    blueprints = [name for name in names if name.endswith(".blp")]
    others = [name for name in names if not name.endswith(".blp")]

    # The blueprints join what the others gave, each file in its place.
    return run(arguments, others, options.output, []) or run(
        arguments, blueprints, options.output, ["--language=C", "--join-existing", "--sort-by-file"]
    )


if __name__ == "__main__":
    sys.exit(main())
