/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-multistatus-names-private.h"

#define DAV "DAV:"
#define CALDAV "urn:ietf:params:xml:ns:caldav"
#define CALENDAR_SERVER "http://calendarserver.org/ns/"
#define APPLE "http://apple.com/ns/ical/"
#define SABRE "http://sabredav.org/ns"

typedef struct
{
  const char *space, *name;
  TrellisDavElement element;
} Name;

static const Name names[] = {
  { DAV, "response", TRELLIS_DAV_ELEMENT_RESPONSE },
  { DAV, "href", TRELLIS_DAV_ELEMENT_HREF },
  { DAV, "propstat", TRELLIS_DAV_ELEMENT_PROPSTAT },
  { DAV, "prop", TRELLIS_DAV_ELEMENT_PROP },
  { DAV, "status", TRELLIS_DAV_ELEMENT_STATUS },
  { DAV, "getetag", TRELLIS_DAV_ELEMENT_ETAG },
  { CALDAV, "calendar-data", TRELLIS_DAV_ELEMENT_DATA },
  { DAV, "multistatus", TRELLIS_DAV_ELEMENT_MULTISTATUS },
  { DAV, "error", TRELLIS_DAV_ELEMENT_ERROR },
  { DAV, "responsedescription", TRELLIS_DAV_ELEMENT_WORDS },
  { SABRE, "message", TRELLIS_DAV_ELEMENT_WORDS },
  { DAV, "sync-token", TRELLIS_DAV_ELEMENT_SYNC_TOKEN },

  { DAV, "resourcetype", TRELLIS_DAV_ELEMENT_TYPE },
  { DAV, "collection", TRELLIS_DAV_ELEMENT_COLLECTION },
  { CALDAV, "calendar", TRELLIS_DAV_ELEMENT_CALENDAR },
  { DAV, "displayname", TRELLIS_DAV_ELEMENT_NAME },
  { APPLE, "calendar-color", TRELLIS_DAV_ELEMENT_COLOR },
  { CALENDAR_SERVER, "getctag", TRELLIS_DAV_ELEMENT_CTAG },
  { CALDAV, "supported-calendar-component-set", TRELLIS_DAV_ELEMENT_KINDS },
  { CALDAV, "comp", TRELLIS_DAV_ELEMENT_KIND },
  { CALDAV, "max-resource-size", TRELLIS_DAV_ELEMENT_MAX_SIZE },
  { DAV, "current-user-principal", TRELLIS_DAV_ELEMENT_PRINCIPAL },
  { CALDAV, "calendar-home-set", TRELLIS_DAV_ELEMENT_HOMES },
  { DAV, "current-user-privilege-set", TRELLIS_DAV_ELEMENT_PRIVILEGES },
  { DAV, "privilege", TRELLIS_DAV_ELEMENT_PRIVILEGE },
  { DAV, "read", TRELLIS_DAV_ELEMENT_READ },
  { DAV, "write", TRELLIS_DAV_ELEMENT_WRITE },
  { DAV, "write-content", TRELLIS_DAV_ELEMENT_WRITE },
  { DAV, "all", TRELLIS_DAV_ELEMENT_WRITE },
  { DAV, "supported-report-set", TRELLIS_DAV_ELEMENT_REPORTS },
  { DAV, "report", TRELLIS_DAV_ELEMENT_REPORT },
  { DAV, "sync-collection", TRELLIS_DAV_ELEMENT_SYNC_COLLECTION },
  { CALDAV, "calendar-query", TRELLIS_DAV_ELEMENT_QUERY },
  { CALDAV, "calendar-multiget", TRELLIS_DAV_ELEMENT_MULTIGET },

  { DAV, "valid-sync-token", TRELLIS_DAV_ELEMENT_VALID_SYNC_TOKEN },
  { CALDAV, "no-uid-conflict", TRELLIS_DAV_ELEMENT_NO_UID_CONFLICT },
  { CALDAV, "unique-scheduling-object-resource", TRELLIS_DAV_ELEMENT_NO_UID_CONFLICT }, /* RFC 6638 §3.2.4.1 */
  { DAV, "need-privileges", TRELLIS_DAV_ELEMENT_NEED_PRIVILEGES },
  { CALDAV, "supported-calendar-component", TRELLIS_DAV_ELEMENT_COMPONENT },
  { CALDAV, "valid-calendar-data", TRELLIS_DAV_ELEMENT_VALID_DATA },
  { CALDAV, "valid-calendar-object-resource", TRELLIS_DAV_ELEMENT_VALID_DATA },
  { CALDAV, "supported-calendar-data", TRELLIS_DAV_ELEMENT_VALID_DATA },
  { CALDAV, "min-date-time", TRELLIS_DAV_ELEMENT_VALID_DATA },
  { CALDAV, "max-date-time", TRELLIS_DAV_ELEMENT_VALID_DATA },
  { CALDAV, "max-instances", TRELLIS_DAV_ELEMENT_VALID_DATA },
  { CALDAV, "max-attendees-per-instance", TRELLIS_DAV_ELEMENT_VALID_DATA },
  { DAV, "quota-not-exceeded", TRELLIS_DAV_ELEMENT_QUOTA },
  { DAV, "sufficient-disk-space", TRELLIS_DAV_ELEMENT_QUOTA },
  { DAV, "resource-must-be-null", TRELLIS_DAV_ELEMENT_MUST_BE_NULL },
};

/* Prefixes mean nothing, only the name spaces do. @space is nullable. */
TrellisDavElement
trellis_dav_element_find (const char *space, const char *name)
{
  if (space != NULL)
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      if (g_str_equal (name, names[i].name) && g_str_equal (space, names[i].space))
        return names[i].element;
  return TRELLIS_DAV_ELEMENT_OTHER;
}

/* What an element right in DAV:error tells. */
TrellisDavConditions
trellis_dav_element_condition (TrellisDavElement element)
{
  static const struct
  {
    TrellisDavElement element;
    TrellisDavConditions condition;
  } conditions[] = {
    { TRELLIS_DAV_ELEMENT_VALID_SYNC_TOKEN, TRELLIS_DAV_CONDITION_VALID_SYNC_TOKEN },
    { TRELLIS_DAV_ELEMENT_NO_UID_CONFLICT, TRELLIS_DAV_CONDITION_NO_UID_CONFLICT },
    { TRELLIS_DAV_ELEMENT_NEED_PRIVILEGES, TRELLIS_DAV_CONDITION_NEED_PRIVILEGES },
    { TRELLIS_DAV_ELEMENT_COMPONENT, TRELLIS_DAV_CONDITION_COMPONENT },
    { TRELLIS_DAV_ELEMENT_VALID_DATA, TRELLIS_DAV_CONDITION_VALID_DATA },
    { TRELLIS_DAV_ELEMENT_MAX_SIZE, TRELLIS_DAV_CONDITION_MAX_SIZE },
    { TRELLIS_DAV_ELEMENT_QUOTA, TRELLIS_DAV_CONDITION_QUOTA },
    { TRELLIS_DAV_ELEMENT_MUST_BE_NULL, TRELLIS_DAV_CONDITION_MUST_BE_NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    if (conditions[i].element == element)
      return conditions[i].condition;
  return TRELLIS_DAV_CONDITION_OTHER;
}

TrellisDavResponse *
trellis_dav_response_new (void)
{
  return g_new0 (TrellisDavResponse, 1);
}

void
trellis_dav_response_free (TrellisDavResponse *self)
{
  g_free (self->href);
  g_clear_pointer (&self->more_hrefs, g_ptr_array_unref);
  g_free (self->etag);
  g_clear_pointer (&self->data, g_bytes_unref);
  g_free (self->name);
  g_free (self->color);
  g_free (self->ctag);
  g_free (self->sync_token);
  g_free (self->conflict);
  g_clear_pointer (&self->principals, g_ptr_array_unref);
  g_clear_pointer (&self->homes, g_ptr_array_unref);
  g_free (self);
}

#define TAKE(field, clear)                                                                         \
  if (found->field != NULL)                                                                        \
    {                                                                                              \
      g_clear_pointer (&self->field, clear);                                                       \
      self->field = g_steal_pointer (&found->field);                                               \
    }

/* Moves the properties that @found has into @self. */
void
trellis_dav_response_take (TrellisDavResponse *self, TrellisDavResponse *found)
{
  TAKE (etag, g_free)
  TAKE (data, g_bytes_unref)
  TAKE (name, g_free)
  TAKE (color, g_free)
  TAKE (ctag, g_free)
  TAKE (sync_token, g_free)
  TAKE (principals, g_ptr_array_unref)
  TAKE (homes, g_ptr_array_unref)
  self->found |= found->found;
  self->kinds |= found->kinds;
  self->largest = found->largest > 0 ? found->largest : self->largest;
  self->is_too_large |= found->is_too_large;
  self->is_collection |= found->is_collection;
  self->is_calendar |= found->is_calendar;
  self->may_read |= found->may_read;
  self->may_write |= found->may_write;
  self->has_sync |= found->has_sync;
  self->has_query |= found->has_query;
  self->has_multiget |= found->has_multiget;
}
