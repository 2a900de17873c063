-- SPDX-License-Identifier: GPL-3.0-or-later
-- How often the other side has refused, one time after another, to remove an item that was deleted here.

ALTER TABLE shared_item ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
