/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-incoming.h"

#include "trellis-alert-heading.h"
#include "trellis-archive-words.h"
#include "trellis-archive.h"
#include "trellis-file-verbs.h"
#include "trellis-incoming-card.h"
#include "trellis-log.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static gboolean
has_suffix (GFile *file, const char *suffix)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, suffix);
}

/* Whether @file is by its name one that Trellis takes in: a journal, a card or a calendar. */
gboolean
trellis_incoming_knows (GFile *file)
{
  return has_suffix (file, ".trellis") || has_suffix (file, ".json") || has_suffix (file, ".vcf") ||
         has_suffix (file, ".ics");
}

static char *
dup_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_filename_display_name (name);
}

typedef struct
{
  GtkWidget *window; /* weak pointer */
  TrellisStore *store;
  GFile *file;
} Incoming;

static void
incoming_free (Incoming *self)
{
  g_clear_weak_pointer (&self->window);
  g_object_unref (self->store);
  g_object_unref (self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Incoming, incoming_free)

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(Incoming) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(TrellisArchiveReport) report =
    trellis_archive_import_finish (TRELLIS_STORE (source), result, &error);
  g_autofree char *counts = NULL;
  const char *why;
  AdwDialog *dialog;

  if (self->window == NULL)
    return;
  if (report != NULL)
    {
      counts = trellis_archive_words_report (report);
      dialog = adw_alert_dialog_new (_("Journal Imported"), counts);
    }
  else
    {
      trellis_log_failure ("The import failed", error);
      why = trellis_archive_words_failure (error);
      dialog = adw_alert_dialog_new (_("The File Could Not Be Imported"), why);
    }
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  trellis_alert_heading_mend (ADW_ALERT_DIALOG (dialog));
  adw_dialog_present (dialog, self->window);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Incoming *self = data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (answer, "import") && self->window != NULL)
    trellis_archive_import_async (self->store, self->file, NULL, imported_cb, self);
  else
    incoming_free (self);
}

static void
ask_about_journal (GtkWidget *window, TrellisStore *store, GFile *file)
{
  g_autofree char *name = dup_name (file);
  AdwDialog *dialog = adw_alert_dialog_new (_("Add This Journal?"), NULL);
  Incoming *incoming = g_new0 (Incoming, 1);

  adw_alert_dialog_format_body (
    ADW_ALERT_DIALOG (dialog),
    _("What is in “%s” is added to the journal on this computer. What is newer here stays as it is, and "
      "nothing is deleted."),
    name);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "import", _("_Add"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "import", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "import");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");

  g_set_weak_pointer (&incoming->window, window);
  incoming->store = g_object_ref (store);
  incoming->file = g_object_ref (file);
  trellis_alert_heading_mend (ADW_ALERT_DIALOG (dialog));
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), window, NULL, answered_cb, incoming);
}

/* Asks what to do with @files (of GFile): about journals and cards one by one, about
 * calendars together. */
void
trellis_incoming_ask (GtkWidget *window, TrellisStore *store, GPtrArray *files)
{
  g_autoptr(GPtrArray) calendars = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < files->len; i++)
    if (has_suffix (files->pdata[i], ".trellis") || has_suffix (files->pdata[i], ".json"))
      ask_about_journal (window, store, files->pdata[i]);
    else if (has_suffix (files->pdata[i], ".vcf"))
      trellis_incoming_card_ask (window, store, files->pdata[i]);
    else
      g_ptr_array_add (calendars, g_object_ref (files->pdata[i]));

  if (calendars->len > 0)
    trellis_file_verbs_import (window, store, calendars);
}
