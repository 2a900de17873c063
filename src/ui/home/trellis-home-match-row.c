/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ui"

#include "trellis-home-match-row.h"

#include "trellis-format.h"
#include "trellis-journey-stage.h"
#include "trellis-match-facts.h"
#include "trellis-next-steps.h"
#include "trellis-time.h"

#include <glib/gi18n.h>

struct _TrellisHomeMatchRow
{
  AdwActionRow parent_instance;

  TrellisStore *store;
  TrellisMatch *match;
  gint64 last_contact;

  GtkWidget *contact_label;
};

G_DEFINE_FINAL_TYPE (TrellisHomeMatchRow, trellis_home_match_row, TRELLIS_TYPE_SUMMARY_ROW)

static void
show_contact (TrellisHomeMatchRow *self, const TrellisJourneyFacts *facts, gint64 now)
{
  g_autofree char *day = facts->last_contact != 0
                           ? trellis_format_day_of_time (facts->last_contact, now)
                           : g_strdup (_("Not met yet"));

  gtk_label_set_label (GTK_LABEL (self->contact_label), day);
  switch (trellis_journey_get_quiet (facts, now))
    {
    case TRELLIS_QUIET_NO:
      gtk_widget_remove_css_class (self->contact_label, "warning");
      gtk_widget_add_css_class (self->contact_label, "dimmed");
      gtk_widget_set_tooltip_text (self->contact_label, _("Last contact"));
      break;
    case TRELLIS_QUIET_SOMEWHAT:
    case TRELLIS_QUIET_VERY:
    case TRELLIS_QUIET_IDLE:
    default:
      gtk_widget_add_css_class (self->contact_label, "warning");
      gtk_widget_remove_css_class (self->contact_label, "dimmed");
      gtk_widget_set_tooltip_text (self->contact_label, _("Last contact; longer ago than agreed"));
      break;
    }
}

/* Reads anew what to do next. Takes some milliseconds for a long journey. */
void
trellis_home_match_row_update (TrellisHomeMatchRow *self)
{
  gint64 now = trellis_time_now ();
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_auto(TrellisJourneyFacts) facts = { 0 };
  g_autoptr(GPtrArray) steps = NULL;

  trellis_match_facts_read (&facts, self->store, self->match, now);
  steps = trellis_next_steps (&facts, now, zone);
  self->last_contact = facts.last_contact;

  if (steps->len > 0)
    {
      const TrellisStep *step = g_ptr_array_index (steps, 0);

      trellis_summary_row_set_subtitle (TRELLIS_SUMMARY_ROW (self), step->title);
    }
  else
    trellis_summary_row_set_subtitle (TRELLIS_SUMMARY_ROW (self), _("Nothing waits"));
  show_contact (self, &facts, now);
}

static void
trellis_home_match_row_dispose (GObject *object)
{
  TrellisHomeMatchRow *self = TRELLIS_HOME_MATCH_ROW (object);

  g_clear_object (&self->match);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_home_match_row_parent_class)->dispose (object);
}

static void
trellis_home_match_row_class_init (TrellisHomeMatchRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_home_match_row_dispose;
}

static void
trellis_home_match_row_init (TrellisHomeMatchRow *self)
{
  self->contact_label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->contact_label, "caption");
  trellis_summary_row_add_beside (TRELLIS_SUMMARY_ROW (self), self->contact_label);
}

GtkWidget *
trellis_home_match_row_new (TrellisStore *store, TrellisMatch *match)
{
  TrellisHomeMatchRow *self = g_object_new (TRELLIS_TYPE_HOME_MATCH_ROW, NULL);
  g_autoptr(TrellisPerson) partner = trellis_store_get_partner (store, match);
  GtkWidget *avatar = adw_avatar_new (32, NULL, TRUE);

  self->store = g_object_ref (store);
  self->match = g_object_ref (match);
  if (partner != NULL)
    {
      g_object_bind_property (partner, "name", self, "title", G_BINDING_SYNC_CREATE);
      g_object_bind_property (partner, "name", avatar, "text", G_BINDING_SYNC_CREATE);
    }
  trellis_summary_row_add_prefix (TRELLIS_SUMMARY_ROW (self), avatar);
  return GTK_WIDGET (self);
}

TrellisMatch *
trellis_home_match_row_get_match (TrellisHomeMatchRow *self)
{
  return self->match;
}

/* When the two last met or wrote, as of the last update; 0 for never. */
gint64
trellis_home_match_row_get_last_contact (TrellisHomeMatchRow *self)
{
  return self->last_contact;
}
