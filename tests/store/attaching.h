/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"
#include "trellis-attachment.h"

/* Ways to attach and to read for tests of attachments. What is returned is the caller's. */
void               attaching_finished_cb (GObject            *source,
                                          GAsyncResult       *result,
                                          gpointer            data);
void               attaching_wait_for    (GAsyncResult      **result);
TrellisAttachment *attach_bytes          (TrellisStore       *store,
                                          TrellisMatch       *match,
                                          TrellisNote        *note,
                                          const char         *name,
                                          GBytes             *bytes,
                                          GError            **error);
TrellisAttachment *attach                (Fixture            *fixture,
                                          TrellisMatch       *match,
                                          TrellisNote        *note,
                                          const char         *name,
                                          const char         *text);
GBytes            *read_bytes            (TrellisStore       *store,
                                          TrellisAttachment  *attachment,
                                          GError            **error);
void               assert_holds          (TrellisStore       *store,
                                          TrellisAttachment  *attachment,
                                          const char         *text);
GBytes            *make_bytes            (gsize               size);
