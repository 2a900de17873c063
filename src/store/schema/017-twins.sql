-- SPDX-License-Identifier: GPL-3.0-or-later
-- Records that came in, each with the one that was here and is probably the same, and what a person said to
-- that: 'none' so far, that 'both' are kept, or that they were 'merged'.

CREATE TABLE twin (
  id INTEGER PRIMARY KEY,
  "table" TEXT NOT NULL,
  record TEXT NOT NULL UNIQUE,
  other TEXT NOT NULL,
  found INTEGER NOT NULL,
  answer TEXT NOT NULL DEFAULT 'none'
) STRICT;

CREATE INDEX twin_by_other ON twin (other);
