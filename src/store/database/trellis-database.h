/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "trellis-store-error.h"

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_DATABASE_READ,   /* may only read; for the main thread, so it never waits long */
  TRELLIS_DATABASE_WRITE,  /* creates the file if there is none */
  TRELLIS_DATABASE_COPY,   /* only reads, but may write copies elsewhere; for other threads */
  TRELLIS_DATABASE_REPAIR, /* writes, without the settings that need a sound file */
} TrellisDatabaseMode;

#define TRELLIS_DATABASE_APPLICATION_ID 0x74726c73 /* "trls" */

/* A connection to one SQLite file. Used by one thread at a time. */
typedef struct _TrellisDatabase TrellisDatabase;

TrellisDatabase *trellis_database_open      (const char          *path,
                                             TrellisDatabaseMode  mode,
                                             GError             **error);
void             trellis_database_close     (TrellisDatabase     *self);
sqlite3         *trellis_database_get_handle (TrellisDatabase    *self);

sqlite3_stmt    *trellis_database_prepare   (TrellisDatabase     *self,
                                             const char          *sql,
                                             GError             **error);
gboolean         trellis_database_step      (TrellisDatabase     *self,
                                             sqlite3_stmt        *statement,
                                             gboolean            *row,
                                             GError             **error);
gboolean         trellis_database_finish    (TrellisDatabase     *self,
                                             sqlite3_stmt        *statement,
                                             GError             **error);
gboolean         trellis_database_run       (TrellisDatabase     *self,
                                             const char          *sql,
                                             GError             **error);
gint64           trellis_database_get_number (TrellisDatabase    *self,
                                              const char         *sql,
                                              GError            **error);
char            *trellis_database_dup_text  (TrellisDatabase     *self,
                                             const char          *sql,
                                             GError             **error);

gboolean         trellis_database_begin     (TrellisDatabase     *self,
                                             GError             **error);
gboolean         trellis_database_commit    (TrellisDatabase     *self,
                                             GError             **error);
void             trellis_database_roll_back (TrellisDatabase     *self);

gboolean         trellis_database_check     (TrellisDatabase     *self,
                                             gboolean             thorough,
                                             GError             **error);
gboolean         trellis_database_copy_to   (TrellisDatabase     *self,
                                             const char          *path,
                                             GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisDatabase, trellis_database_close)

G_END_DECLS
