-- SPDX-License-Identifier: GPL-3.0-or-later
-- The record whose item is not written as long as nobody has looked at what two people did to it.

ALTER TABLE shared_clash ADD COLUMN waits TEXT;

CREATE INDEX shared_clash_by_waits ON shared_clash (waits) WHERE waits IS NOT NULL;
