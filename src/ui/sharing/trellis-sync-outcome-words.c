/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-outcome-words.h"

#include "trellis-sync-words.h"

#include <glib/gi18n.h>

static void add (GStrvBuilder *parts, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add (GStrvBuilder *parts, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_strv_builder_take (parts, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static void
add_moved (GStrvBuilder *parts, const TrellisSyncReport *report)
{
  if (report->n_received > 0)
    add (parts, g_dngettext (NULL, "%u item received", "%u items received", report->n_received),
         report->n_received);
  if (report->n_trashed > 0)
    add (parts, g_dngettext (NULL, "%u item moved to the trash", "%u items moved to the trash", report->n_trashed),
         report->n_trashed);
  if (report->n_sent > 0)
    add (parts, g_dngettext (NULL, "%u item sent", "%u items sent", report->n_sent), report->n_sent);
  if (report->n_removed > 0)
    add (parts, g_dngettext (NULL, "%u item removed there", "%u items removed there", report->n_removed),
         report->n_removed);
}

static void
add_trouble (GStrvBuilder *parts, const TrellisSyncReport *report)
{
  if (report->n_clashes > 0)
    add (parts, g_dngettext (NULL, "%u change to look at", "%u changes to look at", report->n_clashes),
         report->n_clashes);
  if (report->n_refused > 0)
    add (parts, g_dngettext (NULL, "%u item was not accepted", "%u items were not accepted", report->n_refused),
         report->n_refused);
  if (report->n_unreadable > 0)
    add (parts, g_dngettext (NULL, "%u item was not understood", "%u items were not understood", report->n_unreadable),
         report->n_unreadable);
  if (report->n_left > 0)
    add (parts, g_dngettext (NULL, "%u item waits here", "%u items wait here", report->n_left), report->n_left);
}

/* What came of a run, in one sentence or a few. Transfer full. */
char *
trellis_sync_words_outcome (TrellisSyncOutcome *outcome)
{
  const TrellisSyncReport *report = trellis_sync_outcome_get_report (outcome);
  const GError *error = trellis_sync_outcome_get_error (outcome);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) parts = NULL;

  add_moved (builder, report);
  add_trouble (builder, report);
  if (report->is_read_only)
    g_strv_builder_add (builder, _("Nothing may be written there"));
  if (report->question != TRELLIS_SHARING_QUESTION_NONE)
    g_strv_builder_add (builder, _("A question waits for your answer"));
  if (error != NULL)
    g_strv_builder_add (builder, trellis_sync_error_to_words (error));

  parts = g_strv_builder_end (builder);
  return parts[0] != NULL ? g_strjoinv (" · ", parts) : g_strdup (_("Nothing new"));
}
