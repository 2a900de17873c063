/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-multistatus.h"

G_BEGIN_DECLS

/* The elements that mean something to us; all others are passed over. */
typedef enum
{
  TRELLIS_DAV_ELEMENT_OTHER,
  TRELLIS_DAV_ELEMENT_MULTISTATUS,
  TRELLIS_DAV_ELEMENT_RESPONSE,
  TRELLIS_DAV_ELEMENT_HREF,
  TRELLIS_DAV_ELEMENT_STATUS,
  TRELLIS_DAV_ELEMENT_PROPSTAT,
  TRELLIS_DAV_ELEMENT_PROP,
  TRELLIS_DAV_ELEMENT_ERROR,
  TRELLIS_DAV_ELEMENT_WORDS,
  TRELLIS_DAV_ELEMENT_SYNC_TOKEN,

  TRELLIS_DAV_ELEMENT_ETAG,
  TRELLIS_DAV_ELEMENT_DATA,
  TRELLIS_DAV_ELEMENT_TYPE,
  TRELLIS_DAV_ELEMENT_COLLECTION,
  TRELLIS_DAV_ELEMENT_CALENDAR,
  TRELLIS_DAV_ELEMENT_NAME,
  TRELLIS_DAV_ELEMENT_COLOR,
  TRELLIS_DAV_ELEMENT_CTAG,
  TRELLIS_DAV_ELEMENT_KINDS,
  TRELLIS_DAV_ELEMENT_KIND,
  TRELLIS_DAV_ELEMENT_MAX_SIZE,
  TRELLIS_DAV_ELEMENT_PRINCIPAL,
  TRELLIS_DAV_ELEMENT_HOMES,
  TRELLIS_DAV_ELEMENT_PRIVILEGES,
  TRELLIS_DAV_ELEMENT_PRIVILEGE,
  TRELLIS_DAV_ELEMENT_READ,
  TRELLIS_DAV_ELEMENT_WRITE,
  TRELLIS_DAV_ELEMENT_REPORTS,
  TRELLIS_DAV_ELEMENT_REPORT,
  TRELLIS_DAV_ELEMENT_SYNC_COLLECTION,
  TRELLIS_DAV_ELEMENT_QUERY,
  TRELLIS_DAV_ELEMENT_MULTIGET,

  TRELLIS_DAV_ELEMENT_VALID_SYNC_TOKEN,
  TRELLIS_DAV_ELEMENT_NO_UID_CONFLICT,
  TRELLIS_DAV_ELEMENT_NEED_PRIVILEGES,
  TRELLIS_DAV_ELEMENT_COMPONENT,
  TRELLIS_DAV_ELEMENT_VALID_DATA,
  TRELLIS_DAV_ELEMENT_QUOTA,
  TRELLIS_DAV_ELEMENT_MUST_BE_NULL,
} TrellisDavElement;

TrellisDavElement    trellis_dav_element_find      (const char        *space,
                                                    const char        *name);
TrellisDavConditions trellis_dav_element_condition (TrellisDavElement  element);

TrellisDavResponse  *trellis_dav_response_new      (void);
void                 trellis_dav_response_free     (TrellisDavResponse *self);
void                 trellis_dav_response_take     (TrellisDavResponse *self,
                                                    TrellisDavResponse *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisDavResponse, trellis_dav_response_free)

G_END_DECLS
