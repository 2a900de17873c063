# SPDX-License-Identifier: GPL-3.0-or-later
"""A profile's journal, made without a window: the sample data, changed as a test wants them."""

import json
import os
import subprocess


def fill(binary, folder, change):
    """Puts the sample data into the journal of @folder, after change(journal), which gets each record
    class as a list of dictionaries."""

    def run(*arguments):
        environment = dict(os.environ, XDG_DATA_HOME=os.path.join(folder, "data"))
        subprocess.run([binary, *arguments], env=environment, stdout=subprocess.DEVNULL, check=True)

    path = os.path.join(folder, "journal.json")
    run("--demo", "--export", path)
    with open(path, encoding="utf-8") as file:
        journal = json.load(file)
    change(journal)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(journal, file)
    run("--import", path)
