-- SPDX-License-Identifier: GPL-3.0-or-later
-- How many answers of the other side, one after another, were such that they may not have told all.

ALTER TABLE sharing ADD COLUMN odd INTEGER NOT NULL DEFAULT 0;
