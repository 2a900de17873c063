/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-join-match-page.h"

#include "trellis-store-sharing.h"
#include "trellis-wrapped-title.h"

struct _TrellisJoinMatchPage
{
  AdwNavigationPage parent_instance;

  GPtrArray *rows; /* of the person's own matches; unowned */

  AdwPreferencesGroup *own_group;
  GtkWidget *new_row;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisJoinMatchPage, trellis_join_match_page, ADW_TYPE_NAVIGATION_PAGE)

static void
own_activated_cb (TrellisJoinMatchPage *self, GtkWidget *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (row), "match"));
}

static void
new_cb (TrellisJoinMatchPage *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, NULL);
}

static void
add_row (TrellisJoinMatchPage *self, TrellisMatch *match, TrellisPerson *partner)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", trellis_person_get_name (partner),
                                 "use-markup", FALSE, "activatable", TRUE, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "match", g_object_ref (match), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (own_activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->own_group, row);
  g_ptr_array_add (self->rows, row);
}

static gboolean
trellis_join_match_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TRELLIS_JOIN_MATCH_PAGE (widget)->new_row);
}

static void
trellis_join_match_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TRELLIS_TYPE_JOIN_MATCH_PAGE);

  G_OBJECT_CLASS (trellis_join_match_page_parent_class)->dispose (object);
}

static void
trellis_join_match_page_finalize (GObject *object)
{
  g_ptr_array_unref (TRELLIS_JOIN_MATCH_PAGE (object)->rows);

  G_OBJECT_CLASS (trellis_join_match_page_parent_class)->finalize (object);
}

static void
trellis_join_match_page_class_init (TrellisJoinMatchPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_join_match_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = trellis_join_match_page_finalize;
  widget_class->grab_focus = trellis_join_match_page_grab_focus;

  signals[CHOSEN] = g_signal_new ("chosen", TRELLIS_TYPE_JOIN_MATCH_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, TRELLIS_TYPE_MATCH);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/sharing/join/trellis-join-match-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisJoinMatchPage, own_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisJoinMatchPage, new_row);
  gtk_widget_class_bind_template_callback (widget_class, new_cb);
}

static void
trellis_join_match_page_init (TrellisJoinMatchPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_wrapped_title_make_all (GTK_WIDGET (self));
}

/* Shows the matches in which the person has @role, and which are not shared anywhere. Returns how many
 * there are: without one there is nothing to ask. */
guint
trellis_join_match_page_list (TrellisJoinMatchPage *self, TrellisStore *store, TrellisRole role)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_MATCH);
  g_autoptr(TrellisRecordList) matches = trellis_store_list (store, query);

  g_return_val_if_fail (TRELLIS_IS_JOIN_MATCH_PAGE (self), 0);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->own_group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (matches)); i++)
    {
      g_autoptr(TrellisMatch) match = g_list_model_get_item (G_LIST_MODEL (matches), i);
      g_autoptr(TrellisSharing) sharing =
        trellis_store_dup_sharing (store, trellis_record_get_uid (TRELLIS_RECORD (match)));
      g_autoptr(TrellisPerson) partner = trellis_store_get_partner (store, match);

      if (sharing == NULL && partner != NULL && trellis_match_get_my_role (match) == role)
        add_row (self, match, partner);
    }
  return self->rows->len;
}
