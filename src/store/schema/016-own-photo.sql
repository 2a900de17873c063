-- SPDX-License-Identifier: GPL-3.0-or-later
-- Somebody can have a photo without a match: the person whose computer this is.

CREATE TABLE "attachment_of_both" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  visibility TEXT NOT NULL,
  author TEXT NOT NULL,
  "match" TEXT REFERENCES "match" (uid) DEFERRABLE INITIALLY DEFERRED,
  "note" TEXT REFERENCES "note" (uid) DEFERRABLE INITIALLY DEFERRED,
  "person" TEXT REFERENCES "person" (uid) DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL,
  "title" TEXT,
  "media_type" TEXT,
  "size" INTEGER NOT NULL DEFAULT 0,
  "content" TEXT REFERENCES "content" (sha256) DEFERRABLE INITIALLY DEFERRED,
  CHECK ("match" IS NOT NULL OR "person" IS NOT NULL)
) STRICT;

INSERT INTO "attachment_of_both"
  (id, uid, created, modified, deleted, visibility, author, "match", "note", "kind", "title", "media_type", "size",
   "content")
  SELECT id, uid, created, modified, deleted, visibility, author, "match", "note", "kind", "title", "media_type",
         "size", "content"
  FROM "attachment";
DROP TABLE "attachment";
ALTER TABLE "attachment_of_both" RENAME TO "attachment";

CREATE INDEX "attachment_by_match" ON "attachment" ("match", "deleted", "created");
CREATE INDEX "attachment_by_note" ON "attachment" ("note", "deleted", "created");
CREATE INDEX "attachment_by_person" ON "attachment" ("person", "deleted", "created");
CREATE INDEX "attachment_by_content" ON "attachment" ("content");
CREATE INDEX "attachment_in_trash" ON "attachment" ("deleted") WHERE "deleted" <> 0;
