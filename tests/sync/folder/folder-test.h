/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-transport.h"

#define ITEM(summary)                                                                              \
  "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:u\r\nSUMMARY:" summary "\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"

/* A folder that is shared, as a transport sees it and as somebody else does, by the names in it. */
typedef struct
{
  char *parent, *path;
  TrellisTransport *transport;

  /* What became of the last write. */
  char *href, *etag;
  GError *error;
  guint n_done;
} FolderTest;

void                     folder_test_set_up     (FolderTest               *self,
                                                 gconstpointer             data);
void                     folder_test_tear_down  (FolderTest               *self,
                                                 gconstpointer             data);

void                     folder_test_save       (FolderTest               *self,
                                                 const char               *name,
                                                 const char               *text);
void                     folder_test_age        (FolderTest               *self,
                                                 const char               *name);
char                    *folder_test_load       (FolderTest               *self,
                                                 const char               *name);
guint                    folder_test_count      (FolderTest               *self);

TrellisRemoteChanges    *folder_test_list       (FolderTest               *self,
                                                 const char               *token);
const TrellisRemoteItem *folder_test_find       (TrellisRemoteChanges     *changes,
                                                 const char               *href);
char                    *folder_test_dup_etag   (FolderTest               *self,
                                                 const char               *href);
gboolean                 folder_test_put        (FolderTest               *self,
                                                 const char               *href,
                                                 const char               *uid,
                                                 const char               *etag,
                                                 const char               *text);
gboolean                 folder_test_drop       (FolderTest               *self,
                                                 const char               *href,
                                                 const char               *etag);
void                     folder_test_written_cb (const TrellisRemoteWrite *write,
                                                 const char               *href,
                                                 const char               *etag,
                                                 const GError             *error,
                                                 gpointer                  user_data);

#define FOLDER_TEST_ADD(path, function)                                                            \
  g_test_add (path, FolderTest, NULL, folder_test_set_up, function, folder_test_tear_down)
