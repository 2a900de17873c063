/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-draft.h"

#include "trellis-alert-heading.h"

#include <glib/gi18n.h>

#define TEXTS_BEFORE "trellis-texts-before"

/* Between the texts of two widgets; none has it. */
#define SEPARATOR '\x1f'

/* A number or a time is chosen, although it can be typed. */
static gboolean
is_typed (GtkWidget *widget)
{
  return GTK_IS_TEXT (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_SPIN_BUTTON) == NULL &&
         gtk_widget_get_ancestor (widget, ADW_TYPE_SPIN_ROW) == NULL &&
         gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) == NULL;
}

typedef void (*Visit) (GtkWidget *widget, gpointer data);

static void
visit_texts (GtkWidget *widget, Visit visit, gpointer data)
{
  if (GTK_IS_TEXT_VIEW (widget) || is_typed (widget))
    visit (widget, data);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      visit_texts (child, visit, data);
}

static void
append_text (GtkWidget *widget, gpointer data)
{
  g_autofree char *text = NULL;

  if (GTK_IS_TEXT_VIEW (widget))
    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "text", &text, NULL);
  else
    text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
  g_string_append (data, g_strstrip (text));
  g_string_append_c (data, SEPARATOR);
}

static char *
dup_texts (AdwDialog *dialog)
{
  GString *texts = g_string_new (NULL);

  visit_texts (GTK_WIDGET (dialog), append_text, texts);
  return g_string_free_and_steal (texts);
}

static void
changed_cb (AdwDialog *dialog)
{
  const char *before = g_object_get_data (G_OBJECT (dialog), TEXTS_BEFORE);
  g_autofree char *texts = dup_texts (dialog);
  const char separators[] = { SEPARATOR, '\0' };
  const gboolean is_draft = !g_str_equal (texts, before) && texts[strspn (texts, separators)] != '\0';

  adw_dialog_set_can_close (dialog, !is_draft);
}

static void
follow_text (GtkWidget *widget, gpointer dialog)
{
  GObject *source = GTK_IS_TEXT_VIEW (widget) ? G_OBJECT (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)))
                                              : G_OBJECT (widget);

  g_signal_connect_object (source, "changed", G_CALLBACK (changed_cb), dialog, G_CONNECT_SWAPPED);
}

static void
map_cb (AdwDialog *dialog)
{
  if (g_object_get_data (G_OBJECT (dialog), TEXTS_BEFORE) != NULL)
    return;

  g_object_set_data_full (G_OBJECT (dialog), TEXTS_BEFORE, dup_texts (dialog), g_free);
  visit_texts (GTK_WIDGET (dialog), follow_text, dialog);
}

static void
answered_cb (AdwDialog *dialog, const char *answer)
{
  if (g_str_equal (answer, "discard"))
    adw_dialog_force_close (dialog);
}

static void
close_attempt_cb (AdwDialog *dialog)
{
  AdwAlertDialog *question =
    ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Discard What You Wrote?"), _("It has not been saved yet.")));

  adw_alert_dialog_add_responses (question, "keep", _("_Keep Writing"), "discard", _("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (question, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (question, "keep");
  adw_alert_dialog_set_close_response (question, "keep");
  g_signal_connect_object (question, "response", G_CALLBACK (answered_cb), dialog, G_CONNECT_SWAPPED);
  trellis_alert_heading_mend (question);
  adw_dialog_present (ADW_DIALOG (question), GTK_WIDGET (dialog));
}

/* To be called before @dialog is presented. */
void
trellis_draft_guard (AdwDialog *dialog)
{
  g_return_if_fail (ADW_IS_DIALOG (dialog));

  g_signal_connect_after (dialog, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect (dialog, "close-attempt", G_CALLBACK (close_attempt_cb), NULL);
}

/* Closes a guarded dialog whose draft has been kept. */
void
trellis_draft_close (AdwDialog *dialog)
{
  g_return_if_fail (ADW_IS_DIALOG (dialog));

  adw_dialog_set_can_close (dialog, TRUE);
  adw_dialog_close (dialog);
}
