-- SPDX-License-Identifier: GPL-3.0-or-later
-- Sharing a match through a calendar or a folder: where, what is there, and what was last in step.
-- No password is ever here.

-- This file as one of those that share: a name made by chance, and how often it wrote elsewhere.
CREATE TABLE replica (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  writes INTEGER NOT NULL DEFAULT 0
) STRICT;

INSERT INTO replica (id, name) VALUES (1, lower(hex(randomblob(6))));

-- Calendar servers. Their passwords are in the keyring, under the uid. homes and origins have one on
-- each line.
CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  address TEXT NOT NULL,
  user TEXT,
  homes TEXT,
  origins TEXT,
  certificate TEXT,
  allows_plain INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Where each match is shared. The question is one that only a person can answer; nothing goes on
-- before that.
CREATE TABLE sharing (
  "match" TEXT PRIMARY KEY REFERENCES "match" (uid) ON DELETE CASCADE ON UPDATE CASCADE,
  kind TEXT NOT NULL,
  account TEXT REFERENCES account (uid),
  address TEXT NOT NULL,
  is_own INTEGER NOT NULL,
  token TEXT,
  listed INTEGER NOT NULL DEFAULT 0,
  succeeded INTEGER NOT NULL DEFAULT 0,
  question TEXT NOT NULL,
  answer TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sharing_by_account ON sharing (account) WHERE account IS NOT NULL;

-- What is there, and what was refused there, which has no href. base is the last content that was
-- known to be the same here and there.
CREATE TABLE shared_item (
  id INTEGER PRIMARY KEY,
  "match" TEXT NOT NULL REFERENCES sharing ("match") ON DELETE CASCADE ON UPDATE CASCADE,
  href TEXT,
  etag TEXT,
  "table" TEXT,
  record TEXT,
  base BLOB,
  state TEXT NOT NULL,
  UNIQUE ("match", href)
) STRICT;

CREATE UNIQUE INDEX shared_item_by_record ON shared_item ("match", record)
  WHERE record IS NOT NULL;

-- What is being written there: put down before a byte leaves, removed when its end is known.
CREATE TABLE shared_intent (
  id INTEGER PRIMARY KEY,
  "match" TEXT NOT NULL REFERENCES sharing ("match") ON DELETE CASCADE ON UPDATE CASCADE,
  "table" TEXT NOT NULL,
  record TEXT NOT NULL,
  href TEXT,
  etag TEXT,
  body BLOB,
  rev TEXT,
  change INTEGER NOT NULL,
  UNIQUE ("match", record)
) STRICT;

-- Records of shared matches that changed here, by the uid of the whole that holds them.
CREATE TABLE shared_change (
  change INTEGER PRIMARY KEY AUTOINCREMENT,
  "match" TEXT NOT NULL REFERENCES sharing ("match") ON DELETE CASCADE ON UPDATE CASCADE,
  "table" TEXT NOT NULL,
  record TEXT NOT NULL,
  UNIQUE ("match", record)
) STRICT;

-- References to records that are not here (yet).
CREATE TABLE shared_reference (
  id INTEGER PRIMARY KEY,
  record TEXT NOT NULL,
  "table" TEXT NOT NULL,
  field TEXT NOT NULL,
  target TEXT NOT NULL,
  UNIQUE (record, field)
) STRICT;

CREATE INDEX shared_reference_by_target ON shared_reference (target);

-- What two people did to the same thing, and what became of it.
CREATE TABLE shared_clash (
  id INTEGER PRIMARY KEY,
  "match" TEXT NOT NULL,
  "table" TEXT NOT NULL,
  record TEXT NOT NULL,
  kind TEXT NOT NULL,
  field TEXT,
  base TEXT,
  mine TEXT,
  theirs TEXT,
  result TEXT,
  found INTEGER NOT NULL,
  seen INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX shared_clash_by_match ON shared_clash ("match", seen);
CREATE INDEX shared_clash_by_record ON shared_clash (record);
