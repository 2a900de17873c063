/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-verbs.h"

#include "trellis-certificate-dialog.h"
#include "trellis-log.h"
#include "trellis-share-dialog.h"
#include "trellis-sign-in-dialog.h"
#include "trellis-store-sharing.h"
#include "trellis-undo.h"

#include <glib/gi18n.h>

/* The actions live as long as the window, which they do not keep. */
typedef struct
{
  GtkWidget *window;
  TrellisStore *store;
  TrellisSharer *sharer;
} Verbs;

static void
verbs_free (gpointer data)
{
  Verbs *self = data;

  g_object_unref (self->store);
  g_object_unref (self->sharer);
  g_free (self);
}

/* NULL, having said so, where nothing is shared. */
static TrellisSyncSession *
require_session (Verbs *self)
{
  TrellisSyncSession *session = trellis_sharer_get_session (self->sharer);
  g_autoptr(GPtrArray) sharings = trellis_store_list_sharings (self->store);

  if (session != NULL && sharings->len > 0)
    return session;
  trellis_undo_tell (self->window, _("No match is shared yet"));
  return NULL;
}

static void
now_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TrellisSyncSession *session = require_session (data);

  if (session != NULL)
    trellis_sync_session_sync (session, NULL);
}

static void
match_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TrellisSyncSession *session = require_session (data);

  if (session != NULL)
    trellis_sync_session_sync (session, g_variant_get_string (parameter, NULL));
}

static void
cancel_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TrellisSyncSession *session = require_session (data);

  if (session != NULL)
    trellis_sync_session_cancel (session);
}

static void
sign_in_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Verbs *self = data;

  trellis_sign_in_dialog_present (self->window, self->store, self->sharer,
                                  g_variant_get_string (parameter, NULL));
}

static void
trust_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Verbs *self = data;

  trellis_certificate_dialog_present (self->window, self->store, self->sharer,
                                      g_variant_get_string (parameter, NULL));
}

static void
set_up_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Verbs *self = data;
  g_autoptr(TrellisMatch) match =
    trellis_store_get (self->store, TRELLIS_TYPE_MATCH, g_variant_get_string (parameter, NULL));

  if (match != NULL)
    adw_dialog_present (trellis_share_dialog_new (self->store, match, self->sharer), self->window);
}

static void
answer (Verbs *self, GVariant *match, TrellisSharingAnswer answer)
{
  g_autoptr(GError) error = NULL;

  if (!trellis_store_answer_sharing (self->store, g_variant_get_string (match, NULL), answer, &error))
    trellis_log_failure ("The answer could not be kept", error);
}

static void
keep_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  answer (data, parameter, TRELLIS_SHARING_ANSWER_KEEP);
}

static void
remove_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  answer (data, parameter, TRELLIS_SHARING_ANSWER_REMOVE);
}

static void
join_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Verbs *self = data;

  adw_dialog_present (trellis_share_dialog_new (self->store, NULL, self->sharer), self->window);
}

/* Gives @window the actions, and all in it @sharer. */
void
trellis_sync_verbs_attach (GtkWidget *window, TrellisStore *store, TrellisSharer *sharer)
{
  const GActionEntry entries[] = {
    { .name = "now", .activate = now_action },
    { .name = "match", .activate = match_action, .parameter_type = "s" },
    { .name = "cancel", .activate = cancel_action },
    { .name = "sign-in", .activate = sign_in_action, .parameter_type = "s" },
    { .name = "trust", .activate = trust_action, .parameter_type = "s" },
    { .name = "set-up", .activate = set_up_action, .parameter_type = "s" },
    { .name = "keep", .activate = keep_action, .parameter_type = "s" },
    { .name = "remove", .activate = remove_action, .parameter_type = "s" },
    { .name = "join", .activate = join_action },
  };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  Verbs *verbs = g_new0 (Verbs, 1);

  verbs->window = window;
  verbs->store = g_object_ref (store);
  verbs->sharer = g_object_ref (sharer);
  /* The window’s, since GTK 4.18 keeps a group of actions longer than that. */
  g_object_set_data_full (G_OBJECT (window), "trellis-sync-verbs", verbs, verbs_free);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), verbs);
  gtk_widget_insert_action_group (window, "sync", G_ACTION_GROUP (group));
  trellis_sharer_attach (sharer, window);
}
