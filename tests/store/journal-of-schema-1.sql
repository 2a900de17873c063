-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a journal held when schema 1 was the newest.
INSERT INTO person (id, uid, created, modified, visibility, author, name, is_me)
  VALUES (1, 'person-1', 1760000000, 1760000000, 'private', 'mentee', 'Ada', 0),
         (2, 'person-2', 1760000000, 1760000000, 'private', 'mentee', 'Grace', 1);
INSERT INTO "match" (id, uid, created, modified, visibility, author, partner, my_role, state, started)
  VALUES (1, 'match-1', 1760000001, 1760000002, 'shared', 'mentee', 'person-1', 'mentee', 'active',
          '2025-10-09');
INSERT INTO meeting (id, uid, created, modified, visibility, author, "match", title, starts, minutes,
                     time_zone, place, state, missed_by, notes, private_notes)
  VALUES (1, 'meeting-1', 1760000003, 1760000004, 'shared', 'mentor', 'match-1', 'First', 1770000000,
          60, 'Europe/Paris', 'Library', 'confirmed', 'both', 'We met', 'Nervous');
INSERT INTO point (id, uid, created, modified, visibility, author, meeting, title, phase)
  VALUES (1, 'point-1', 1760000005, 1760000005, 'shared', 'mentee', 'meeting-1', 'Introductions',
          'focus');
INSERT INTO goal (id, uid, created, modified, visibility, author, "match", title, kind, state)
  VALUES (1, 'goal-1', 1760000006, 1760000006, 'shared', 'mentee', 'match-1', 'Speak in public',
          'reach', 'open');
INSERT INTO task (id, uid, created, modified, visibility, author, goal, title)
  VALUES (1, 'task-1', 1760000007, 1760000007, 'shared', 'mentee', 'goal-1', 'Write an outline');
INSERT INTO action (id, uid, created, modified, visibility, author, "match", goal, title, owner,
                    priority)
  VALUES (1, 'action-1', 1760000008, 1760000008, 'shared', 'mentee', 'match-1', 'goal-1',
          'Find a venue', 'mentee', 'must');
INSERT INTO note (id, uid, created, modified, visibility, author, "match", goal, kind, title, body)
  VALUES (1, 'note-1', 1760000009, 1760009000, 'shared', 'mentee', 'match-1', 'goal-1', 'note', 'Talk',
          'Ask about the talk in Lyon');
INSERT INTO history (record, field, text, written, replaced)
  VALUES ('note-1', 'body', 'Ask about a talk', 1760000009, 1760009000);
INSERT INTO upkeep (task, done) VALUES ('check', 1760000000);
