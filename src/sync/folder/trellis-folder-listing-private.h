/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-folder-file-private.h"

G_BEGIN_DECLS

/* The file beside the items that tells what the folder is called. */
#define TRELLIS_FOLDER_NAME_FILE "displayname"

typedef struct
{
  char *name;
  TrellisFolderKey key;
} TrellisFolderEntry;

/* What a folder holds, without reading it. */
typedef struct
{
  guint64 device, inode;
  GPtrArray *files;  /* of TrellisFolderEntry, by name: the items */
  GPtrArray *litter; /* of char *: names of files that a program which ended left half written */
  guint n_ignored;   /* entries that are named like items, but are links, folders or the like */
  gboolean has_name; /* there is a file with the folder's name */
  gboolean is_fresh; /* something changed so lately that it may change again without showing */
} TrellisFolderListing;

TrellisFolderListing *trellis_folder_listing_new          (int                          folder,
                                                           GError                     **error);
void                  trellis_folder_listing_free         (TrellisFolderListing        *self);
char                 *trellis_folder_listing_make_token   (const TrellisFolderListing  *self);
gboolean              trellis_folder_listing_is_elsewhere (const TrellisFolderListing  *self,
                                                           const char                  *token);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisFolderListing, trellis_folder_listing_free)

G_END_DECLS
