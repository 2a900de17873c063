/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "replica.h"

#define MOST_REPLICAS 3

/* Some replicas that share a match through one server, and what is known of what was written in them. */
typedef struct
{
  MemoryServer *server;
  Replica *replicas[MOST_REPLICAS];
  guint n_replicas;
  GRand *rand;         /* of the step */
  guint n_words;
  GHashTable *words;   /* that must not be missing, owned */
  gboolean has_faults; /* from now on */
  gboolean is_telling; /* what is done, as messages of the test */
  GString *failure;    /* what is wrong, in lines; empty if nothing is */
} World;

World     *world_new           (guint32          seed,
                                gboolean         is_telling);
void       world_free          (World           *self);

guint      world_roll          (World           *self,
                                guint            n);
void       world_tell          (World           *self,
                                const char      *format,
                                ...) G_GNUC_PRINTF (2, 3);
void       world_fail          (World           *self,
                                const char      *format,
                                ...) G_GNUC_PRINTF (2, 3);

char      *world_write_word    (World           *self);
void       world_release_words (World           *self,
                                const char      *text);
void       world_answer        (World           *self,
                                Replica         *replica);
guint      world_choose        (World           *self,
                                Replica         *replica);
MemoryFate world_choose_fate   (MemoryVerb       verb,
                                gpointer         data);

/* Somebody does something; what it is follows from @seed alone. */
void       world_step          (World           *self,
                                guint32          seed);
