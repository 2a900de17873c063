/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* A certificate that nobody vouches for, in files of its own. */
typedef struct
{
  char *folder;
  char *file;
  char *key;
} Certificate;

Certificate     *certificate_new  (void);
GTlsCertificate *certificate_load (Certificate *self);
void             certificate_free (Certificate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Certificate, certificate_free)
