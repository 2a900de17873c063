/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-multistatus.h"

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_DAV_READ_NOTHING, /* but why something failed */
  TRELLIS_DAV_READ_XML,     /* a multistatus */
  TRELLIS_DAV_READ_DATA,    /* an item */
} TrellisDavReading;

/* What a request is for: the same status means different things. */
typedef enum
{
  TRELLIS_DAV_PURPOSE_FIND,   /* what is there? */
  TRELLIS_DAV_PURPOSE_LIST,   /* of a collection that was there */
  TRELLIS_DAV_PURPOSE_SYNC,   /* likewise, with a token */
  TRELLIS_DAV_PURPOSE_FETCH,  /* of an item */
  TRELLIS_DAV_PURPOSE_CREATE, /* an item that must not be there */
  TRELLIS_DAV_PURPOSE_UPDATE, /* an item that must be as it was */
  TRELLIS_DAV_PURPOSE_DELETE, /* likewise */
  TRELLIS_DAV_PURPOSE_MAKE,   /* a collection */
} TrellisDavPurpose;

typedef struct
{
  const char *method; /* static */
  GUri *url;
  TrellisDavPurpose purpose;
  TrellisDavReading reading;
  int depth;                /* -1: none is told */
  GBytes *body;             /* nullable */
  const char *content_type; /* of it; static */
  char *if_match;           /* nullable */
  gboolean if_none_match;   /* only if nothing is there */
  GUri *within;             /* the calendar that no redirect of a write may lead out of; nullable */
  gboolean had_company;     /* others were on their way while it was */
  gpointer data;            /* of who sends it */
} TrellisDavRequest;

typedef struct
{
  guint status;
  GUri *url;                /* that answered, after redirects */
  char *etag;               /* nullable, as all that follows */
  char *content_type;
  TrellisDavAnswerXml *xml; /* what was read for TRELLIS_DAV_READ_XML, or of an error */
  GBytes *data;             /* likewise for TRELLIS_DAV_READ_DATA */
  guint retry_after;        /* seconds, 0: not told */
  gint64 duration;          /* in µs */
} TrellisDavAnswer;

TrellisDavRequest *trellis_dav_request_new          (const char             *method,
                                                     GUri                   *url,
                                                     TrellisDavPurpose       purpose);
TrellisDavRequest *trellis_dav_request_new_xml      (const char             *method,
                                                     GUri                   *url,
                                                     TrellisDavPurpose       purpose,
                                                     int                     depth,
                                                     GBytes                 *body);
void               trellis_dav_request_free         (TrellisDavRequest      *self);
gboolean           trellis_dav_request_writes       (const TrellisDavRequest *self);

void               trellis_dav_answer_free          (TrellisDavAnswer       *self);
GError            *trellis_dav_answer_to_error      (const TrellisDavAnswer *self,
                                                     TrellisDavPurpose       purpose);

GError            *trellis_dav_error_from_status    (TrellisDavPurpose       purpose,
                                                     guint                   status,
                                                     TrellisDavConditions    conditions,
                                                     const char             *words,
                                                     const char             *conflict,
                                                     guint                   retry_after);
GError            *trellis_dav_error_from_io        (const GError           *error,
                                                     gboolean                was_sent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisDavRequest, trellis_dav_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisDavAnswer, trellis_dav_answer_free)

G_END_DECLS
