-- SPDX-License-Identifier: GPL-3.0-or-later
-- Calendar servers that could not answer, and until when they are left alone: the time when that is over and
-- the length of the whole rest, both in milliseconds.

CREATE TABLE account_rest (
  account TEXT PRIMARY KEY REFERENCES account (uid) ON DELETE CASCADE,
  until INTEGER NOT NULL,
  length INTEGER NOT NULL,
  failures INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
