/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-multistatus.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "trellis-ical-reader.h"
#include "trellis-multistatus-names-private.h"
#include "trellis-xml-guard.h"

#define TEXT_LIMIT 8192 /* bytes of any text but that of an item */
#define WORDS_LIMIT 500 /* bytes */

struct _TrellisMultistatusReader
{
  xmlParserCtxtPtr context;
  xmlSAXHandler handler;
  TrellisXmlGuard guard;
  GString *filtered;
  gsize n_read;

  TrellisDavElement levels[TRELLIS_DAV_DEPTH_LIMIT];
  guint depth;
  gboolean has_root;
  GString *text; /* of the element being read */
  gboolean is_over;

  TrellisDavAnswerXml *answer;
  TrellisDavResponse *response; /* the one being read */
  TrellisDavResponse *found;    /* what its propstat being read has */
  guint status;                 /* of that */
  GError *failure;
};

static void
stop (TrellisMultistatusReader *self, TrellisSyncError code, const char *why)
{
  if (self->failure == NULL)
    self->failure = trellis_sync_error_new (code, NULL, 0, "The answer %s", why);
  if (self->context != NULL)
    xmlStopParser (self->context);
}

static TrellisDavElement
get_level (TrellisMultistatusReader *self, guint up)
{
  return up < self->depth ? self->levels[self->depth - 1 - up] : TRELLIS_DAV_ELEMENT_OTHER;
}

static gboolean
is_inside (TrellisMultistatusReader *self, TrellisDavElement element)
{
  for (guint i = 0; i < self->depth; i++)
    if (self->levels[i] == element)
      return TRUE;
  return FALSE;
}

static TrellisItemKinds
find_kind (const xmlChar **attributes, int n_attributes)
{
  static const struct
  {
    const char *name;
    TrellisItemKinds kind;
  } kinds[] = {
    { "VEVENT", TRELLIS_ITEM_KIND_EVENT },
    { "VTODO", TRELLIS_ITEM_KIND_TASK },
    { "VJOURNAL", TRELLIS_ITEM_KIND_JOURNAL },
  };

  for (int i = 0; i < n_attributes; i++)
    {
      const xmlChar **attribute = attributes + 5 * i;
      const gsize length = (gsize) (attribute[4] - attribute[3]);

      if (attribute[2] != NULL || !g_str_equal (attribute[0], "name"))
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (kinds); j++)
        if (length == strlen (kinds[j].name) &&
            g_ascii_strncasecmp ((const char *) attribute[3], kinds[j].name, length) == 0)
          return kinds[j].kind;
    }
  return 0;
}

static void
start_property (TrellisMultistatusReader *self,
                TrellisDavElement         element,
                const xmlChar           **attributes,
                int                       n_attributes)
{
  TrellisDavResponse *found = self->found;

  switch ((int) element)
    {
    case TRELLIS_DAV_ELEMENT_TYPE:
      found->found |= TRELLIS_DAV_FOUND_TYPE;
      break;
    case TRELLIS_DAV_ELEMENT_COLLECTION:
      found->is_collection |= get_level (self, 1) == TRELLIS_DAV_ELEMENT_TYPE;
      break;
    case TRELLIS_DAV_ELEMENT_CALENDAR:
      found->is_calendar |= get_level (self, 1) == TRELLIS_DAV_ELEMENT_TYPE;
      break;
    case TRELLIS_DAV_ELEMENT_KINDS:
      found->found |= TRELLIS_DAV_FOUND_KINDS;
      break;
    case TRELLIS_DAV_ELEMENT_KIND:
      if (get_level (self, 1) == TRELLIS_DAV_ELEMENT_KINDS)
        found->kinds |= find_kind (attributes, n_attributes);
      break;
    case TRELLIS_DAV_ELEMENT_PRIVILEGES:
      found->found |= TRELLIS_DAV_FOUND_PRIVILEGES;
      break;
    case TRELLIS_DAV_ELEMENT_READ:
      found->may_read |= is_inside (self, TRELLIS_DAV_ELEMENT_PRIVILEGES);
      break;
    case TRELLIS_DAV_ELEMENT_WRITE:
      found->may_write |= is_inside (self, TRELLIS_DAV_ELEMENT_PRIVILEGES);
      break;
    case TRELLIS_DAV_ELEMENT_REPORTS:
      found->found |= TRELLIS_DAV_FOUND_REPORTS;
      break;
    case TRELLIS_DAV_ELEMENT_SYNC_COLLECTION:
      found->has_sync |= is_inside (self, TRELLIS_DAV_ELEMENT_REPORTS);
      break;
    case TRELLIS_DAV_ELEMENT_QUERY:
      found->has_query |= is_inside (self, TRELLIS_DAV_ELEMENT_REPORTS);
      break;
    case TRELLIS_DAV_ELEMENT_MULTIGET:
      found->has_multiget |= is_inside (self, TRELLIS_DAV_ELEMENT_REPORTS);
      break;
    default:
      break;
    }
}

static void
start_root (TrellisMultistatusReader *self, TrellisDavElement element, const char *name)
{
  self->has_root = TRUE;
  if (element == TRELLIS_DAV_ELEMENT_MULTISTATUS)
    self->answer->is_multistatus = TRUE;
  else if (element == TRELLIS_DAV_ELEMENT_ERROR)
    self->answer->conditions |= TRELLIS_DAV_CONDITION_ERROR;
  else if (g_ascii_strcasecmp (name, "html") == 0)
    stop (self, TRELLIS_SYNC_ERROR_NOT_CALDAV, "is a page to look at");
  else
    stop (self, TRELLIS_SYNC_ERROR_MALFORMED, "is of no kind that is known");
}

static void
start_response (TrellisMultistatusReader *self)
{
  if (self->answer->responses->len >= TRELLIS_DAV_MEMBER_LIMIT)
    {
      stop (self, TRELLIS_SYNC_ERROR_TOO_MUCH, "has too many members");
      return;
    }
  self->response = trellis_dav_response_new ();
  g_ptr_array_add (self->answer->responses, self->response);
}

static void
start_element_cb (void           *user_data,
                  const xmlChar  *name,
                  const xmlChar  *prefix,
                  const xmlChar  *space,
                  int             n_namespaces,
                  const xmlChar **namespaces,
                  int             n_attributes,
                  int             n_defaulted,
                  const xmlChar **attributes)
{
  TrellisMultistatusReader *self = user_data;
  const TrellisDavElement element = trellis_dav_element_find ((const char *) space, (const char *) name);
  const TrellisDavElement parent = get_level (self, 0);

  if (self->failure != NULL)
    return;
  if (self->depth == TRELLIS_DAV_DEPTH_LIMIT)
    {
      stop (self, TRELLIS_SYNC_ERROR_MALFORMED, "is nested too deep");
      return;
    }
  if (self->depth == 0)
    start_root (self, element, (const char *) name);
  self->levels[self->depth++] = element;
  g_string_truncate (self->text, 0);
  self->is_over = FALSE;

  if (element == TRELLIS_DAV_ELEMENT_RESPONSE && parent == TRELLIS_DAV_ELEMENT_MULTISTATUS && self->depth == 2)
    start_response (self);
  else if (element == TRELLIS_DAV_ELEMENT_PROPSTAT && parent == TRELLIS_DAV_ELEMENT_RESPONSE && self->response != NULL)
    {
      g_clear_pointer (&self->found, trellis_dav_response_free);
      self->found = trellis_dav_response_new ();
      self->status = 0;
    }
  else if (parent == TRELLIS_DAV_ELEMENT_ERROR)
    {
      TrellisDavConditions *conditions = self->response != NULL ? &self->response->conditions
                                                                : &self->answer->conditions;

      *conditions |= TRELLIS_DAV_CONDITION_ERROR;
      /* Sabre tells its own exception, always. */
      if (element != TRELLIS_DAV_ELEMENT_WORDS && g_strcmp0 ((const char *) space, "http://sabredav.org/ns") != 0)
        *conditions |= trellis_dav_element_condition (element);
    }
  else if (self->found != NULL)
    start_property (self, element, attributes, n_attributes);
}

/* "HTTP/1.1 404 Not Found" */
static guint
read_status (const char *text)
{
  const char *space = strchr (text, ' ');
  const gint64 status = space != NULL ? g_ascii_strtoll (space, NULL, 10) : 0;

  return status >= 100 && status <= 999 ? (guint) status : 0;
}

static void
add_href (GPtrArray **hrefs, const char *href)
{
  if (*hrefs == NULL)
    *hrefs = g_ptr_array_new_with_free_func (g_free);
  if ((*hrefs)->len < 100)
    g_ptr_array_add (*hrefs, g_strdup (href));
}

static void
end_href (TrellisMultistatusReader *self, const char *href)
{
  const TrellisDavElement parent = get_level (self, 1);

  if (parent == TRELLIS_DAV_ELEMENT_NO_UID_CONFLICT)
    {
      char **conflict = self->response != NULL ? &self->response->conflict : &self->answer->conflict;

      g_set_str (conflict, href);
    }
  else if (parent == TRELLIS_DAV_ELEMENT_PRINCIPAL && self->found != NULL)
    add_href (&self->found->principals, href);
  else if (parent == TRELLIS_DAV_ELEMENT_HOMES && self->found != NULL)
    add_href (&self->found->homes, href);
  else if (parent == TRELLIS_DAV_ELEMENT_RESPONSE && self->response != NULL)
    {
      if (self->response->href == NULL)
        self->response->href = g_strdup (href);
      else
        add_href (&self->response->more_hrefs, href);
    }
}

static void
end_status (TrellisMultistatusReader *self, const char *text)
{
  const TrellisDavElement parent = get_level (self, 1);

  if (parent == TRELLIS_DAV_ELEMENT_PROPSTAT)
    self->status = read_status (text);
  else if (parent == TRELLIS_DAV_ELEMENT_RESPONSE && self->response != NULL)
    self->response->status = read_status (text);
}

static void
end_propstat (TrellisMultistatusReader *self)
{
  if (self->found == NULL || self->response == NULL)
    return;
  if (self->status == 0 || self->status / 100 == 2)
    trellis_dav_response_take (self->response, self->found);
  else
    self->response->property_status = self->status;
  g_clear_pointer (&self->found, trellis_dav_response_free);
}

static void
end_property (TrellisMultistatusReader *self, TrellisDavElement element, const char *text)
{
  TrellisDavResponse *found = self->found;

  if (found == NULL || get_level (self, 1) != TRELLIS_DAV_ELEMENT_PROP)
    return;
  switch ((int) element)
    {
    case TRELLIS_DAV_ELEMENT_ETAG:
      if (*text != '\0')
        {
          g_set_str (&found->etag, text);
          found->found |= TRELLIS_DAV_FOUND_ETAG;
        }
      break;
    case TRELLIS_DAV_ELEMENT_NAME:
      g_set_str (&found->name, text);
      break;
    case TRELLIS_DAV_ELEMENT_COLOR:
      g_set_str (&found->color, text);
      break;
    case TRELLIS_DAV_ELEMENT_CTAG:
      g_set_str (&found->ctag, text);
      break;
    case TRELLIS_DAV_ELEMENT_SYNC_TOKEN:
      g_set_str (&found->sync_token, text);
      break;
    case TRELLIS_DAV_ELEMENT_MAX_SIZE:
      found->largest = (gsize) g_ascii_strtoull (text, NULL, 10);
      break;
    default:
      break;
    }
}

static void
end_data (TrellisMultistatusReader *self)
{
  if (self->found == NULL || get_level (self, 1) != TRELLIS_DAV_ELEMENT_PROP)
    return;
  self->found->found |= TRELLIS_DAV_FOUND_DATA;
  self->found->is_too_large = self->is_over;
  g_clear_pointer (&self->found->data, g_bytes_unref);
  if (!self->is_over && self->text->len > 0)
    self->found->data = g_bytes_new (self->text->str, self->text->len);
}

static void
end_text (TrellisMultistatusReader *self, TrellisDavElement element)
{
  char *text = g_strstrip (self->text->str);

  /* What is too long to be one is none. */
  if (self->is_over)
    return;
  if (element == TRELLIS_DAV_ELEMENT_HREF)
    end_href (self, text);
  else if (element == TRELLIS_DAV_ELEMENT_STATUS)
    end_status (self, text);
  else if (element == TRELLIS_DAV_ELEMENT_SYNC_TOKEN && get_level (self, 1) == TRELLIS_DAV_ELEMENT_MULTISTATUS)
    g_set_str (&self->answer->sync_token, text);
  else if (element == TRELLIS_DAV_ELEMENT_WORDS)
    {
      g_autofree char *words = g_utf8_make_valid (text, (gssize) MIN (strlen (text), WORDS_LIMIT));

      g_set_str (&self->answer->words, words);
    }
  else
    end_property (self, element, text);
}

static void
end_element_cb (void *user_data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
  TrellisMultistatusReader *self = user_data;
  const TrellisDavElement element = get_level (self, 0);

  if (self->failure != NULL || self->depth == 0)
    return;
  if (element == TRELLIS_DAV_ELEMENT_RESPONSE && self->depth == 2)
    self->response = NULL;
  else if (element == TRELLIS_DAV_ELEMENT_PROPSTAT)
    end_propstat (self);
  else if (element == TRELLIS_DAV_ELEMENT_DATA)
    end_data (self);
  else if (element != TRELLIS_DAV_ELEMENT_OTHER)
    end_text (self, element);
  self->depth--;
  g_string_truncate (self->text, 0);
  self->is_over = FALSE;
}

static void
characters_cb (void *user_data, const xmlChar *text, int length)
{
  TrellisMultistatusReader *self = user_data;
  const TrellisDavElement element = get_level (self, 0);
  const gsize limit = element == TRELLIS_DAV_ELEMENT_DATA ? TRELLIS_ICAL_LARGEST_ITEM : TEXT_LIMIT;

  if (self->failure != NULL || element == TRELLIS_DAV_ELEMENT_OTHER || self->is_over)
    return;
  if (self->text->len + (gsize) length > limit)
    {
      self->is_over = TRUE;
      g_string_truncate (self->text, 0);
    }
  else
    g_string_append_len (self->text, (const char *) text, length);
}

/* No answer needs a document type, and what can be done with one is only harm (RFC 4918 §17). */
static void
document_type_cb (void *user_data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  const gboolean is_page = name != NULL && g_ascii_strcasecmp ((const char *) name, "html") == 0;

  stop (user_data, is_page ? TRELLIS_SYNC_ERROR_NOT_CALDAV : TRELLIS_SYNC_ERROR_MALFORMED,
        is_page ? "is a page to look at" : "has a document type");
}

static void
reference_cb (void *user_data, const xmlChar *name)
{
  stop (user_data, TRELLIS_SYNC_ERROR_MALFORMED, "has an entity");
}

static void
ignore_error_cb (void *user_data, const xmlError *error)
{
}

/* libxml2 before 2.12 gives the error without const. */
#define IGNORE_ERROR ((xmlStructuredErrorFunc) ignore_error_cb)

static void
ignore_words_cb (void *user_data, const char *format, ...)
{
}

TrellisMultistatusReader *
trellis_multistatus_reader_new (void)
{
  TrellisMultistatusReader *self = g_new0 (TrellisMultistatusReader, 1);

  self->handler.initialized = XML_SAX2_MAGIC;
  self->handler.startElementNs = start_element_cb;
  self->handler.endElementNs = end_element_cb;
  self->handler.characters = characters_cb;
  self->handler.ignorableWhitespace = characters_cb;
  self->handler.cdataBlock = characters_cb;
  self->handler.internalSubset = document_type_cb;
  self->handler.reference = reference_cb;
  self->handler.serror = IGNORE_ERROR;
  self->filtered = g_string_new (NULL);
  self->text = g_string_new (NULL);
  self->answer = g_new0 (TrellisDavAnswerXml, 1);
  self->answer->responses = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_dav_response_free);
  return self;
}

/* The parser wants four bytes to find the encoding. */
static void
parse_filtered (TrellisMultistatusReader *self, gboolean is_end)
{
  const int length = (int) self->filtered->len;

  if (self->context == NULL && length < 4)
    return;

  /* Of this thread: some of its complaints, with words from the answer, go past the handler. */
  xmlSetGenericErrorFunc (NULL, ignore_words_cb);
  xmlSetStructuredErrorFunc (NULL, IGNORE_ERROR);
  if (self->context == NULL)
    {
      self->context = xmlCreatePushParserCtxt (&self->handler, self, self->filtered->str, length, NULL);
      xmlCtxtUseOptions (self->context, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
      xmlParseChunk (self->context, "", 0, is_end);
    }
  else
    xmlParseChunk (self->context, self->filtered->str, length, is_end);
  xmlSetGenericErrorFunc (NULL, NULL);
  xmlSetStructuredErrorFunc (NULL, NULL);
  g_string_truncate (self->filtered, 0);

  if (self->failure == NULL && !self->context->wellFormed)
    stop (self, TRELLIS_SYNC_ERROR_MALFORMED, "is no XML");
}

static gboolean
check (TrellisMultistatusReader *self, GError **error)
{
  if (self->failure == NULL)
    return TRUE;
  if (error != NULL)
    *error = g_error_copy (self->failure);
  return FALSE;
}

/* Reads on. FALSE when the answer cannot be used; there is no need to read on then. */
gboolean
trellis_multistatus_reader_feed (TrellisMultistatusReader  *self,
                                 const char                *data,
                                 gsize                      length,
                                 GError                   **error)
{
  self->n_read += length;
  if (self->n_read > TRELLIS_DAV_ANSWER_LIMIT)
    stop (self, TRELLIS_SYNC_ERROR_TOO_MUCH, "is too large");

  while (length > 0 && self->failure == NULL)
    {
      const gsize piece = MIN (length, 64 * 1024);

      if (!trellis_xml_guard_filter (&self->guard, data, piece, self->filtered))
        stop (self, TRELLIS_SYNC_ERROR_MALFORMED, "has a tag without end");
      else
        parse_filtered (self, FALSE);
      data += piece;
      length -= piece;
    }
  return check (self, error);
}

/* What was read, when the whole of it could be: a part says nothing about the rest. Transfer
 * full. */
TrellisDavAnswerXml *
trellis_multistatus_reader_end (TrellisMultistatusReader *self, GError **error)
{
  if (self->failure == NULL)
    parse_filtered (self, TRUE);
  if (self->failure == NULL && (!self->has_root || self->depth > 0))
    stop (self, TRELLIS_SYNC_ERROR_MALFORMED, "is empty or cut off");
  if (!check (self, error))
    return NULL;
  return g_steal_pointer (&self->answer);
}

void
trellis_multistatus_reader_free (TrellisMultistatusReader *self)
{
  if (self->context != NULL)
    {
      g_clear_pointer (&self->context->myDoc, xmlFreeDoc);
      xmlFreeParserCtxt (self->context);
    }
  g_string_free (self->filtered, TRUE);
  g_string_free (self->text, TRUE);
  g_clear_pointer (&self->answer, trellis_dav_answer_xml_free);
  g_clear_pointer (&self->found, trellis_dav_response_free);
  g_clear_error (&self->failure);
  g_free (self);
}

void
trellis_dav_answer_xml_free (TrellisDavAnswerXml *self)
{
  g_ptr_array_unref (self->responses);
  g_free (self->sync_token);
  g_free (self->conflict);
  g_free (self->words);
  g_free (self);
}
