/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_FIELD_STRING,    /* one line of text */
  TRELLIS_FIELD_TEXT,      /* Markdown-light text of any length; the store keeps its history */
  TRELLIS_FIELD_LIST,      /* an ordered list of one-line strings */
  TRELLIS_FIELD_REFERENCE, /* uid of another record, or NULL */
  TRELLIS_FIELD_DATE,      /* a calendar day as "2026-11-22", or NULL */
  TRELLIS_FIELD_TIME,      /* seconds since the epoch, UTC; 0 means never */
  TRELLIS_FIELD_INTEGER,
  TRELLIS_FIELD_BOOLEAN,
  TRELLIS_FIELD_CHOICE, /* value of an enumeration; its nick is what is stored */
} TrellisFieldKind;

typedef enum
{
  TRELLIS_FIELD_PLAIN = 0,
  TRELLIS_FIELD_TITLE = 1 << 0,    /* names the record to people */
  TRELLIS_FIELD_SEARCHED = 1 << 1, /* its words find the record */
  TRELLIS_FIELD_PRIVATE = 1 << 2,  /* never leaves this computer, whatever the record's visibility */
  TRELLIS_FIELD_PARENT = 1 << 3,   /* a reference to the record that this one is a part of */

  /* How two people's changes are merged, where the kind of the field does not tell. */
  TRELLIS_FIELD_LOCAL = 1 << 4,     /* how this computer's person sees it: never anybody else's */
  TRELLIS_FIELD_WHEN = 1 << 5,      /* of the time and place of a meeting, which hold together */
  TRELLIS_FIELD_CONFIRMS = 1 << 6,  /* holds for the time and place that it was given for */
  TRELLIS_FIELD_STATE = 1 << 7,     /* the state that is farther along stays */
  TRELLIS_FIELD_OF_STATE = 1 << 8,  /* tells more of the state, and comes with it */
  TRELLIS_FIELD_HIGHEST = 1 << 9,   /* the greater number, the later time stays */
  TRELLIS_FIELD_ORDER = 1 << 10,    /* the place among others */
} TrellisFieldFlags;

/* One field of a record class: the single place from which its property, its column, its JSON
 * member and its part in search are made. */
typedef struct
{
  const char *name; /* column and JSON member, "planned_end" */
  TrellisFieldKind kind;
  GType (*get_type) (void); /* enumeration of a choice, record class of a reference, else NULL */
  gint64 initial;           /* for the numeric kinds */
  TrellisFieldFlags flags;
} TrellisField;

/* Storage of one field in one record. */
typedef union
{
  char *string; /* STRING, TEXT, REFERENCE, DATE; NULL and "" are the same: no text */
  char **list;  /* LIST; NULL when empty */
  gint64 number;
} TrellisValue;

gboolean trellis_field_is_string (const TrellisField *field);

void     trellis_value_clear     (TrellisValue       *value,
                                  const TrellisField *field);
void     trellis_value_copy      (TrellisValue       *target,
                                  const TrellisValue *source,
                                  const TrellisField *field);
gboolean trellis_value_equal     (const TrellisValue *a,
                                  const TrellisValue *b,
                                  const TrellisField *field);
int      trellis_value_compare   (const TrellisValue *a,
                                  const TrellisValue *b,
                                  const TrellisField *field);

G_END_DECLS
