# SPDX-License-Identifier: GPL-3.0-or-later
"""The manifests: what the sandbox may do is told here once more, so that it cannot grow unseen; and
what Flathub wants of a manifest holds."""

import json
import os
import sys

PERMISSIONS = [
    "--share=network",  # sharing by a calendar server
    "--share=ipc",
    "--socket=wayland",
    "--socket=fallback-x11",
    "--device=dri",
]
BASE = "io.github.trellis_mentoring.Trellis"
# Without these a module would need the network while it is built, or could change unseen.
NEEDED = {"archive": ("url", "sha256"), "git": ("path",)}


def check_manifest(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    manifest = json.loads(text)
    name = os.path.basename(path).removesuffix(".json")

    yield text == json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", "is not formatted"
    yield manifest["id"] == name, f"is not named after {manifest['id']}"
    yield manifest["finish-args"] == PERMISSIONS, f"lets Trellis {manifest['finish-args']}"
    yield manifest["runtime"] == "org.gnome.Platform", "has another runtime"
    yield manifest["sdk"] == "org.gnome.Sdk", "has another SDK"
    yield "branch" not in manifest, "has a branch"
    # A bundle is one file: what is not in the application is not in it.
    yield manifest["separate-locales"] is False, "leaves the translations out of the bundle"
    yield "build-options" not in manifest, "has options for all modules"
    for module in manifest["modules"]:
        licence = f"share/licenses/${{FLATPAK_ID}}/{module['name']} "
        yield any(licence in line for line in module["post-install"]), (
            f"does not install the licence of {module['name']}"
        )
        for source in module["sources"]:
            yield source["type"] in NEEDED, f"has a source of type {source['type']}"
            yield all(key in source for key in NEEDED[source["type"]]), "has a source that may change"

    own = manifest["modules"][-1]
    yield own["name"] == "trellis", "does not build Trellis last"
    yield own["run-tests"] is True, "does not run the tests"
    development = "-Dprofile=development" in own["config-opts"]
    yield development == (name == BASE + ".Devel"), "has the other profile"


def main():
    failed = 0
    for path in sys.argv[1:]:
        for holds, words in check_manifest(path):
            if not holds:
                failed += 1
                print(f"{path} {words}", file=sys.stderr)
    return 1 if failed or len(sys.argv) < 2 else 0


sys.exit(main())
