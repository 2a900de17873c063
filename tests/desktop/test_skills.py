# SPDX-License-Identifier: GPL-3.0-or-later
"""The skills of a match by the keyboard alone: somebody names one and rates it, the power is cut, and both are there
again."""

import os
import shutil
import sqlite3
import sys
import tempfile

from application import Application, key, run_tap, settle, type_text, wait_for

BINARY = sys.argv[1]
PARTNER = "Ada Lovelace"
SKILL = "Chairing a meeting"
COMMENT = "Too many points"
LEVEL = "Independently"


def open_skills(application):
    key("ctrl+n")
    application.find(role="dialog")
    type_text(PARTNER)
    key("Return")
    application.find(name=PARTNER, role="heading")
    key("alt+5")
    application.find(name="No Goals Yet", role="label")
    application.find(name="Skills", role="button").focus()
    key("space")
    application.find(name="Add Skill", role="text")


def name_skill(application):
    entry = application.find(name="Add Skill", role="text")
    entry.focus()
    type_text(SKILL)
    wait_for(lambda: entry.text == SKILL, "the keys have not arrived")
    key("Return")
    application.find(name="Not rated yet", role="label")
    wait_for(lambda: entry.text == "", "what was named stays in the line")


def rate_skill(application):
    application.find(name="Rate…", role="button").focus()
    key("Return")
    dialog = application.find(role="dialog")
    dialog.find(contains=LEVEL)
    settle(0.3)
    key("3")
    comment = dialog.find(name="Comment", role="text")
    comment.focus()
    type_text(COMMENT)
    wait_for(lambda: comment.text == COMMENT, "the keys have not arrived")
    key("alt+s")
    wait_for(lambda: application.search(role="dialog") is None, "the dialog stays")
    application.find(contains=COMMENT)


def read_journal(folder):
    """The name of the skill, the level, and the comment in the file on the disk."""
    path = os.path.join(folder, "data", "trellis", "trellis.db")
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return connection.execute(
            "SELECT skill.name, level, comment FROM skill_rating JOIN skill ON skill.uid = skill"
        ).fetchall()
    finally:
        connection.close()


def test_a_skill_is_rated():
    folder = tempfile.mkdtemp(prefix="trellis-skills-")

    application = Application(BINARY, folder, settings="keyfile")
    open_skills(application)
    name_skill(application)
    rate_skill(application)
    wait_for(lambda: read_journal(folder) == [(SKILL, 3, COMMENT)], "the rating is not on the disk")
    settle(1.5)
    application.kill()

    application = Application(BINARY, folder, settings="keyfile")
    application.find(name="Add Skill", role="text")
    application.find(name=SKILL, role="list")
    application.find(contains=LEVEL)
    application.find(contains=COMMENT)
    application.quit()
    shutil.rmtree(folder, ignore_errors=True)


run_tap([test_a_skill_is_rated])
