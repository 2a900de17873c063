-- SPDX-License-Identifier: GPL-3.0-or-later
-- The weeks in which a habit was kept.

ALTER TABLE "goal" ADD COLUMN "weeks" TEXT;
