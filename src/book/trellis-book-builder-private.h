/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-book-material.h"
#include "trellis-document.h"

G_BEGIN_DECLS

/* What the parts of a document are made with. */
typedef struct
{
  TrellisBookMaterial *material; /* filtered already */
  TrellisDocument *document;
  GHashTable *indexes; /* of the records of a class by one of their fields, as they are asked for */
  GPtrArray *nothing;
} TrellisBookBuilder;

void        trellis_book_builder_init      (TrellisBookBuilder  *self,
                                            TrellisBookMaterial *material,
                                            const char          *title,
                                            const char          *notice);
TrellisDocument *trellis_book_builder_end  (TrellisBookBuilder  *self);

GPtrArray  *trellis_book_builder_list      (TrellisBookBuilder  *self,
                                            GType                type,
                                            guint                field,
                                            const char          *uid);

char       *trellis_book_builder_find_name (TrellisBookBuilder  *self,
                                            TrellisRole          role);
char       *trellis_book_builder_dup_name  (TrellisBookBuilder  *self,
                                            TrellisRole          role);
char       *trellis_book_builder_dup_owner (TrellisBookBuilder  *self,
                                            TrellisOwner         owner);

void        trellis_book_add_both          (TrellisBookBuilder  *self);
void        trellis_book_add_heading       (TrellisBookBuilder  *self,
                                            guint                level,
                                            const char          *text);
void        trellis_book_add_section       (TrellisBookBuilder  *self,
                                            guint                level,
                                            const char          *heading,
                                            const char          *text);
void        trellis_book_add_details       (TrellisBookBuilder  *self,
                                            guint                level,
                                            GStrvBuilder        *details);
void        trellis_book_add_private_mark  (GStrvBuilder        *details,
                                            gpointer             record);
void        trellis_book_add_file_names    (TrellisBookBuilder  *self,
                                            GStrvBuilder        *details,
                                            guint                field,
                                            const char          *uid);
void        trellis_book_add_note_marks    (TrellisBookBuilder  *self,
                                            GStrvBuilder        *details,
                                            TrellisNote         *note);
char       *trellis_book_dup_marked        (char                *line,
                                            gpointer             record);
void        trellis_book_add_titled_text   (TrellisBookBuilder  *self,
                                            const char          *title,
                                            const char          *text);

char       *trellis_book_dup_day           (gint64               time);
gboolean    trellis_book_is_empty          (const char          *text);

/* The parts. */

void        trellis_book_add_people        (TrellisBookBuilder  *self);
void        trellis_book_add_agreements    (TrellisBookBuilder  *self);
void        trellis_book_add_goals         (TrellisBookBuilder  *self);
void        trellis_book_add_meetings      (TrellisBookBuilder  *self);
void        trellis_book_add_when          (TrellisBookBuilder  *self,
                                            TrellisMeeting      *meeting);
void        trellis_book_add_agenda        (TrellisBookBuilder  *self,
                                            TrellisMeeting      *meeting,
                                            guint                level);
void        trellis_book_add_minutes       (TrellisBookBuilder  *self,
                                            TrellisMeeting      *meeting,
                                            guint                level);
char       *trellis_book_dup_meeting_title (TrellisMeeting      *meeting);
void        trellis_book_add_actions       (TrellisBookBuilder  *self,
                                            GPtrArray           *actions,
                                            guint                level);
void        trellis_book_add_notes         (TrellisBookBuilder  *self);
void        trellis_book_add_skills        (TrellisBookBuilder  *self);
void        trellis_book_add_pulses        (TrellisBookBuilder  *self);
void        trellis_book_add_conclusions   (TrellisBookBuilder  *self);

G_END_DECLS
