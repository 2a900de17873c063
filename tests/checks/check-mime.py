# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop knows a journal that Trellis exported, by its name and by what is in it, packed or not; and
takes nothing else for one."""

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile

source, trellis = sys.argv[1], os.path.abspath(sys.argv[2])
folder = tempfile.mkdtemp(prefix="trellis-mime-")
os.makedirs(os.path.join(folder, "mime", "packages"))
shutil.copy(source, os.path.join(folder, "mime", "packages"))
subprocess.run(["update-mime-database", os.path.join(folder, "mime")], check=True)
# Nothing but this is known, so that it cannot be something else that knows it.
os.environ.update(XDG_DATA_HOME=folder, XDG_DATA_DIRS=folder)

from gi.repository import Gio  # noqa: E402, the environment is read when it is first used

JOURNAL = "application/vnd.trellis-mentoring.journal"


def guess(name, data):
    return Gio.content_type_guess(name, data)[0]


def export(name):
    path = os.path.join(folder, name)
    environment = {**os.environ, "XDG_CACHE_HOME": folder, "GSETTINGS_BACKEND": "memory"}
    subprocess.run([trellis, "--demo", "--export", path], env=environment, check=True, stdout=subprocess.DEVNULL)
    with open(path, "rb") as file:
        return file.read()


def check():
    plain, packed = export("plain.json"), export("packed.trellis")
    assert json.loads(gzip.decompress(packed)).keys() == json.loads(plain).keys(), "packed, it is something else"
    assert len(packed) < len(plain) / 2, "packing saves nothing"
    for data in (plain[:4096], packed[:4096]):
        assert guess(None, data) == JOURNAL, (guess(None, data), data[:60])
        assert guess("half a year.trellis", data) == JOURNAL
    assert guess("empty.trellis", None) == JOURNAL
    for data in (gzip.compress(plain), b'{"format": "other"}', b"", b'{\n"format": "trellis"}'):
        assert guess(None, data) != JOURNAL, data[:60]


try:
    check()
finally:
    shutil.rmtree(folder)
