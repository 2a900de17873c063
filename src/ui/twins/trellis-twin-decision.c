/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-twin-decision.h"

#include "trellis-log.h"
#include "trellis-sync-words.h"
#include "trellis-undo.h"

#include <glib/gi18n.h>

/* What was decided about two things, to be taken back. */
typedef struct
{
  TrellisStore *store;
  TrellisTwins *twins;
  TrellisTwinMerge *merge; /* NULL where both were kept */
} Decision;

static Decision *
decision_new (TrellisStore *store, const TrellisTwins *twins)
{
  Decision *decision = g_new0 (Decision, 1);

  decision->store = g_object_ref (store);
  decision->twins = g_memdup2 (twins, sizeof *twins);
  g_object_ref (decision->twins->stays);
  g_object_ref (decision->twins->leaves);
  return decision;
}

static void
decision_free (gpointer data)
{
  Decision *decision = data;

  g_clear_pointer (&decision->merge, trellis_twin_merge_free);
  trellis_twins_free (decision->twins);
  g_object_unref (decision->store);
  g_free (decision);
}

static void
undo (gpointer data)
{
  Decision *decision = data;
  g_autoptr(GError) error = NULL;

  if (decision->merge != NULL ? !trellis_store_part_twins (decision->store, decision->merge, &error)
                              : !trellis_store_keep_twins (decision->store, decision->twins, FALSE, &error))
    trellis_log_failure ("What was said of two things could not be taken back", error);
}

static gboolean
tell (GtkWidget *widget, const char *message, Decision *decision, const GError *error)
{
  if (error == NULL)
    {
      trellis_undo_offer (widget, message, undo, decision, decision_free);
      return TRUE;
    }
  decision_free (decision);
  trellis_log_failure ("What was said of two things could not be saved", error);
  trellis_undo_tell (widget, _("It could not be saved"));
  return FALSE;
}

gboolean
trellis_twin_decision_merge (GtkWidget *widget, TrellisStore *store, const TrellisTwins *twins)
{
  g_autofree char *separator = trellis_sync_words_separator (NULL);
  g_autoptr(GError) error = NULL;
  Decision *decision = decision_new (store, twins);

  /* What @twins is may be gone by then. */
  decision->merge = trellis_store_merge_twins (store, decision->twins, separator, &error);
  return tell (widget, _("Merged into one"), decision, error);
}

gboolean
trellis_twin_decision_keep (GtkWidget *widget, TrellisStore *store, const TrellisTwins *twins)
{
  g_autoptr(GError) error = NULL;
  Decision *decision = decision_new (store, twins);

  trellis_store_keep_twins (store, decision->twins, TRUE, &error);
  return tell (widget, _("Both are kept"), decision, error);
}
