/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-join-role-page.h"

#include "trellis-status-bin.h"
#include "trellis-sync-state-words.h"
#include "trellis-wrapped-button.h"

struct _TrellisJoinRolePage
{
  AdwNavigationPage parent_instance;

  GtkButton *mentee_button;
  GtkButton *mentor_button;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisJoinRolePage, trellis_join_role_page, ADW_TYPE_NAVIGATION_PAGE)

static void
mentee_cb (TrellisJoinRolePage *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, TRELLIS_ROLE_MENTEE);
}

static void
mentor_cb (TrellisJoinRolePage *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, TRELLIS_ROLE_MENTOR);
}

static gboolean
trellis_join_role_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TRELLIS_JOIN_ROLE_PAGE (widget)->mentee_button));
}

static void
trellis_join_role_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TRELLIS_TYPE_JOIN_ROLE_PAGE);

  G_OBJECT_CLASS (trellis_join_role_page_parent_class)->dispose (object);
}

static void
trellis_join_role_page_class_init (TrellisJoinRolePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_join_role_page_dispose;
  widget_class->grab_focus = trellis_join_role_page_grab_focus;

  signals[CHOSEN] = g_signal_new ("chosen", TRELLIS_TYPE_JOIN_ROLE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, TRELLIS_TYPE_ROLE);

  g_type_ensure (TRELLIS_TYPE_STATUS_BIN);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/sharing/join/trellis-join-role-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisJoinRolePage, mentee_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisJoinRolePage, mentor_button);
  gtk_widget_class_bind_template_callback (widget_class, mentee_cb);
  gtk_widget_class_bind_template_callback (widget_class, mentor_cb);
}

static void
trellis_join_role_page_init (TrellisJoinRolePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_wrapped_button_make (self->mentee_button);
  trellis_wrapped_button_make (self->mentor_button);
}

/* Takes the names of the two from @card. */
void
trellis_join_role_page_set_card (TrellisJoinRolePage *self, const TrellisSyncCard *card)
{
  g_autofree char *mentee = trellis_sync_words_role (card->mentee, TRELLIS_ROLE_MENTEE);
  g_autofree char *mentor = trellis_sync_words_role (card->mentor, TRELLIS_ROLE_MENTOR);

  g_return_if_fail (TRELLIS_IS_JOIN_ROLE_PAGE (self));

  gtk_button_set_label (self->mentee_button, mentee);
  gtk_button_set_label (self->mentor_button, mentor);
}
