/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-over-banner.h"

#include "trellis-match-actions.h"
#include "trellis-match-rules.h"

#include <glib/gi18n.h>

struct _TrellisOverBanner
{
  AdwBin parent_instance;

  TrellisMatch *match;
  AdwBanner *banner;
};

G_DEFINE_FINAL_TYPE (TrellisOverBanner, trellis_over_banner, ADW_TYPE_BIN)

static void
update (TrellisOverBanner *self)
{
  const gboolean is_over = trellis_match_is_over (self->match);

  adw_banner_set_revealed (self->banner, is_over);

  /* What is folded away would still be there for a screen reader. */
  gtk_widget_set_visible (GTK_WIDGET (self->banner), is_over);
}

static void
reopen_cb (TrellisOverBanner *self)
{
  trellis_match_change_state (GTK_WIDGET (self), self->match, TRELLIS_MATCH_STATE_ACTIVE);
}

static void
trellis_over_banner_dispose (GObject *object)
{
  g_clear_object (&TRELLIS_OVER_BANNER (object)->match);

  G_OBJECT_CLASS (trellis_over_banner_parent_class)->dispose (object);
}

static void
trellis_over_banner_class_init (TrellisOverBannerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_over_banner_dispose;
}

static void
trellis_over_banner_init (TrellisOverBanner *self)
{
  self->banner = ADW_BANNER (adw_banner_new (_("This match is over, and kept to look back")));
  adw_banner_set_button_label (self->banner, _("_Reopen"));
  g_signal_connect_object (self->banner, "button-clicked", G_CALLBACK (reopen_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->banner));
}

/* To be called once. */
void
trellis_over_banner_set_match (TrellisOverBanner *self, TrellisMatch *match)
{
  g_return_if_fail (TRELLIS_IS_OVER_BANNER (self));
  g_return_if_fail (self->match == NULL);

  self->match = g_object_ref (match);
  g_signal_connect_object (match, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
