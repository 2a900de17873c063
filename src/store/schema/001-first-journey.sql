-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first journey: people, matches, agreements, meetings, goals, notes, and what was before.
--
-- Every table of records begins with the same columns. id is this file's own; uid goes out into the
-- world. Times are seconds since the epoch in UTC, days are "2026-11-22", choices are stored by name,
-- lists with one item per line. Empty text is NULL.

-- The partners, and the person whose computer this is.
CREATE TABLE "person" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  visibility TEXT NOT NULL,
  author TEXT NOT NULL,
  "name" TEXT,
  "email" TEXT,
  "phone" TEXT,
  "organization" TEXT,
  "job_title" TEXT,
  "time_zone" TEXT,
  "languages" TEXT,
  "links" TEXT,
  "works_best" TEXT,
  "offers" TEXT,
  "looks_for" TEXT,
  "known_facts" TEXT,
  "is_me" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE VIRTUAL TABLE "person_search" USING fts5 (
  words, content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 2"
);

-- Mentoring relationships.
CREATE TABLE "match" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  visibility TEXT NOT NULL,
  author TEXT NOT NULL,
  "partner" TEXT REFERENCES "person" (uid) DEFERRABLE INITIALLY DEFERRED,
  "my_role" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "started" TEXT,
  "planned_end" TEXT,
  "resumes" TEXT,
  "reason" TEXT,
  "expectations" TEXT,
  "program" TEXT,
  "coordinator_name" TEXT,
  "coordinator_email" TEXT,
  "introduced" INTEGER NOT NULL DEFAULT 0,
  "end_reason" TEXT
) STRICT;

CREATE INDEX "match_by_state" ON "match" ("state", "deleted");

CREATE VIRTUAL TABLE "match_search" USING fts5 (
  words, content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 2"
);

-- Versions of what two people agreed.
CREATE TABLE "agreement" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  visibility TEXT NOT NULL,
  author TEXT NOT NULL,
  "match" TEXT NOT NULL REFERENCES "match" (uid) DEFERRABLE INITIALLY DEFERRED,
  "version" INTEGER NOT NULL DEFAULT 1,
  "state" TEXT NOT NULL,
  "agreed" INTEGER NOT NULL DEFAULT 0,
  "review" TEXT
) STRICT;

CREATE INDEX "agreement_by_match" ON "agreement" ("match", "deleted", "version");

-- What a version of an agreement says.
CREATE TABLE "clause" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  visibility TEXT NOT NULL,
  author TEXT NOT NULL,
  "agreement" TEXT NOT NULL REFERENCES "agreement" (uid) DEFERRABLE INITIALLY DEFERRED,
  "key" TEXT,
  "title" TEXT,
  "position" INTEGER NOT NULL DEFAULT 0,
  "enabled" INTEGER NOT NULL DEFAULT 1,
  "text" TEXT,
  "choice" TEXT,
  "number" INTEGER NOT NULL DEFAULT 0,
  "day" TEXT,
  "items" TEXT
) STRICT;

CREATE INDEX "clause_by_agreement" ON "clause" ("agreement", "deleted", "position");

CREATE VIRTUAL TABLE "clause_search" USING fts5 (
  words, content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 2"
);

-- Who signed a version, and when.
CREATE TABLE "signature" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  visibility TEXT NOT NULL,
  author TEXT NOT NULL,
  "agreement" TEXT NOT NULL REFERENCES "agreement" (uid) DEFERRABLE INITIALLY DEFERRED,
  "role" TEXT NOT NULL,
  "name" TEXT,
  "signed_at" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX "signature_by_agreement" ON "signature" ("agreement");

-- Meetings, planned and past.
CREATE TABLE "meeting" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  visibility TEXT NOT NULL,
  author TEXT NOT NULL,
  "match" TEXT NOT NULL REFERENCES "match" (uid) DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT,
  "starts" INTEGER NOT NULL DEFAULT 0,
  "minutes" INTEGER NOT NULL DEFAULT 60,
  "time_zone" TEXT,
  "place" TEXT,
  "link" TEXT,
  "state" TEXT NOT NULL,
  "confirmed_by_me" INTEGER NOT NULL DEFAULT 0,
  "confirmed_by_partner" INTEGER NOT NULL DEFAULT 0,
  "cancelled_late" INTEGER NOT NULL DEFAULT 0,
  "missed_by" TEXT NOT NULL,
  "moved_from" TEXT REFERENCES "meeting" (uid) DEFERRABLE INITIALLY DEFERRED,
  "is_last" INTEGER NOT NULL DEFAULT 0,
  "notes" TEXT,
  "private_notes" TEXT,
  "summary" TEXT,
  "agenda_shared" INTEGER NOT NULL DEFAULT 0,
  "summary_sent" INTEGER NOT NULL DEFAULT 0,
  "worked_well" TEXT,
  "to_change" TEXT,
  "feeling" TEXT,
  "worth" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX "meeting_by_match" ON "meeting" ("match", "deleted", "starts");
CREATE INDEX "meeting_by_time" ON "meeting" ("deleted", "starts");

CREATE VIRTUAL TABLE "meeting_search" USING fts5 (
  words, content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 2"
);

-- What the mentee wants to reach.
CREATE TABLE "goal" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  visibility TEXT NOT NULL,
  author TEXT NOT NULL,
  "match" TEXT NOT NULL REFERENCES "match" (uid) DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT,
  "why" TEXT,
  "measure" TEXT,
  "obstacles" TEXT,
  "kind" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "begun" TEXT,
  "target" TEXT,
  "closed" INTEGER NOT NULL DEFAULT 0,
  "closing_words" TEXT,
  "parent" TEXT REFERENCES "goal" (uid) DEFERRABLE INITIALLY DEFERRED,
  "by_hand" INTEGER NOT NULL DEFAULT 0,
  "position" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX "goal_by_match" ON "goal" ("match", "deleted", "position");

CREATE VIRTUAL TABLE "goal_search" USING fts5 (
  words, content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 2"
);

-- Steps toward a goal.
CREATE TABLE "task" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  visibility TEXT NOT NULL,
  author TEXT NOT NULL,
  "goal" TEXT NOT NULL REFERENCES "goal" (uid) DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT,
  "done" INTEGER NOT NULL DEFAULT 0,
  "due" TEXT,
  "position" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX "task_by_goal" ON "task" ("goal", "deleted", "position");

CREATE VIRTUAL TABLE "task_search" USING fts5 (
  words, content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 2"
);

-- How far a goal had come on a day.
CREATE TABLE "check_in" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  visibility TEXT NOT NULL,
  author TEXT NOT NULL,
  "goal" TEXT NOT NULL REFERENCES "goal" (uid) DEFERRABLE INITIALLY DEFERRED,
  "day" TEXT,
  "percent" INTEGER NOT NULL DEFAULT -1,
  "comment" TEXT
) STRICT;

CREATE INDEX "check_in_by_goal" ON "check_in" ("goal", "deleted", "day");

CREATE VIRTUAL TABLE "check_in_search" USING fts5 (
  words, content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 2"
);

-- What somebody promised to do.
CREATE TABLE "action" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  visibility TEXT NOT NULL,
  author TEXT NOT NULL,
  "match" TEXT NOT NULL REFERENCES "match" (uid) DEFERRABLE INITIALLY DEFERRED,
  "meeting" TEXT REFERENCES "meeting" (uid) DEFERRABLE INITIALLY DEFERRED,
  "goal" TEXT REFERENCES "goal" (uid) DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT,
  "owner" TEXT NOT NULL,
  "priority" TEXT NOT NULL,
  "due" TEXT,
  "minutes" INTEGER NOT NULL DEFAULT 0,
  "agreed" INTEGER NOT NULL DEFAULT 0,
  "done" INTEGER NOT NULL DEFAULT 0,
  "position" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX "action_by_match" ON "action" ("match", "deleted", "done");
CREATE INDEX "action_by_due" ON "action" ("deleted", "done", "due");

CREATE INDEX "action_by_meeting" ON "action" ("meeting");

CREATE VIRTUAL TABLE "action_search" USING fts5 (
  words, content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 2"
);

-- Talking points of a meeting.
CREATE TABLE "point" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  visibility TEXT NOT NULL,
  author TEXT NOT NULL,
  "meeting" TEXT NOT NULL REFERENCES "meeting" (uid) DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT,
  "notes" TEXT,
  "position" INTEGER NOT NULL DEFAULT 0,
  "minutes" INTEGER NOT NULL DEFAULT 0,
  "phase" TEXT NOT NULL,
  "done" INTEGER NOT NULL DEFAULT 0,
  "carried" INTEGER NOT NULL DEFAULT 0,
  "carried_from" TEXT REFERENCES "point" (uid) DEFERRABLE INITIALLY DEFERRED,
  "goal" TEXT REFERENCES "goal" (uid) DEFERRABLE INITIALLY DEFERRED,
  "action" TEXT REFERENCES "action" (uid) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX "point_by_meeting" ON "point" ("meeting", "deleted", "position");

CREATE VIRTUAL TABLE "point_search" USING fts5 (
  words, content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 2"
);

-- Everything written down outside a meeting's own fields.
CREATE TABLE "note" (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  visibility TEXT NOT NULL,
  author TEXT NOT NULL,
  "match" TEXT REFERENCES "match" (uid) DEFERRABLE INITIALLY DEFERRED,
  "meeting" TEXT REFERENCES "meeting" (uid) DEFERRABLE INITIALLY DEFERRED,
  "goal" TEXT REFERENCES "goal" (uid) DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL,
  "title" TEXT,
  "body" TEXT,
  "tags" TEXT,
  "pinned" INTEGER NOT NULL DEFAULT 0,
  "tried" INTEGER NOT NULL DEFAULT 0,
  "result" TEXT,
  "address" TEXT,
  "raised" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX "note_by_match" ON "note" ("match", "deleted", "pinned", "modified");

CREATE INDEX "note_by_meeting" ON "note" ("meeting");

-- In the order of the timeline, and of the wins, so that a long journey need not be sorted to list it.
CREATE INDEX "note_by_created" ON "note" ("match", "deleted", "created");
CREATE INDEX "note_by_kind" ON "note" ("match", "deleted", "kind", "created");
CREATE INDEX "note_by_time" ON "note" ("deleted", "kind", "created");

CREATE VIRTUAL TABLE "note_search" USING fts5 (
  words, content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 2"
);

-- Earlier states of texts: the text of a record's field as it was written at one time and replaced
-- at another.
CREATE TABLE history (
  id INTEGER PRIMARY KEY,
  record TEXT NOT NULL,
  field TEXT NOT NULL,
  text TEXT NOT NULL,
  written INTEGER NOT NULL,
  replaced INTEGER NOT NULL
) STRICT;

CREATE INDEX history_by_record ON history (record, field, replaced);

-- When the upkeep of this file was last done.
CREATE TABLE upkeep (
  task TEXT PRIMARY KEY,
  done INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- References that few records have; they are looked for when what they name is removed for good.
CREATE INDEX "match_by_partner" ON "match" ("partner") WHERE "partner" IS NOT NULL;
CREATE INDEX "meeting_by_moved_from" ON "meeting" ("moved_from") WHERE "moved_from" IS NOT NULL;
CREATE INDEX "goal_by_parent" ON "goal" ("parent") WHERE "parent" IS NOT NULL;
CREATE INDEX "action_by_goal" ON "action" ("goal") WHERE "goal" IS NOT NULL;
CREATE INDEX "point_by_carried_from" ON "point" ("carried_from") WHERE "carried_from" IS NOT NULL;
CREATE INDEX "point_by_goal" ON "point" ("goal") WHERE "goal" IS NOT NULL;
CREATE INDEX "point_by_action" ON "point" ("action") WHERE "action" IS NOT NULL;
CREATE INDEX "note_by_goal" ON "note" ("goal") WHERE "goal" IS NOT NULL;

-- The trash.
CREATE INDEX "person_in_trash" ON "person" ("deleted") WHERE "deleted" <> 0;
CREATE INDEX "match_in_trash" ON "match" ("deleted") WHERE "deleted" <> 0;
CREATE INDEX "agreement_in_trash" ON "agreement" ("deleted") WHERE "deleted" <> 0;
CREATE INDEX "clause_in_trash" ON "clause" ("deleted") WHERE "deleted" <> 0;
CREATE INDEX "signature_in_trash" ON "signature" ("deleted") WHERE "deleted" <> 0;
CREATE INDEX "meeting_in_trash" ON "meeting" ("deleted") WHERE "deleted" <> 0;
CREATE INDEX "goal_in_trash" ON "goal" ("deleted") WHERE "deleted" <> 0;
CREATE INDEX "task_in_trash" ON "task" ("deleted") WHERE "deleted" <> 0;
CREATE INDEX "check_in_in_trash" ON "check_in" ("deleted") WHERE "deleted" <> 0;
CREATE INDEX "action_in_trash" ON "action" ("deleted") WHERE "deleted" <> 0;
CREATE INDEX "point_in_trash" ON "point" ("deleted") WHERE "deleted" <> 0;
CREATE INDEX "note_in_trash" ON "note" ("deleted") WHERE "deleted" <> 0;
