/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-file-verbs.h"

#include "trellis-clause-item-words.h"
#include "trellis-file-task.h"
#include "trellis-import-dialog.h"
#include "trellis-file-drop.h"
#include "trellis-incoming.h"
#include "trellis-labels.h"
#include "trellis-undo.h"

#include <glib/gi18n.h>

static GListModel *
create_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr(GtkFileFilter) calendars = gtk_file_filter_new ();
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (calendars, _("Calendar Files"));
  gtk_file_filter_add_mime_type (calendars, "text/calendar");
  gtk_file_filter_add_suffix (calendars, "ics");
  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, calendars);
  g_list_store_append (filters, all);
  return G_LIST_MODEL (filters);
}

/* Shows what is in @files (GFile each) and offers to take it in. */
void
trellis_file_verbs_import (GtkWidget *widget, TrellisStore *store, GPtrArray *files)
{
  adw_dialog_present (trellis_import_dialog_new (store, files, NULL), widget);
}

typedef struct
{
  GtkWidget *widget;
  TrellisStore *store;
  GPtrArray *records;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->widget);
  g_object_unref (saving->store);
  g_ptr_array_unref (saving->records);
  g_free (saving);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *saving = data;
  g_autoptr(GError) error = NULL;

  if (trellis_file_write_finish (TRELLIS_STORE (source), result, &error))
    trellis_undo_tell (saving->widget, _("File saved"));
  else
    trellis_undo_tell (saving->widget, _("The file could not be saved"));
  saving_free (saving);
}

static void
target_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *saving = data;
  g_autoptr(GFile) target = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  const gboolean is_match = TRELLIS_IS_MATCH (saving->records->pdata[0]);

  if (target == NULL)
    {
      saving_free (saving);
      return;
    }
  trellis_file_write_async (saving->store,
                            is_match ? TRELLIS_FILE_EXPORT_MATCHES : TRELLIS_FILE_EXPORT_RECORD,
                            saving->records, target, &trellis_clause_item_words, NULL, written_cb,
                            saving);
}

/* Asks where to, with a name that is fit for a file. */
static void
save (GtkWidget *widget, TrellisStore *store, GPtrArray *records, const char *title, const char *name)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr(GListModel) filters = create_filters ();
  g_autofree char *clean = g_strdelimit (g_strdup (name), "/\\:\n", ' ');
  g_autofree char *file_name = g_strconcat (clean, ".ics", NULL);
  Saving *saving = g_new0 (Saving, 1);

  saving->widget = g_object_ref (widget);
  saving->store = g_object_ref (store);
  saving->records = g_ptr_array_ref (records);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_set_initial_name (dialog, file_name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, target_chosen_cb, saving);
}

static GPtrArray *
create_records (gpointer record)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  if (record != NULL)
    g_ptr_array_add (records, g_object_ref (record));
  return records;
}

/* Writes what is shared of @match to a file. */
void
trellis_file_verbs_export_match (GtkWidget *widget, TrellisStore *store, TrellisMatch *match)
{
  g_autoptr(GPtrArray) records = create_records (match);
  g_autoptr(TrellisPerson) partner = trellis_store_get_partner (store, match);
  const char *name = partner != NULL ? trellis_person_get_name (partner) : NULL;
  /* Translators: what a file is called; %s is a name. */
  g_autofree char *file = name != NULL ? g_strdup_printf (_("Mentoring with %s"), name) : g_strdup (_("Mentoring"));

  save (widget, store, records, _("Export"), file);
}

/* Writes @record, which is shared, with its parts to a file: a meeting has its agenda and notes, a goal its tasks; not
 * what of that is private. */
void
trellis_file_verbs_save_record (GtkWidget *widget, TrellisStore *store, TrellisRecord *record)
{
  g_autoptr(GPtrArray) records = create_records (record);
  g_autofree char *name = trellis_label_record (record);

  save (widget, store, records, _("Save as File"), name);
}

/* The window with what it needs; it outlives neither. */
static TrellisStore *
get_store (GtkWidget *window)
{
  return g_object_get_data (G_OBJECT (window), "files-store");
}

static void
export_all_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWidget *window = data;
  g_autoptr(TrellisQuery) of_matches = trellis_query_new (TRELLIS_TYPE_MATCH);
  g_autoptr(TrellisRecordList) matches = trellis_store_list (get_store (window), of_matches);
  g_autoptr(GPtrArray) records = create_records (NULL);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "Trellis %Y-%m-%d");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (matches)); i++)
    g_ptr_array_add (records, g_list_model_get_item (G_LIST_MODEL (matches), i));
  if (records->len == 0)
    trellis_undo_tell (window, _("There is no match to export yet"));
  else
    save (window, get_store (window), records, _("Export"), name);
}

static void
files_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GtkWidget) window = data;
  g_autoptr(GListModel) chosen =
    gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr(GPtrArray) files = create_records (NULL);

  for (guint i = 0; chosen != NULL && i < g_list_model_get_n_items (chosen); i++)
    g_ptr_array_add (files, g_list_model_get_item (chosen, i));
  if (files->len > 0)
    trellis_file_verbs_import (window, get_store (window), files);
}

static void
import_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr(GListModel) filters = create_filters ();

  gtk_file_dialog_set_title (dialog, _("Import"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (data), NULL, files_chosen_cb, g_object_ref (data));
}

static gboolean
knows_any (GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    if (trellis_incoming_knows (files->pdata[i]))
      return TRUE;

  return FALSE;
}

/* What Trellis takes in is asked about wherever it falls. */
static gboolean
dropped_cb (GtkWidget *window, const GValue *value, double x, double y)
{
  g_autoptr(GPtrArray) files = create_records (NULL);

  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    g_ptr_array_add (files, g_object_ref (l->data));
  if (files->len == 0)
    return FALSE;
  if (knows_any (files) || !trellis_file_drop_offer (window, x, y, files))
    trellis_incoming_ask (window, get_store (window), files);
  return TRUE;
}

/* Gives @window the actions "files.import" and "files.export", and has it take in files that are dropped
 * on it. */
void
trellis_file_verbs_attach (GtkWidget *window, TrellisStore *store)
{
  const GActionEntry entries[] = {
    { .name = "import", .activate = import_action },
    { .name = "export", .activate = export_all_action },
  };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_object_set_data_full (G_OBJECT (window), "files-store", g_object_ref (store), g_object_unref);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), window);
  gtk_widget_insert_action_group (window, "files", G_ACTION_GROUP (group));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (dropped_cb), window);
  /* Before a text takes the name of the file. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (window, GTK_EVENT_CONTROLLER (target));
}
