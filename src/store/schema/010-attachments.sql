-- SPDX-License-Identifier: GPL-3.0-or-later
-- Files that a person put beside a note or a match, for nobody else.

-- What the files hold, once for all attachments that have the same. Apart from them, so that a list of
-- attachments does not read it.
CREATE TABLE "content" (
  sha256 TEXT NOT NULL PRIMARY KEY,
  data BLOB NOT NULL
) STRICT;

CREATE TABLE "attachment" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  visibility TEXT NOT NULL,
  author TEXT NOT NULL,
  "match" TEXT NOT NULL REFERENCES "match" (uid) DEFERRABLE INITIALLY DEFERRED,
  "note" TEXT REFERENCES "note" (uid) DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL,
  "title" TEXT,
  "media_type" TEXT,
  "size" INTEGER NOT NULL DEFAULT 0,
  "content" TEXT REFERENCES "content" (sha256) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX "attachment_by_match" ON "attachment" ("match", "deleted", "created");
CREATE INDEX "attachment_by_note" ON "attachment" ("note", "deleted", "created");
CREATE INDEX "attachment_by_content" ON "attachment" ("content");
CREATE INDEX "attachment_in_trash" ON "attachment" ("deleted") WHERE "deleted" <> 0;

CREATE VIRTUAL TABLE "attachment_search" USING fts5 (
  words, content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 2"
);
