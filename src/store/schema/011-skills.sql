-- SPDX-License-Identifier: GPL-3.0-or-later
-- The skills that are to grow in a match, and where they stood, for nobody else.

CREATE TABLE "skill" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  visibility TEXT NOT NULL,
  author TEXT NOT NULL,
  "match" TEXT NOT NULL REFERENCES "match" (uid) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT,
  "why" TEXT
) STRICT;

CREATE INDEX "skill_by_match" ON "skill" ("match", "deleted", "created");
CREATE INDEX "skill_in_trash" ON "skill" ("deleted") WHERE "deleted" <> 0;

CREATE VIRTUAL TABLE "skill_search" USING fts5 (
  words, content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 2"
);

CREATE TABLE "skill_rating" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  visibility TEXT NOT NULL,
  author TEXT NOT NULL,
  "skill" TEXT NOT NULL REFERENCES "skill" (uid) DEFERRABLE INITIALLY DEFERRED,
  "day" TEXT,
  "level" INTEGER NOT NULL DEFAULT 0,
  "comment" TEXT
) STRICT;

CREATE INDEX "skill_rating_by_skill" ON "skill_rating" ("skill", "deleted", "day");
CREATE INDEX "skill_rating_in_trash" ON "skill_rating" ("deleted") WHERE "deleted" <> 0;

CREATE VIRTUAL TABLE "skill_rating_search" USING fts5 (
  words, content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 2"
);
