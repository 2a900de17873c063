/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TRELLIS_XML_TAG_LIMIT (64 * 1024) /* bytes of a tag with its attributes */

/* Goes over the bytes of an XML stream before its parser: takes control characters out, which XML
 * does not allow but servers send, and stops at what the parser would need too long for. Zero bytes
 * to begin with. */
typedef struct
{
  guint state;
  guint matched;
  guint tag_length;
  gboolean after_return;
  gboolean is_wide; /* UTF-16 or -32: left alone */
  guint64 n_bytes;
} TrellisXmlGuard;

gboolean trellis_xml_guard_filter (TrellisXmlGuard *self,
                                   const char      *data,
                                   gsize            length,
                                   GString         *filtered);

G_END_DECLS
