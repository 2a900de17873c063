/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-home-match-row.h"

#include "trellis-avatar.h"
#include "trellis-format.h"
#include "trellis-photos.h"
#include "trellis-time.h"

#include <glib/gi18n.h>

#define AVATAR_SIZE 32

struct _TrellisHomeMatchRow
{
  TrellisSummaryRow parent_instance;

  TrellisOutlook *outlook;

  GtkWidget *contact_label;
};

G_DEFINE_FINAL_TYPE (TrellisHomeMatchRow, trellis_home_match_row, TRELLIS_TYPE_SUMMARY_ROW)

static char *
describe_contact (gint64 last)
{
  g_autofree char *day = NULL;

  if (last == 0)
    return g_strdup (_("Not met yet"));

  day = trellis_format_day_of_time (last, trellis_time_now ());
  /* Translators: when the two of a match last met or wrote: “Yesterday”, “Wed, Nov 18”. */
  return g_strdup_printf (_("Last contact: %s"), day);
}

static void
show_contact (TrellisHomeMatchRow *self)
{
  const gint64 last = trellis_outlook_get_last_contact (self->outlook);
  g_autofree char *contact = describe_contact (last);

  gtk_label_set_label (GTK_LABEL (self->contact_label), contact);
  switch (trellis_outlook_get_quiet (self->outlook))
    {
    case TRELLIS_QUIET_NO:
      gtk_widget_remove_css_class (self->contact_label, "warning");
      gtk_widget_add_css_class (self->contact_label, "dimmed");
      gtk_widget_set_tooltip_text (self->contact_label, NULL);
      break;
    case TRELLIS_QUIET_SOMEWHAT:
    case TRELLIS_QUIET_VERY:
    case TRELLIS_QUIET_IDLE:
    default:
      gtk_widget_add_css_class (self->contact_label, "warning");
      gtk_widget_remove_css_class (self->contact_label, "dimmed");
      gtk_widget_set_tooltip_text (self->contact_label,
                                   last != 0 ? _("Longer ago than agreed") : NULL);
      break;
    }
}

/* Its place in the list may be another one then. */
static void
show_outlook (TrellisHomeMatchRow *self)
{
  const char *next = trellis_outlook_get_next (self->outlook);

  trellis_summary_row_set_subtitle (TRELLIS_SUMMARY_ROW (self), next != NULL ? next : _("Nothing waits"));
  show_contact (self);
  gtk_list_box_row_changed (GTK_LIST_BOX_ROW (self));
}

static void
trellis_home_match_row_dispose (GObject *object)
{
  TrellisHomeMatchRow *self = TRELLIS_HOME_MATCH_ROW (object);

  g_clear_object (&self->outlook);

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
  gtk_label_set_wrap (GTK_LABEL (self->contact_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->contact_label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->contact_label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (self->contact_label), 0);
  gtk_widget_add_css_class (self->contact_label, "caption");
  trellis_summary_row_add_beside (TRELLIS_SUMMARY_ROW (self), self->contact_label);
}

/* Of the match that @outlook is of. It tells more once that is worked out. */
GtkWidget *
trellis_home_match_row_new (TrellisStore *store, TrellisOutlook *outlook)
{
  TrellisHomeMatchRow *self = g_object_new (TRELLIS_TYPE_HOME_MATCH_ROW, NULL);
  g_autoptr(TrellisPerson) partner = trellis_store_get_partner (store, trellis_outlook_get_match (outlook));
  GtkWidget *avatar = trellis_avatar_new (AVATAR_SIZE);

  self->outlook = g_object_ref (outlook);
  if (partner != NULL)
    {
      g_object_bind_property (partner, "name", self, "title", G_BINDING_SYNC_CREATE);
      g_object_bind_property (partner, "name", avatar, "text", G_BINDING_SYNC_CREATE);
      trellis_photos_show (TRELLIS_AVATAR (avatar), store, trellis_outlook_get_match (outlook));
    }
  trellis_summary_row_add_prefix (TRELLIS_SUMMARY_ROW (self), avatar);
  g_signal_connect_object (outlook, "changed", G_CALLBACK (show_outlook), self, G_CONNECT_SWAPPED);
  if (trellis_outlook_is_fresh (outlook))
    show_outlook (self);
  return GTK_WIDGET (self);
}

TrellisOutlook *
trellis_home_match_row_get_outlook (TrellisHomeMatchRow *self)
{
  return self->outlook;
}
