/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-record.h"

/* The base of everything that Trellis keeps. It holds the values of a class's fields and makes
 * GObject properties of them; it knows nothing of where they are stored. */

typedef struct
{
  TrellisValue *values;
  TrellisRecordChangedFunc changed;
  gpointer changed_data;
} TrellisRecordPrivate;

G_DEFINE_ENUM_TYPE (TrellisVisibility, trellis_visibility,
                    G_DEFINE_ENUM_VALUE (TRELLIS_VISIBILITY_PRIVATE, "private"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_VISIBILITY_SHARED, "shared"))

G_DEFINE_ENUM_TYPE (TrellisRole, trellis_role, G_DEFINE_ENUM_VALUE (TRELLIS_ROLE_MENTEE, "mentee"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ROLE_MENTOR, "mentor"))

/* That of the other one of the two. */
TrellisRole
trellis_role_get_other (TrellisRole role)
{
  return role == TRELLIS_ROLE_MENTEE ? TRELLIS_ROLE_MENTOR : TRELLIS_ROLE_MENTEE;
}

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TrellisRecord, trellis_record, G_TYPE_OBJECT)

static const TrellisField base_fields[TRELLIS_RECORD_N_FIELDS] = {
  [TRELLIS_RECORD_UID] = { "uid", TRELLIS_FIELD_STRING, NULL, 0, TRELLIS_FIELD_PLAIN },
  [TRELLIS_RECORD_CREATED] = { "created", TRELLIS_FIELD_TIME, NULL, 0, TRELLIS_FIELD_PLAIN },
  [TRELLIS_RECORD_MODIFIED] = { "modified", TRELLIS_FIELD_TIME, NULL, 0, TRELLIS_FIELD_PLAIN },
  [TRELLIS_RECORD_DELETED] = { "deleted", TRELLIS_FIELD_TIME, NULL, 0, TRELLIS_FIELD_PLAIN },
  [TRELLIS_RECORD_VISIBILITY] = { "visibility", TRELLIS_FIELD_CHOICE, trellis_visibility_get_type,
                                  TRELLIS_VISIBILITY_PRIVATE, TRELLIS_FIELD_PLAIN },
  [TRELLIS_RECORD_AUTHOR] = { "author", TRELLIS_FIELD_CHOICE, trellis_role_get_type,
                              TRELLIS_ROLE_MENTEE, TRELLIS_FIELD_PLAIN },
};

enum
{
  COLLECT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static TrellisRecordPrivate *
get_private (TrellisRecord *self)
{
  return trellis_record_get_instance_private (self);
}

static GParamSpec *
create_property (const TrellisField *field)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  g_autofree char *dashed = g_strdelimit (g_strdup (field->name), "_", '-');
  const char *name = g_intern_string (dashed);

  switch (field->kind)
    {
    case TRELLIS_FIELD_STRING:
    case TRELLIS_FIELD_TEXT:
    case TRELLIS_FIELD_REFERENCE:
    case TRELLIS_FIELD_DATE:
      return g_param_spec_string (name, NULL, NULL, NULL, flags);
    case TRELLIS_FIELD_LIST:
      return g_param_spec_boxed (name, NULL, NULL, G_TYPE_STRV, flags);
    case TRELLIS_FIELD_TIME:
      return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    case TRELLIS_FIELD_INTEGER:
      return g_param_spec_int (name, NULL, NULL, G_MININT, G_MAXINT, (int) field->initial, flags);
    case TRELLIS_FIELD_BOOLEAN:
      return g_param_spec_boolean (name, NULL, NULL, field->initial != 0, flags);
    case TRELLIS_FIELD_CHOICE:
      return g_param_spec_enum (name, NULL, NULL, field->get_type (), (int) field->initial, flags);
    default:
      g_assert_not_reached ();
    }
}

/* The index of the field called @name, either as "planned_end" or as "planned-end"; -1 if there
 * is none. */
int
trellis_record_class_find (TrellisRecordClass *klass, const char *name)
{
  for (guint i = 0; i < klass->n_fields; i++)
    if (g_str_equal (klass->fields[i].name, name) || g_str_equal (klass->properties[i]->name, name))
      return (int) i;

  return -1;
}

/* Whether all that records of this class say is private, so that nothing of them ever leaves this computer,
 * whatever their visibility. */
gboolean
trellis_record_class_is_private (TrellisRecordClass *klass)
{
  for (guint i = TRELLIS_RECORD_N_FIELDS; i < klass->n_fields; i++)
    if ((klass->fields[i].flags & (TRELLIS_FIELD_PRIVATE | TRELLIS_FIELD_PARENT)) == 0)
      return FALSE;

  return TRUE;
}

static const TrellisField *
get_field (TrellisRecord *self, guint index)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (self);

  g_assert (index < klass->n_fields);
  return &klass->fields[index];
}

static void
notify_changed (TrellisRecord *self, guint index)
{
  TrellisRecordPrivate *priv = get_private (self);

  g_object_notify_by_pspec (G_OBJECT (self), TRELLIS_RECORD_GET_CLASS (self)->properties[index]);
  if (priv->changed != NULL)
    priv->changed (self, (int) index, priv->changed_data);
}

static void
trellis_record_get_property (GObject *object, guint prop_id, GValue *value,
                             GParamSpec *pspec)
{
  TrellisRecord *self = TRELLIS_RECORD (object);
  const TrellisValue *stored = trellis_record_get_value (self, prop_id - 1);

  switch (get_field (self, prop_id - 1)->kind)
    {
    case TRELLIS_FIELD_STRING:
    case TRELLIS_FIELD_TEXT:
    case TRELLIS_FIELD_REFERENCE:
    case TRELLIS_FIELD_DATE:
      g_value_set_string (value, stored->string);
      break;
    case TRELLIS_FIELD_LIST:
      g_value_set_boxed (value, stored->list);
      break;
    case TRELLIS_FIELD_TIME:
      g_value_set_int64 (value, stored->number);
      break;
    case TRELLIS_FIELD_INTEGER:
      g_value_set_int (value, (int) stored->number);
      break;
    case TRELLIS_FIELD_BOOLEAN:
      g_value_set_boolean (value, stored->number != 0);
      break;
    case TRELLIS_FIELD_CHOICE:
      g_value_set_enum (value, (int) stored->number);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_record_set_property (GObject *object, guint prop_id, const GValue *value,
                             GParamSpec *pspec)
{
  TrellisRecord *self = TRELLIS_RECORD (object);
  guint index = prop_id - 1;

  switch (get_field (self, index)->kind)
    {
    case TRELLIS_FIELD_STRING:
    case TRELLIS_FIELD_TEXT:
    case TRELLIS_FIELD_REFERENCE:
    case TRELLIS_FIELD_DATE:
      trellis_record_set_string (self, index, g_value_get_string (value));
      break;
    case TRELLIS_FIELD_LIST:
      trellis_record_set_list (self, index, g_value_get_boxed (value));
      break;
    case TRELLIS_FIELD_TIME:
      trellis_record_set_number (self, index, g_value_get_int64 (value));
      break;
    case TRELLIS_FIELD_INTEGER:
      trellis_record_set_number (self, index, g_value_get_int (value));
      break;
    case TRELLIS_FIELD_BOOLEAN:
      trellis_record_set_number (self, index, g_value_get_boolean (value));
      break;
    case TRELLIS_FIELD_CHOICE:
      trellis_record_set_number (self, index, g_value_get_enum (value));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_record_finalize (GObject *object)
{
  TrellisRecord *self = TRELLIS_RECORD (object);
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (self);
  TrellisRecordPrivate *priv = get_private (self);

  for (guint i = 0; i < klass->n_fields; i++)
    trellis_value_clear (&priv->values[i], &klass->fields[i]);
  g_free (priv->values);

  G_OBJECT_CLASS (trellis_record_parent_class)->finalize (object);
}

static void
trellis_record_class_init (TrellisRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_record_finalize;

  /* Emitted before the record is saved, so that an editor can pour in the text that it holds. */
  signals[COLLECT] = g_signal_new ("collect", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
trellis_record_init (TrellisRecord *self)
{
}

/* Gives @klass its @fields, after the ones that every record has, and a property for each: the
 * field "planned_end" becomes the property "planned-end". To be called from class_init. */
void
trellis_record_class_set_fields (TrellisRecordClass *klass, const char *table,
                                 const TrellisField *fields, guint n_fields)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = trellis_record_get_property;
  object_class->set_property = trellis_record_set_property;

  klass->table = table;
  klass->n_fields = TRELLIS_RECORD_N_FIELDS + n_fields;
  klass->fields = g_new (TrellisField, klass->n_fields);
  klass->properties = g_new (GParamSpec *, klass->n_fields);

  memcpy (klass->fields, base_fields, sizeof base_fields);
  memcpy (klass->fields + TRELLIS_RECORD_N_FIELDS, fields, n_fields * sizeof *fields);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      klass->properties[i] = create_property (&klass->fields[i]);
      g_object_class_install_property (object_class, i + 1, klass->properties[i]);
    }
}

/* Gives every field its initial value. To be called from the instance init of a record class, since
 * the fields are not known before. */
void
trellis_record_init_fields (TrellisRecord *self)
{
  TrellisRecordPrivate *priv = get_private (self);
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (self);

  priv->values = g_new0 (TrellisValue, klass->n_fields);
  for (guint i = 0; i < klass->n_fields; i++)
    if (!trellis_field_is_string (&klass->fields[i]) &&
        klass->fields[i].kind != TRELLIS_FIELD_LIST)
      priv->values[i].number = klass->fields[i].initial;
}

const TrellisValue *
trellis_record_get_value (TrellisRecord *self, guint field)
{
  g_assert (field < TRELLIS_RECORD_GET_CLASS (self)->n_fields);

  return &get_private (self)->values[field];
}

/* Replaces a field's value by a copy of @value, whatever its kind. */
void
trellis_record_set_value (TrellisRecord *self, guint field, const TrellisValue *value)
{
  const TrellisField *declared = get_field (self, field);

  if (trellis_field_is_string (declared))
    trellis_record_set_string (self, field, value->string);
  else if (declared->kind == TRELLIS_FIELD_LIST)
    trellis_record_set_list (self, field, (const char *const *) value->list);
  else
    trellis_record_set_number (self, field, value->number);
}

/* Never "": an empty text is NULL, in memory as in the store. */
const char *
trellis_record_get_string (TrellisRecord *self, guint field)
{
  return trellis_record_get_value (self, field)->string;
}

void
trellis_record_set_string (TrellisRecord *self, guint field, const char *string)
{
  g_assert (trellis_field_is_string (get_field (self, field)));

  if (string != NULL && *string == '\0')
    string = NULL;
  if (g_set_str (&get_private (self)->values[field].string, string))
    notify_changed (self, field);
}

/* Never NULL. */
const char *const *
trellis_record_get_list (TrellisRecord *self, guint field)
{
  static const char *const nothing[] = { NULL };
  char **list = trellis_record_get_value (self, field)->list;

  return list != NULL ? (const char *const *) list : nothing;
}

/* The items as a list can hold them: of one line each, and none without text. NULL if there are
 * none. */
static char **
clean_list (const char *const *list)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  gboolean is_empty = TRUE;

  for (; list != NULL && *list != NULL; list++)
    if (**list != '\0')
      {
        g_strv_builder_take (builder, g_strdelimit (g_strdup (*list), "\n\r", ' '));
        is_empty = FALSE;
      }

  return is_empty ? NULL : g_strv_builder_end (builder);
}

void
trellis_record_set_list (TrellisRecord *self, guint field, const char *const *list)
{
  TrellisValue *stored = &get_private (self)->values[field];
  g_auto(GStrv) clean = clean_list (list);
  TrellisValue given = { .list = clean };

  g_assert (get_field (self, field)->kind == TRELLIS_FIELD_LIST);

  if (trellis_value_equal (stored, &given, get_field (self, field)))
    return;

  g_strfreev (stored->list);
  stored->list = g_steal_pointer (&clean);
  notify_changed (self, field);
}

gint64
trellis_record_get_number (TrellisRecord *self, guint field)
{
  return trellis_record_get_value (self, field)->number;
}

void
trellis_record_set_number (TrellisRecord *self, guint field, gint64 number)
{
  TrellisValue *stored = &get_private (self)->values[field];

  if (stored->number == number)
    return;

  stored->number = number;
  notify_changed (self, field);
}

const char *
trellis_record_get_uid (TrellisRecord *self)
{
  return trellis_record_get_string (self, TRELLIS_RECORD_UID);
}

gint64
trellis_record_get_created (TrellisRecord *self)
{
  return trellis_record_get_number (self, TRELLIS_RECORD_CREATED);
}

gint64
trellis_record_get_modified (TrellisRecord *self)
{
  return trellis_record_get_number (self, TRELLIS_RECORD_MODIFIED);
}

/* Of two records, which was made first. */
int
trellis_record_compare_created (gconstpointer a, gconstpointer b)
{
  const gint64 x = trellis_record_get_created ((TrellisRecord *) a);
  const gint64 y = trellis_record_get_created ((TrellisRecord *) b);

  return (x > y) - (x < y);
}

/* When the record was put into the trash; 0 if it is not there. */
gint64
trellis_record_get_deleted (TrellisRecord *self)
{
  return trellis_record_get_number (self, TRELLIS_RECORD_DELETED);
}

TrellisVisibility
trellis_record_get_visibility (TrellisRecord *self)
{
  return (TrellisVisibility) trellis_record_get_number (self, TRELLIS_RECORD_VISIBILITY);
}

void
trellis_record_set_visibility (TrellisRecord *self, TrellisVisibility visibility)
{
  trellis_record_set_number (self, TRELLIS_RECORD_VISIBILITY, visibility);
}

/* Which of the two people wrote it. */
TrellisRole
trellis_record_get_author (TrellisRecord *self)
{
  return (TrellisRole) trellis_record_get_number (self, TRELLIS_RECORD_AUTHOR);
}

void
trellis_record_set_author (TrellisRecord *self, TrellisRole author)
{
  trellis_record_set_number (self, TRELLIS_RECORD_AUTHOR, author);
}

/* The text of the first field marked as title that has any; NULL if none has. */
const char *
trellis_record_get_title (TrellisRecord *self)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    if ((klass->fields[i].flags & TRELLIS_FIELD_TITLE) != 0 &&
        trellis_record_get_string (self, i) != NULL)
      return trellis_record_get_string (self, i);

  return NULL;
}

/* Has @changed called after every change of a field, with its index, and with -1 for
 * trellis_record_touch(). There is one observer: the store that keeps the record. */
void
trellis_record_set_observer (TrellisRecord *self, TrellisRecordChangedFunc changed, gpointer data)
{
  TrellisRecordPrivate *priv = get_private (self);

  priv->changed = changed;
  priv->changed_data = data;
}

/* Whether all that it says is as in a new one; what it is a part of says nothing. */
gboolean
trellis_record_is_blank (TrellisRecord *self)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (self);

  for (guint i = TRELLIS_RECORD_N_FIELDS; i < klass->n_fields; i++)
    {
      const TrellisField *field = &klass->fields[i];
      const gboolean is_number = !trellis_field_is_string (field) && field->kind != TRELLIS_FIELD_LIST;

      if ((field->flags & TRELLIS_FIELD_PARENT) == 0 &&
          (is_number ? trellis_record_get_number (self, i) != field->initial
           : field->kind == TRELLIS_FIELD_LIST ? *trellis_record_get_list (self, i) != NULL
                                               : trellis_record_get_string (self, i) != NULL))
        return FALSE;
    }

  return TRUE;
}

/* Says that an editor holds text for this record that it will hand over on #TrellisRecord::collect.
 * It keeps a keystroke in a long text from copying the text. */
void
trellis_record_touch (TrellisRecord *self)
{
  TrellisRecordPrivate *priv = get_private (self);

  if (priv->changed != NULL)
    priv->changed (self, -1, priv->changed_data);
}

/* Asks whoever edits the record to bring its fields up to date. */
void
trellis_record_collect (TrellisRecord *self)
{
  g_signal_emit (self, signals[COLLECT], 0);
}
