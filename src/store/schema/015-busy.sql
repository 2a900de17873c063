-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whether a server that is left alone asked for that, or had a problem of its own.

ALTER TABLE account_rest ADD COLUMN busy INTEGER NOT NULL DEFAULT 1;
