-- SPDX-License-Identifier: GPL-3.0-or-later
-- How the person is satisfied with a match, now and then, for nobody else.

CREATE TABLE "pulse" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  visibility TEXT NOT NULL,
  author TEXT NOT NULL,
  "match" TEXT NOT NULL REFERENCES "match" (uid) DEFERRABLE INITIALLY DEFERRED,
  "day" TEXT,
  "satisfied" INTEGER NOT NULL DEFAULT 0,
  "why" TEXT,
  "signs" TEXT
) STRICT;

CREATE INDEX "pulse_by_match" ON "pulse" ("match", "deleted", "day");
CREATE INDEX "pulse_in_trash" ON "pulse" ("deleted") WHERE "deleted" <> 0;

CREATE VIRTUAL TABLE "pulse_search" USING fts5 (
  words, content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 2"
);
