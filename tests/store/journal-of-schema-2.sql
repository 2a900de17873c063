-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a journal held besides when schema 2 was the newest: where its match is shared, and an item there.
INSERT INTO account (id, uid, address, user, homes, origins, certificate, allows_plain)
  VALUES (1, 'account-1', 'https://example.org/dav/', 'ada', 'https://example.org/dav/ada/', NULL, NULL, 0);
UPDATE replica SET name = 'abcdef012345', writes = 3;
INSERT INTO sharing ("match", kind, address, is_own, token, listed, succeeded, question, answer)
  VALUES ('match-1', 'folder', '/somewhere/shared', 1, 'token', 1760000500, 1760000600, 'none', 'none');
INSERT INTO shared_item (id, "match", href, etag, "table", record, base, state)
  VALUES (1, 'match-1', 'note-1.ics', '"1"', 'note', 'note-1', CAST ('BEGIN:VCALENDAR' AS BLOB), 'steady');
