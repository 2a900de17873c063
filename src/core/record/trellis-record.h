/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-field.h"

G_BEGIN_DECLS

/* Who may see a record. */
typedef enum
{
  TRELLIS_VISIBILITY_PRIVATE,
  TRELLIS_VISIBILITY_SHARED,
} TrellisVisibility;

/* One of the two people of a match. */
typedef enum
{
  TRELLIS_ROLE_MENTEE,
  TRELLIS_ROLE_MENTOR,
} TrellisRole;

#define TRELLIS_TYPE_VISIBILITY (trellis_visibility_get_type ())
GType trellis_visibility_get_type (void);

#define TRELLIS_TYPE_ROLE (trellis_role_get_type ())
GType       trellis_role_get_type  (void);
TrellisRole trellis_role_get_other (TrellisRole role);

#define TRELLIS_TYPE_RECORD (trellis_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (TrellisRecord, trellis_record, TRELLIS, RECORD, GObject)

struct _TrellisRecordClass
{
  GObjectClass parent_class;

  /* Set by trellis_record_class_set_fields(). */
  const char *table; /* SQLite table and JSON member that hold records of this class */
  TrellisField *fields;
  guint n_fields;
  GParamSpec **properties; /* one for each field */
};

/* Declares a record class and, from its table of fields, everything typed that C code uses:
 *
 *   #define TRELLIS_TASK_FIELDS(FIELD, CHOICE, LINK, R)                                       \
 *     LINK   (R, goal, trellis_goal, TRELLIS_FIELD_PARENT)                                    \
 *     FIELD  (R, STRING, title, 0, TRELLIS_FIELD_TITLE | TRELLIS_FIELD_SEARCHED)              \
 *     CHOICE (R, state, TrellisTaskState, trellis_task_state, TRELLIS_TASK_OPEN, 0)
 *   TRELLIS_DECLARE_RECORD (Task, task, TASK)
 *
 * gives the type TrellisTask, trellis_task_get_title(), trellis_task_set_title() and so on. The
 * matching TRELLIS_DEFINE_RECORD() in the .c file gives the class with its properties. */
#define TRELLIS_DECLARE_RECORD(Name, name, NAME)                                                   \
  G_DECLARE_FINAL_TYPE (Trellis##Name, trellis_##name, TRELLIS, NAME, TrellisRecord)               \
  enum                                                                                             \
  {                                                                                                \
    trellis_##name##_last_base_field = TRELLIS_RECORD_N_FIELDS - 1,                                \
    TRELLIS_##NAME##_FIELDS (TRELLIS_FIELD_INDEX, TRELLIS_CHOICE_INDEX, TRELLIS_LINK_INDEX,        \
                             (Name, name)) trellis_##name##_n_fields                               \
  };                                                                                               \
  TRELLIS_##NAME##_FIELDS (TRELLIS_FIELD_ACCESS, TRELLIS_CHOICE_ACCESS, TRELLIS_LINK_ACCESS,       \
                           (Name, name))

#define TRELLIS_DEFINE_RECORD(Name, name, NAME)                                                    \
  struct _Trellis##Name                                                                            \
  {                                                                                                \
    TrellisRecord parent_instance;                                                                 \
  };                                                                                               \
  G_DEFINE_FINAL_TYPE (Trellis##Name, trellis_##name, TRELLIS_TYPE_RECORD)                         \
  static const TrellisField trellis_##name##_fields[] = { TRELLIS_##NAME##_FIELDS (                \
    TRELLIS_FIELD_ENTRY, TRELLIS_CHOICE_ENTRY, TRELLIS_LINK_ENTRY, (Name, name)) };                \
  static void trellis_##name##_class_init (Trellis##Name##Class *klass)                            \
  {                                                                                                \
    trellis_record_class_set_fields (TRELLIS_RECORD_CLASS (klass), #name, trellis_##name##_fields, \
                                     G_N_ELEMENTS (trellis_##name##_fields));                      \
  }                                                                                                \
  static void trellis_##name##_init (Trellis##Name *self)                                          \
  {                                                                                                \
    trellis_record_init_fields (TRELLIS_RECORD (self));                                            \
  }

enum
{
  TRELLIS_RECORD_UID,
  TRELLIS_RECORD_CREATED,
  TRELLIS_RECORD_MODIFIED,
  TRELLIS_RECORD_DELETED,
  TRELLIS_RECORD_VISIBILITY,
  TRELLIS_RECORD_AUTHOR,
  TRELLIS_RECORD_N_FIELDS
};

void               trellis_record_class_set_fields (TrellisRecordClass    *klass,
                                                    const char            *table,
                                                    const TrellisField    *fields,
                                                    guint                  n_fields);
void               trellis_record_init_fields      (TrellisRecord         *self);
int                trellis_record_class_find       (TrellisRecordClass    *klass,
                                                    const char            *name);
gboolean           trellis_record_class_is_private (TrellisRecordClass    *klass);

const char        *trellis_record_get_uid          (TrellisRecord         *self);
gint64             trellis_record_get_created      (TrellisRecord         *self);
gint64             trellis_record_get_modified     (TrellisRecord         *self);
gint64             trellis_record_get_deleted      (TrellisRecord         *self);
TrellisVisibility  trellis_record_get_visibility   (TrellisRecord         *self);
void               trellis_record_set_visibility   (TrellisRecord         *self,
                                                    TrellisVisibility      visibility);
TrellisRole        trellis_record_get_author       (TrellisRecord         *self);
void               trellis_record_set_author       (TrellisRecord         *self,
                                                    TrellisRole            author);
const char        *trellis_record_get_title        (TrellisRecord         *self);

int                trellis_record_compare_created  (gconstpointer          a,
                                                    gconstpointer          b);

const TrellisValue *trellis_record_get_value       (TrellisRecord         *self,
                                                    guint                  field);
void               trellis_record_set_value        (TrellisRecord         *self,
                                                    guint                  field,
                                                    const TrellisValue    *value);

const char        *trellis_record_get_string       (TrellisRecord         *self,
                                                    guint                  field);
void               trellis_record_set_string       (TrellisRecord         *self,
                                                    guint                  field,
                                                    const char            *string);
const char *const *trellis_record_get_list         (TrellisRecord         *self,
                                                    guint                  field);
void               trellis_record_set_list         (TrellisRecord         *self,
                                                    guint                  field,
                                                    const char *const     *list);
gint64             trellis_record_get_number       (TrellisRecord         *self,
                                                    guint                  field);
void               trellis_record_set_number       (TrellisRecord         *self,
                                                    guint                  field,
                                                    gint64                 number);

typedef void (*TrellisRecordChangedFunc) (TrellisRecord *record,
                                          int            field,
                                          gpointer       data);

void               trellis_record_set_observer     (TrellisRecord           *self,
                                                    TrellisRecordChangedFunc changed,
                                                    gpointer                 data);
gboolean           trellis_record_is_blank         (TrellisRecord           *self);
void               trellis_record_touch            (TrellisRecord           *self);
void               trellis_record_collect          (TrellisRecord           *self);

/* What the tables of fields expand to. R is (Name, name), which these unpack. */
#define TRELLIS_WITH_(macro, ...) macro (__VA_ARGS__)
#define TRELLIS_UNPACK_(...) __VA_ARGS__
#define TRELLIS_WITH(macro, R, ...) TRELLIS_WITH_ (macro, TRELLIS_UNPACK_ R, __VA_ARGS__)

#define TRELLIS_INDEX_(Name, name, field) trellis_##name##_field_##field,
#define TRELLIS_FIELD_INDEX(R, KIND, field, initial, flags) TRELLIS_WITH (TRELLIS_INDEX_, R, field)
#define TRELLIS_CHOICE_INDEX(R, field, Type, type, initial, flags)                                 \
  TRELLIS_WITH (TRELLIS_INDEX_, R, field)
#define TRELLIS_LINK_INDEX(R, field, type, flags) TRELLIS_WITH (TRELLIS_INDEX_, R, field)

#define TRELLIS_FIELD_ENTRY(R, KIND, field, initial, flags)                                        \
  { #field, TRELLIS_FIELD_##KIND, NULL, initial, flags },
#define TRELLIS_CHOICE_ENTRY(R, field, Type, type, initial, flags)                                 \
  { #field, TRELLIS_FIELD_CHOICE, type##_get_type, initial, flags },
#define TRELLIS_LINK_ENTRY(R, field, type, flags)                                                  \
  { #field, TRELLIS_FIELD_REFERENCE, type##_get_type, 0, flags },

#define TRELLIS_FIELD_ACCESS(R, KIND, field, initial, flags)                                       \
  TRELLIS_WITH (TRELLIS_ACCESS_##KIND, R, field)
#define TRELLIS_CHOICE_ACCESS(R, field, Type, type, initial, flags)                                \
  TRELLIS_WITH (TRELLIS_ACCESS_NUMBER, R, field, Type)
#define TRELLIS_LINK_ACCESS(R, field, type, flags) TRELLIS_WITH (TRELLIS_ACCESS_STRING, R, field)

#define TRELLIS_ACCESS_TEXT TRELLIS_ACCESS_STRING
#define TRELLIS_ACCESS_DATE TRELLIS_ACCESS_STRING
#define TRELLIS_ACCESS_TIME(Name, name, field) TRELLIS_ACCESS_NUMBER (Name, name, field, gint64)
#define TRELLIS_ACCESS_INTEGER(Name, name, field) TRELLIS_ACCESS_NUMBER (Name, name, field, int)
#define TRELLIS_ACCESS_BOOLEAN(Name, name, field) TRELLIS_ACCESS_NUMBER (Name, name, field, gboolean)

#define TRELLIS_ACCESS_STRING(Name, name, field)                                                   \
  static inline G_GNUC_UNUSED const char *trellis_##name##_get_##field (Trellis##Name *self)       \
  {                                                                                                \
    return trellis_record_get_string (TRELLIS_RECORD (self), trellis_##name##_field_##field);      \
  }                                                                                                \
  static inline G_GNUC_UNUSED void trellis_##name##_set_##field (Trellis##Name *self,              \
                                                                 const char *field)                \
  {                                                                                                \
    trellis_record_set_string (TRELLIS_RECORD (self), trellis_##name##_field_##field, field);      \
  }
#define TRELLIS_ACCESS_LIST(Name, name, field)                                                     \
  static inline G_GNUC_UNUSED const char *const *trellis_##name##_get_##field (                    \
    Trellis##Name *self)                                                                           \
  {                                                                                                \
    return trellis_record_get_list (TRELLIS_RECORD (self), trellis_##name##_field_##field);        \
  }                                                                                                \
  static inline G_GNUC_UNUSED void trellis_##name##_set_##field (Trellis##Name *self,              \
                                                                 const char *const *field)         \
  {                                                                                                \
    trellis_record_set_list (TRELLIS_RECORD (self), trellis_##name##_field_##field, field);        \
  }
#define TRELLIS_ACCESS_NUMBER(Name, name, field, Type)                                             \
  static inline G_GNUC_UNUSED Type trellis_##name##_get_##field (Trellis##Name *self)              \
  {                                                                                                \
    return (Type) trellis_record_get_number (TRELLIS_RECORD (self),                                \
                                             trellis_##name##_field_##field);                      \
  }                                                                                                \
  static inline G_GNUC_UNUSED void trellis_##name##_set_##field (Trellis##Name *self, Type field)  \
  {                                                                                                \
    trellis_record_set_number (TRELLIS_RECORD (self), trellis_##name##_field_##field,              \
                               (gint64) field);                                                    \
  }

G_END_DECLS
