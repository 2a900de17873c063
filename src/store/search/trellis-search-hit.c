/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-search-hit-private.h"

#include "trellis-store-private.h"

/* Characters. */
#define TITLE_LENGTH 100
#define EXCERPT_LENGTH 160

typedef struct
{
  char *text;
  GArray *spans; /* of TrellisSpan */
} Extract;

struct _TrellisSearchHit
{
  GObject parent_instance;

  TrellisSearchKind kind;
  TrellisStore *store;
  GType type;
  gint64 id;
  TrellisRecord *record; /* NULL until somebody asks for it */
  char *match;
  TrellisNeedles *needles;
  gboolean is_extracted;
  Extract title;
  Extract excerpt;
};

typedef enum
{
  PROP_KIND = 1,
  PROP_RECORD,
  PROP_MATCH,
  PROP_TITLE,
  PROP_EXCERPT,
} TrellisSearchHitProperty;

static GParamSpec *props[PROP_EXCERPT + 1];

G_DEFINE_ENUM_TYPE (TrellisSearchKind, trellis_search_kind,
                    G_DEFINE_ENUM_VALUE (TRELLIS_SEARCH_KIND_MEETINGS, "meetings"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SEARCH_KIND_NOTES, "notes"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SEARCH_KIND_GOALS, "goals"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SEARCH_KIND_AGREEMENT, "agreement"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SEARCH_KIND_PEOPLE, "people"))

G_DEFINE_FINAL_TYPE (TrellisSearchHit, trellis_search_hit, G_TYPE_OBJECT)

static void
extract (TrellisSearchHit *self, Extract *target, const char *text, guint length)
{
  target->text = trellis_needles_excerpt (self->needles, text, length);
  target->spans = trellis_needles_find_all (self->needles, target->text);
}

static char *
dup_text (TrellisRecord *record, guint field)
{
  const TrellisField *declared = &TRELLIS_RECORD_GET_CLASS (record)->fields[field];

  if (trellis_field_is_string (declared))
    return g_strdup (trellis_record_get_string (record, field));
  if (declared->kind == TRELLIS_FIELD_LIST && *trellis_record_get_list (record, field) != NULL)
    return g_strjoinv (", ", (char **) trellis_record_get_list (record, field));
  return NULL;
}

static gboolean
is_title (TrellisRecord *record, guint field)
{
  const TrellisField *declared = &TRELLIS_RECORD_GET_CLASS (record)->fields[field];

  return trellis_field_is_string (declared) &&
         trellis_record_get_string (record, field) == trellis_record_get_title (record);
}

/* The text of the first searched field that has one of the words, else of the first that has any
 * text. Not of the one that is the title. */
static char *
choose_text (TrellisSearchHit *self)
{
  TrellisRecord *record = trellis_search_hit_get_record (self);
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);
  g_autofree char *first = NULL;

  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_autofree char *text = NULL;
      TrellisSpan span;

      if ((klass->fields[i].flags & TRELLIS_FIELD_SEARCHED) == 0 || is_title (record, i))
        continue;

      text = dup_text (record, i);
      if (text != NULL && trellis_needles_find (self->needles, text, &span))
        return g_steal_pointer (&text);
      if (first == NULL)
        first = g_steal_pointer (&text);
    }

  return g_steal_pointer (&first);
}

static void
ensure_extracts (TrellisSearchHit *self)
{
  const char *title;
  g_autofree char *text = NULL;

  if (self->is_extracted)
    return;

  self->is_extracted = TRUE;
  title = trellis_record_get_title (trellis_search_hit_get_record (self));
  text = choose_text (self);
  if (title != NULL)
    extract (self, &self->title, title, TITLE_LENGTH);
  if (text != NULL)
    extract (self, &self->excerpt, text, EXCERPT_LENGTH);
}

static void
clear_extract (Extract *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->spans, g_array_unref);
}

static void
trellis_search_hit_get_property (GObject *object, guint prop_id, GValue *value,
                                 GParamSpec *pspec)
{
  TrellisSearchHit *self = TRELLIS_SEARCH_HIT (object);

  switch ((TrellisSearchHitProperty) prop_id)
    {
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_RECORD:
      g_value_set_object (value, trellis_search_hit_get_record (self));
      break;
    case PROP_MATCH:
      g_value_set_string (value, self->match);
      break;
    case PROP_TITLE:
      g_value_set_string (value, trellis_search_hit_get_title (self));
      break;
    case PROP_EXCERPT:
      g_value_set_string (value, trellis_search_hit_get_excerpt (self));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_search_hit_finalize (GObject *object)
{
  TrellisSearchHit *self = TRELLIS_SEARCH_HIT (object);

  g_clear_object (&self->record);
  g_object_unref (self->store);
  g_free (self->match);
  trellis_needles_unref (self->needles);
  clear_extract (&self->title);
  clear_extract (&self->excerpt);

  G_OBJECT_CLASS (trellis_search_hit_parent_class)->finalize (object);
}

static void
trellis_search_hit_class_init (TrellisSearchHitClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = trellis_search_hit_get_property;
  object_class->finalize = trellis_search_hit_finalize;

  props[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, TRELLIS_TYPE_SEARCH_KIND,
                                        TRELLIS_SEARCH_KIND_MEETINGS, flags);
  props[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, TRELLIS_TYPE_RECORD, flags);
  props[PROP_MATCH] = g_param_spec_string ("match", NULL, NULL, NULL, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_EXCERPT] = g_param_spec_string ("excerpt", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
trellis_search_hit_init (TrellisSearchHit *self)
{
}

TrellisSearchHit *
trellis_search_hit_new (TrellisSearchKind kind, TrellisStore *store, GType type, gint64 id,
                        const char *match, TrellisNeedles *needles)
{
  TrellisSearchHit *self = g_object_new (TRELLIS_TYPE_SEARCH_HIT, NULL);

  self->kind = kind;
  self->store = g_object_ref (store);
  self->type = type;
  self->id = id;
  self->match = g_strdup (match);
  self->needles = trellis_needles_ref (needles);
  return self;
}

TrellisSearchKind
trellis_search_hit_get_kind (TrellisSearchHit *self)
{
  return self->kind;
}

/* The live record; it is loaded when it is first asked for. */
TrellisRecord *
trellis_search_hit_get_record (TrellisSearchHit *self)
{
  if (self->record == NULL)
    self->record = trellis_store_load (self->store, self->type, self->id);
  return self->record;
}

/* The uid of the match to which the record belongs; NULL for a person. */
const char *
trellis_search_hit_get_match (TrellisSearchHit *self)
{
  return self->match;
}

/* The record's title on one line, shortened around the found word where it is long; NULL where it
 * has none. */
const char *
trellis_search_hit_get_title (TrellisSearchHit *self)
{
  ensure_extracts (self);
  return self->title.text;
}

static const TrellisSpan *
get_spans (const Extract *self, guint *n_spans)
{
  *n_spans = self->spans != NULL ? self->spans->len : 0;
  return self->spans != NULL ? (const TrellisSpan *) (gpointer) self->spans->data : NULL;
}

/* The found words in the title. */
const TrellisSpan *
trellis_search_hit_get_title_spans (TrellisSearchHit *self, guint *n_spans)
{
  ensure_extracts (self);
  return get_spans (&self->title, n_spans);
}

/* A line of the record's text around the first found word; NULL where it has no text besides its
 * title. */
const char *
trellis_search_hit_get_excerpt (TrellisSearchHit *self)
{
  ensure_extracts (self);
  return self->excerpt.text;
}

/* The found words in the excerpt. */
const TrellisSpan *
trellis_search_hit_get_excerpt_spans (TrellisSearchHit *self, guint *n_spans)
{
  ensure_extracts (self);
  return get_spans (&self->excerpt, n_spans);
}
