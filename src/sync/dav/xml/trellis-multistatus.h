/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sync-error.h"
#include "trellis-transport.h"

G_BEGIN_DECLS

/* How much is read at most, so that no answer can use up memory or time. */
#define TRELLIS_DAV_ANSWER_LIMIT (64 * 1024 * 1024) /* bytes of an answer, decompressed */
#define TRELLIS_DAV_MEMBER_LIMIT 100000             /* responses in an answer */
#define TRELLIS_DAV_DEPTH_LIMIT 64                  /* elements in elements */

/* Why something was refused, by the elements in DAV:error. */
typedef enum
{
  TRELLIS_DAV_CONDITION_ERROR = 1 << 0, /* there was a DAV:error, perhaps with nothing in it */
  TRELLIS_DAV_CONDITION_VALID_SYNC_TOKEN = 1 << 1,
  TRELLIS_DAV_CONDITION_NO_UID_CONFLICT = 1 << 2,
  TRELLIS_DAV_CONDITION_NEED_PRIVILEGES = 1 << 3,
  TRELLIS_DAV_CONDITION_COMPONENT = 1 << 4,
  TRELLIS_DAV_CONDITION_VALID_DATA = 1 << 5,
  TRELLIS_DAV_CONDITION_MAX_SIZE = 1 << 6,
  TRELLIS_DAV_CONDITION_QUOTA = 1 << 7,
  TRELLIS_DAV_CONDITION_MUST_BE_NULL = 1 << 8,
  TRELLIS_DAV_CONDITION_OTHER = 1 << 9,
} TrellisDavConditions;

/* The properties that we know, each one that was found. */
typedef enum
{
  TRELLIS_DAV_FOUND_ETAG = 1 << 0,
  TRELLIS_DAV_FOUND_DATA = 1 << 1,
  TRELLIS_DAV_FOUND_TYPE = 1 << 2,
  TRELLIS_DAV_FOUND_KINDS = 1 << 3,
  TRELLIS_DAV_FOUND_PRIVILEGES = 1 << 4,
  TRELLIS_DAV_FOUND_REPORTS = 1 << 5,
} TrellisDavFound;

/* One DAV:response. Texts are NULL where the property was not found. */
typedef struct
{
  char *href;
  GPtrArray *more_hrefs; /* of char: a status can be about several; NULL mostly */
  guint status;          /* of the whole response, 0 when it has properties */
  guint property_status; /* the last one of a propstat that was no success */
  TrellisDavConditions conditions;
  TrellisDavFound found;

  char *etag;
  GBytes *data;
  gboolean is_too_large; /* its data are over TRELLIS_ICAL_LARGEST_ITEM and left out */
  char *name;
  char *color;
  char *ctag;
  char *sync_token;
  gsize largest;
  gboolean is_collection, is_calendar;
  gboolean may_read, may_write;
  gboolean has_sync, has_query, has_multiget;
  TrellisItemKinds kinds;
  char *conflict;        /* href in no-uid-conflict */
  GPtrArray *principals; /* of char, hrefs; NULL for none */
  GPtrArray *homes;      /* likewise */
} TrellisDavResponse;

/* A whole answer, DAV:multistatus or DAV:error. */
typedef struct
{
  gboolean is_multistatus;
  GPtrArray *responses; /* of TrellisDavResponse */
  char *sync_token;
  TrellisDavConditions conditions; /* of a DAV:error that is the answer itself */
  char *conflict;
  char *words;                     /* what the server says to a person, or NULL */
} TrellisDavAnswerXml;

/* Reads an answer as it comes in, in pieces of any size. */
typedef struct _TrellisMultistatusReader TrellisMultistatusReader;

TrellisMultistatusReader *trellis_multistatus_reader_new    (void);
gboolean                  trellis_multistatus_reader_feed   (TrellisMultistatusReader *self,
                                                             const char               *data,
                                                             gsize                     length,
                                                             GError                  **error);
TrellisDavAnswerXml      *trellis_multistatus_reader_end    (TrellisMultistatusReader *self,
                                                             GError                  **error);
void                      trellis_multistatus_reader_free   (TrellisMultistatusReader *self);

void                      trellis_dav_answer_xml_free       (TrellisDavAnswerXml      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisMultistatusReader, trellis_multistatus_reader_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisDavAnswerXml, trellis_dav_answer_xml_free)

G_END_DECLS
