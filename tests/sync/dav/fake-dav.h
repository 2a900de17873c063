/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* A CalDAV server in a thread of its own, on loopback, in memory. It behaves as the standards say,
 * or as real servers do by its quirks, or fails as it is told to. */
typedef enum
{
  FAKE_DAV_OPEN,
  FAKE_DAV_BASIC,
  FAKE_DAV_DIGEST,
} FakeDavAuth;

typedef enum
{
  FAKE_DAV_ETAGS,        /* strong, everywhere */
  FAKE_DAV_ETAGS_SILENT, /* none in the answer to a PUT */
  FAKE_DAV_ETAGS_WEAK,   /* weak everywhere, and none passes in If-Match but as a strong one */
  FAKE_DAV_ETAGS_BROKEN, /* weak, and no If-Match ever passes */
  FAKE_DAV_ETAGS_NONE,
  FAKE_DAV_ETAGS_OLD,    /* the answer to a PUT has the one from before */
  FAKE_DAV_ETAGS_SOGO,   /* strong, as those of SOGo, which removes whatever is there */
} FakeDavEtags;

typedef enum
{
  FAKE_DAV_HREFS_PATH,
  FAKE_DAV_HREFS_URL,     /* whole URLs */
  FAKE_DAV_HREFS_ENCODED, /* every byte of a name in percent */
} FakeDavHrefs;

typedef struct
{
  FakeDavEtags etags;
  FakeDavHrefs hrefs;
  gboolean no_sync;          /* sync-collection: 403 supported-report */
  gboolean no_reports_told;  /* no supported-report-set */
  gboolean no_ctag;
  gboolean no_token;         /* as a property */
  gboolean no_query;         /* calendar-query: 403 */
  gboolean needs_kind;       /* calendar-query without a kind of items: 403 */
  gboolean no_principal;
  gboolean no_privileges;    /* told */
  gboolean no_well_known;
  gboolean no_mkcalendar;    /* extended MKCOL only */
  gboolean read_only;
  gboolean refuses_by_207;   /* as Xandikos */
  gboolean refuses_tokens_by_207;
  guint refuses_tokens_by;   /* a status */
  gboolean needs_depth_1;    /* sync-collection, multiget */
  gboolean query_is_short;   /* the query leaves every fourth item out */
  gboolean query_is_stale;   /* it has every fourth item as it was before, and an item that is not there */
  gboolean query_is_events;  /* calendar-query without a kind finds events only */
  guint page;                /* items in one answer to sync-collection */
  guint multiget_cap;
  gsize largest;
  gboolean no_kinds_told;    /* no supported-calendar-component-set */
  guint drops_kinds;         /* TrellisItemKinds that new collections silently get not */
  gboolean escapes_names;    /* of new collections, once more than XML does; as DAViCal */
  gboolean hides_conflicts;  /* does not say which item has the uid of a new one */
  const char *moved_from, *moved_to; /* paths: what is below the one is redirected to below the other */
  gboolean has_cookies;      /* 503 when its cookie comes back */
} FakeDavQuirks;

#define FAKE_DAV_NEVER G_MAXUINT

/* What happens instead of an answer. */
typedef struct
{
  const char *method;  /* NULL: any */
  guint skip;          /* so many are answered before */
  guint times;         /* then so many fail, 0: all */
  guint status;
  const char *headers; /* "Name: value\nName: value" */
  const char *type;
  const char *body;
  gboolean does_it;    /* the request is carried out all the same */
  gboolean cuts;       /* the connection is closed instead of answering */
  guint delay;         /* ms before the answer, or FAKE_DAV_NEVER; with @status 0 it is the right one */
  guint most;          /* so many at the same time are answered, after @delay; 0: none is */
} FakeDavFault;

typedef struct _FakeDav FakeDav;

FakeDav       *fake_dav_new            (void);
FakeDav       *fake_dav_new_tls        (GTlsCertificate     *certificate);
FakeDav       *fake_dav_new_http2      (GTlsCertificate     *certificate);
void           fake_dav_free           (FakeDav             *self);

FakeDavQuirks *fake_dav_get_quirks     (FakeDav             *self);
void           fake_dav_set_auth       (FakeDav             *self,
                                        FakeDavAuth          auth);
void           fake_dav_fail           (FakeDav             *self,
                                        const FakeDavFault  *fault);
void           fake_dav_heal           (FakeDav             *self);

GUri          *fake_dav_get_url        (FakeDav             *self,
                                        const char          *path);
void           fake_dav_add_calendar   (FakeDav             *self,
                                        const char          *path,
                                        guint                kinds);
void           fake_dav_remove_calendar (FakeDav            *self,
                                        const char          *path);
void           fake_dav_put            (FakeDav             *self,
                                        const char          *path,
                                        const char          *data);
void           fake_dav_remove         (FakeDav             *self,
                                        const char          *path);
char          *fake_dav_get            (FakeDav             *self,
                                        const char          *path);
guint          fake_dav_get_n_items    (FakeDav             *self,
                                        const char          *calendar);
void           fake_dav_forget_changes (FakeDav             *self);

guint          fake_dav_count          (FakeDav             *self,
                                        const char          *method);
guint          fake_dav_count_http2    (FakeDav             *self);
void           fake_dav_reset          (FakeDav             *self);
char          *fake_dav_get_header     (FakeDav             *self,
                                        const char          *method,
                                        const char          *name);
/* Of the delayed ones. */
guint          fake_dav_get_most_at_once (FakeDav           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeDav, fake_dav_free)
