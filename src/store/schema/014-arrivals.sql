-- SPDX-License-Identifier: GPL-3.0-or-later
-- An item that is moved from where one match is shared to where another one is, is known by its record in both.

CREATE INDEX shared_item_by_uid ON shared_item (record) WHERE record IS NOT NULL;
