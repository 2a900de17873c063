/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "trellis-search-provider.h"

#include "trellis-format.h"
#include "trellis-labels.h"
#include "trellis-search.h"

/* As many as the desktop might show of each kind; and as many are looked at, since most of what has a word
 * has it in its text. */
#define SHOWN_PER_KIND 5
#define FOUND_PER_KIND 200

/* Who types asks again after each letter. */
#define LINGER_SECONDS 10

static const char description[] =
  "<node><interface name='org.gnome.Shell.SearchProvider2'>"
  "<method name='GetInitialResultSet'>"
  "<arg type='as' direction='in'/><arg type='as' direction='out'/></method>"
  "<method name='GetSubsearchResultSet'>"
  "<arg type='as' direction='in'/><arg type='as' direction='in'/><arg type='as' direction='out'/></method>"
  "<method name='GetResultMetas'>"
  "<arg type='as' direction='in'/><arg type='aa{sv}' direction='out'/></method>"
  "<method name='ActivateResult'>"
  "<arg type='s' direction='in'/><arg type='as' direction='in'/><arg type='u' direction='in'/></method>"
  "<method name='LaunchSearch'>"
  "<arg type='as' direction='in'/><arg type='u' direction='in'/></method>"
  "</interface></node>";

struct _TrellisSearchProvider
{
  GObject parent_instance;

  GApplication *application; /* outlives this */
  TrellisJournalSource source;
  GSettings *settings; /* NULL until the application has started */
  GDBusConnection *bus;
  guint registration;
  guint linger;
};

G_DEFINE_FINAL_TYPE (TrellisSearchProvider, trellis_search_provider, G_TYPE_OBJECT)

static gboolean
linger_cb (gpointer data)
{
  TrellisSearchProvider *self = data;

  self->linger = 0;
  g_application_release (self->application);
  return G_SOURCE_REMOVE;
}

/* The next question is likely to come soon. */
static void
linger (TrellisSearchProvider *self)
{
  if (self->linger == 0)
    g_application_hold (self->application);
  else
    g_source_remove (self->linger);
  self->linger = g_timeout_add_seconds (LINGER_SECONDS, linger_cb, self);
}

static gboolean
shows_texts (TrellisSearchProvider *self)
{
  return self->settings != NULL && g_settings_get_boolean (self->settings, "search-texts");
}

/* What a person gave as the name of @record; NULL where there is only text. */
static const char *
get_given_title (TrellisRecord *record)
{
  if (TRELLIS_IS_NOTE (record))
    return trellis_note_get_title (TRELLIS_NOTE (record));
  if (TRELLIS_IS_MEETING (record) || TRELLIS_IS_PERSON (record) || TRELLIS_IS_GOAL (record) ||
      TRELLIS_IS_ACTION (record) || TRELLIS_IS_POINT (record) || TRELLIS_IS_TASK (record))
    return trellis_record_get_title (record);
  return NULL;
}

static gboolean
is_found_by_title (TrellisRecord *record, const char *text)
{
  const char *title = get_given_title (record);

  return title != NULL && g_str_match_string (text, title, TRUE);
}

static void
add_results (TrellisSearchProvider *self, TrellisStore *store, const char *text, GVariantBuilder *results)
{
  const gboolean with_texts = shows_texts (self);
  g_autoptr(GListModel) hits =
    trellis_store_search (store, text, NULL, with_texts ? SHOWN_PER_KIND : FOUND_PER_KIND);
  guint n_of_kind[TRELLIS_SEARCH_N_KINDS] = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (hits); i++)
    {
      g_autoptr(TrellisSearchHit) hit = g_list_model_get_item (hits, i);
      TrellisRecord *record = trellis_search_hit_get_record (hit);
      guint *n = &n_of_kind[trellis_search_hit_get_kind (hit)];

      if (record == NULL || *n == SHOWN_PER_KIND || (!with_texts && !is_found_by_title (record, text)))
        continue;
      ++*n;
      g_variant_builder_add_value (
        results, g_variant_new_take_string (g_strconcat (TRELLIS_RECORD_GET_CLASS (record)->table, ":",
                                                         trellis_record_get_uid (record), NULL)));
    }
}

static GVariant *
search (TrellisSearchProvider *self, char **terms)
{
  TrellisStore *store = self->source (self->application);
  g_autofree char *text = g_strjoinv (" ", terms);
  GVariantBuilder results;

  g_variant_builder_init (&results, G_VARIANT_TYPE ("as"));
  if (store != NULL)
    add_results (self, store, text, &results);
  return g_variant_new ("(as)", &results);
}

/* Transfer full; NULL if there is none any more. */
static TrellisRecord *
find_record (TrellisStore *store, const char *id)
{
  g_auto(GStrv) parts = g_strsplit (id, ":", 2);
  const GType type = parts[0] != NULL ? trellis_record_type_find (parts[0]) : G_TYPE_INVALID;
  TrellisRecord *record;

  if (g_strv_length (parts) != 2 || type == G_TYPE_INVALID)
    return NULL;
  record = trellis_store_get (store, type, parts[1]);
  if (record != NULL && trellis_record_get_deleted (record) != 0)
    g_clear_object (&record);
  return record;
}

static char *
create_description (TrellisStore *store, TrellisRecord *record)
{
  g_autofree char *uid = trellis_store_find_match (store, record);
  g_autoptr(TrellisMatch) match = trellis_store_get (store, TRELLIS_TYPE_MATCH, uid);
  g_autoptr(TrellisPerson) partner = trellis_store_get_partner (store, match);
  const char *kind = trellis_label_record_kind (record);

  if (partner == NULL || trellis_person_get_name (partner) == NULL)
    return g_strdup (kind);
  return trellis_format_line (kind, trellis_person_get_name (partner), NULL);
}

/* What is only text is not told where texts are not, whatever is asked for. */
static void
add_meta (TrellisSearchProvider *self, TrellisStore *store, const char *id, GVariantBuilder *metas)
{
  g_autoptr(TrellisRecord) record = find_record (store, id);
  g_autofree char *title = NULL;
  g_autofree char *about = NULL;

  if (record == NULL)
    return;
  title = shows_texts (self) ? trellis_label_record (record) : g_strdup (get_given_title (record));
  if (title == NULL)
    return;
  about = create_description (store, record);
  g_variant_builder_open (metas, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (metas, "{sv}", "id", g_variant_new_string (id));
  g_variant_builder_add (metas, "{sv}", "name", g_variant_new_string (title));
  g_variant_builder_add (metas, "{sv}", "description", g_variant_new_string (about));
  g_variant_builder_add (metas, "{sv}", "gicon", g_variant_new_string (APPLICATION_ID));
  g_variant_builder_close (metas);
}

static GVariant *
describe (TrellisSearchProvider *self, char **ids)
{
  TrellisStore *store = self->source (self->application);
  GVariantBuilder metas;

  g_variant_builder_init (&metas, G_VARIANT_TYPE ("aa{sv}"));
  for (char **id = ids; store != NULL && *id != NULL; id++)
    add_meta (self, store, *id, &metas);
  return g_variant_new ("(aa{sv})", &metas);
}

static void
open_result (TrellisSearchProvider *self, const char *id)
{
  g_auto(GStrv) parts = g_strsplit (id, ":", 2);

  if (g_strv_length (parts) == 2)
    g_action_group_activate_action (G_ACTION_GROUP (self->application), "open-record",
                                    g_variant_new ("(ss)", parts[0], parts[1]));
}

static void
called_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
           const char *method, GVariant *parameters, GDBusMethodInvocation *invocation, gpointer data)
{
  TrellisSearchProvider *self = data;
  g_auto(GStrv) words = NULL;

  linger (self);
  if (g_str_equal (method, "GetInitialResultSet"))
    {
      g_variant_get (parameters, "(^as)", &words);
      g_dbus_method_invocation_return_value (invocation, search (self, words));
    }
  else if (g_str_equal (method, "GetSubsearchResultSet"))
    {
      g_variant_get (parameters, "(as^as)", NULL, &words);
      g_dbus_method_invocation_return_value (invocation, search (self, words));
    }
  else if (g_str_equal (method, "GetResultMetas"))
    {
      g_variant_get (parameters, "(^as)", &words);
      g_dbus_method_invocation_return_value (invocation, describe (self, words));
    }
  else if (g_str_equal (method, "ActivateResult"))
    {
      const char *id;

      g_variant_get (parameters, "(&sasu)", &id, NULL, NULL);
      open_result (self, id);
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
  else
    {
      g_autofree char *text = NULL;

      g_variant_get (parameters, "(^asu)", &words, NULL);
      text = g_strjoinv (" ", words);
      g_action_group_activate_action (G_ACTION_GROUP (self->application), "search-for",
                                      g_variant_new_string (text));
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
}

/* Answers on @bus below @path, that of the application, from now on. */
gboolean
trellis_search_provider_export (TrellisSearchProvider *self, GDBusConnection *bus, const char *path,
                                GError **error)
{
  static const GDBusInterfaceVTable answers = { .method_call = called_cb };
  g_autoptr(GDBusNodeInfo) node = NULL;
  g_autofree char *place = NULL;

  g_return_val_if_fail (TRELLIS_IS_SEARCH_PROVIDER (self), FALSE);

  node = g_dbus_node_info_new_for_xml (description, error);
  place = g_strconcat (path, "/SearchProvider", NULL);
  if (node != NULL)
    self->registration =
      g_dbus_connection_register_object (bus, place, node->interfaces[0], &answers, self, NULL, error);
  if (self->registration != 0)
    g_set_object (&self->bus, bus);
  return self->registration != 0;
}

/* Until then, texts are not shown. */
void
trellis_search_provider_set_settings (TrellisSearchProvider *self, GSettings *settings)
{
  g_return_if_fail (TRELLIS_IS_SEARCH_PROVIDER (self));

  g_set_object (&self->settings, settings);
}

static void
trellis_search_provider_dispose (GObject *object)
{
  TrellisSearchProvider *self = TRELLIS_SEARCH_PROVIDER (object);

  if (self->registration != 0)
    g_dbus_connection_unregister_object (self->bus, self->registration);
  self->registration = 0;
  g_clear_handle_id (&self->linger, g_source_remove);
  g_clear_object (&self->bus);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (trellis_search_provider_parent_class)->dispose (object);
}

static void
trellis_search_provider_class_init (TrellisSearchProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_search_provider_dispose;
}

static void
trellis_search_provider_init (TrellisSearchProvider *self)
{
}

TrellisSearchProvider *
trellis_search_provider_new (GApplication *application, TrellisJournalSource source)
{
  TrellisSearchProvider *self = g_object_new (TRELLIS_TYPE_SEARCH_PROVIDER, NULL);

  self->application = application;
  self->source = source;
  return self;
}
