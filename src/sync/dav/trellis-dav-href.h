/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where an href of an answer points to, as seen from a collection. */
typedef enum
{
  TRELLIS_DAV_PLACE_FOREIGN, /* elsewhere, deeper, or nowhere: to be left alone */
  TRELLIS_DAV_PLACE_SELF,    /* the collection itself */
  TRELLIS_DAV_PLACE_MEMBER,  /* an item right in it */
} TrellisDavPlace;

GUri            *trellis_dav_url_parse       (const char  *text);
GUri            *trellis_dav_url_resolve     (GUri        *base,
                                              const char  *href);
char            *trellis_dav_url_dup_origin  (GUri        *url);
gboolean         trellis_dav_url_same_origin (GUri        *a,
                                              GUri        *b);
gboolean         trellis_dav_url_is_upgrade  (GUri        *from,
                                              GUri        *to);
gboolean         trellis_dav_url_is_loopback (GUri        *url);
char            *trellis_dav_url_dup_key     (GUri        *url);
gboolean         trellis_dav_url_equal       (GUri        *a,
                                              GUri        *b);

TrellisDavPlace  trellis_dav_href_locate     (GUri        *collection,
                                              const char  *href,
                                              char       **name,
                                              char       **spelling);
char            *trellis_dav_href_for_uid    (const char  *uid);
GUri            *trellis_dav_href_to_url     (GUri        *collection,
                                              const char  *spelling);

G_END_DECLS
