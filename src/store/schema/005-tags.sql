-- SPDX-License-Identifier: GPL-3.0-or-later
-- The tags of a match's notes, found without reading the notes.

CREATE INDEX "note_by_tags" ON "note" ("match", "tags") WHERE "deleted" = 0 AND "tags" IS NOT NULL;
