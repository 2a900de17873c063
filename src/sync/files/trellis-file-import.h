/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-file-export.h"
#include "trellis-ical-problem.h"
#include "trellis-share-batch.h"

G_BEGIN_DECLS

/* Takes in files of iCalendar: reading says what would be done, for a person to agree. */

typedef enum
{
  TRELLIS_IMPORT_NEW,
  TRELLIS_IMPORT_CHANGED,
  TRELLIS_IMPORT_SAME,
  TRELLIS_IMPORT_OLDER, /* what is here is newer and stays */
  TRELLIS_IMPORT_LEFT,  /* cannot be taken in */
} TrellisImportState;

/* Why an item cannot be taken in. */
typedef enum
{
  TRELLIS_IMPORT_TAKEN,
  TRELLIS_IMPORT_NOT_UNDERSTOOD, /* another kind of thing */
  TRELLIS_IMPORT_NEWER_VERSION,  /* a newer Trellis wrote it */
  TRELLIS_IMPORT_NO_DATE,        /* an event without a time that can be read */
  TRELLIS_IMPORT_NO_MATCH,       /* of no match that is here, and none was chosen */
  TRELLIS_IMPORT_REPEATS,        /* takes place more than once */
  TRELLIS_IMPORT_NOT_SOON,       /* likewise, but not in the time for which meetings are taken of it */
  TRELLIS_IMPORT_ANSWER,         /* not an invitation, but an answer to one */
  TRELLIS_IMPORT_DECLINES,       /* says that somebody does not come, who never said that they would */
  TRELLIS_IMPORT_CANCELS,        /* what it cancels is not here */
  TRELLIS_IMPORT_NO_WHOLE,       /* part of a goal that is not here */
  TRELLIS_IMPORT_OTHER_KIND,     /* what has the same UID here is something else */
} TrellisImportReason;

typedef struct
{
  TrellisImportState state;
  TrellisImportReason reason;
  char *uid;
  char *title; /* as the file has it, or NULL */
  TrellisRecord *record; /* as the file has it, as far as that is understood; or NULL */
  gboolean is_zone_unknown; /* its time was read as one by the clocks here */
  GPtrArray *edits;      /* of TrellisShareEdit */
} TrellisImportItem;

typedef struct
{
  guint file; /* from 0 */
  TrellisIcalProblem problem;
} TrellisImportProblem;

/* Why a file has nothing in it. */
typedef enum
{
  TRELLIS_IMPORT_FAULT_UNREAD,   /* cannot be opened, or is too large */
  TRELLIS_IMPORT_FAULT_NO_CALENDAR,
} TrellisImportFaultKind;

typedef struct
{
  guint file; /* from 0 */
  TrellisImportFaultKind kind;
} TrellisImportFault;

/* Plain data, for one thread at a time. */
typedef struct
{
  GPtrArray *items;    /* of TrellisImportItem: matches, then the others in the order of the files */
  GPtrArray *edits;    /* of TrellisShareEdit, those of all items, which own them, in the order in which they are done:
                        * what is referred to before what refers to it */
  GArray *steps;       /* of guint: after so many of them all that refers to something finds it */
  GArray *problems;    /* of TrellisImportProblem */
  guint n_problems;    /* with those that were not remembered */
  GArray *faults;      /* of TrellisImportFault */
  GHashTable *people;  /* a set of addresses and names, as trellis_ical_message_find_people() finds them */
  gboolean asks_match; /* some are of no match that is here: one has to be chosen for them */
  char *new_match;   /* uid of a match that is in the files with its card, but not here; or NULL */
  char *mentor;      /* names of its two people; may be NULL */
  char *mentee;
} TrellisImport;

/* What a person chose. */
typedef struct
{
  const char *match; /* uid of the match for items of none that is here, or NULL */
  gboolean adds_match; /* the one that is not here is added, */
  TrellisRole my_role; /* in which I am this one */
  gboolean takes_older; /* also what is newer here becomes as the files have it */
} TrellisImportChoice;

TrellisImport     *trellis_file_import_read   (const TrellisFileSource   *source,
                                               GPtrArray                 *files,
                                               const TrellisImportChoice *choice,
                                               GCancellable              *cancellable,
                                               GError                   **error);
TrellisImport     *trellis_import_ref         (TrellisImport             *self);
void               trellis_import_unref       (TrellisImport             *self);
guint              trellis_import_count       (const TrellisImport       *self,
                                               TrellisImportState         state);
gboolean           trellis_import_is_about    (const TrellisImport       *self,
                                               TrellisPerson             *person);
guint              trellis_import_find_step   (const TrellisImport       *self,
                                               guint                      from,
                                               guint                      most);
TrellisShareBatch *trellis_import_make_batch  (const TrellisImport       *self,
                                               guint                      from,
                                               guint                      to,
                                               gint64                     now);
TrellisShareBatch *trellis_import_make_undo   (const TrellisImport       *self,
                                               guint                      from,
                                               guint                      to,
                                               gint64                     now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisImport, trellis_import_unref)

G_END_DECLS
