-- SPDX-License-Identifier: GPL-3.0-or-later
-- How the person concludes a match, for nobody else.

CREATE TABLE "conclusion" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  visibility TEXT NOT NULL,
  author TEXT NOT NULL,
  "match" TEXT NOT NULL REFERENCES "match" (uid) DEFERRABLE INITIALLY DEFERRED,
  "goals_going_on" TEXT,
  "learned" TEXT,
  "thanks" TEXT,
  "in_touch" TEXT,
  "first_update" TEXT,
  "to_meet" TEXT,
  "ending" TEXT NOT NULL,
  "suitable" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX "conclusion_by_match" ON "conclusion" ("match", "deleted", "created");
CREATE INDEX "conclusion_in_trash" ON "conclusion" ("deleted") WHERE "deleted" <> 0;

CREATE VIRTUAL TABLE "conclusion_search" USING fts5 (
  words, content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 2"
);
