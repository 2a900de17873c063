-- SPDX-License-Identifier: GPL-3.0-or-later
-- The origins whose servers took the credentials as they are, so that these go with the first request.

ALTER TABLE account ADD COLUMN basic TEXT;
