/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-match-row.h"

#include "trellis-avatar.h"
#include "trellis-choice-words.h"
#include "trellis-format.h"
#include "trellis-match-rules.h"
#include "trellis-meeting-words.h"
#include "trellis-next-meeting.h"
#include "trellis-partner-words.h"
#include "trellis-photos.h"
#include "trellis-row-side.h"
#include "trellis-time.h"
#include "trellis-wrap-box.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _TrellisMatchRow
{
  GtkListBoxRow parent_instance;

  TrellisStore *store;
  TrellisMatch *match;
  TrellisPerson *partner;
  TrellisOutlook *outlook; /* NULL where it is not to be seen */
  GtkWidget *mark;         /* NULL until something waits */
  guint detail_source;
  gboolean is_outdated; /* what it shows of the match */

  TrellisAvatar *avatar;
  GtkLabel *name_label;
  GtkLabel *role_label;
  GtkLabel *when_label;
};

G_DEFINE_FINAL_TYPE (TrellisMatchRow, trellis_match_row, GTK_TYPE_LIST_BOX_ROW)

/* When the two meet next, or why they do not: what was planned does not count in a pause, nor when it is over.
 * NULL if nothing is planned. Transfer full. */
static char *
describe_next (TrellisMatchRow *self)
{
  const gint64 now = trellis_time_now ();
  g_autoptr(TrellisMeeting) next = NULL;

  if (!trellis_match_is_going_on (self->match))
    return g_strdup (trellis_label_match_state (trellis_match_get_state (self->match)));

  next = trellis_next_meeting_find (self->store, trellis_record_get_uid (TRELLIS_RECORD (self->match)), now);
  return next != NULL ? trellis_meeting_words_when (next, now) : NULL;
}

static void
show_detail (TrellisMatchRow *self)
{
  const char *role = trellis_partner_words_role (trellis_match_get_my_role (self->match));
  g_autofree char *when = describe_next (self);
  g_autofree char *first = when != NULL ? g_strconcat (role, " ·", NULL) : g_strdup (role);

  gtk_label_set_label (self->role_label, first);
  gtk_label_set_label (self->when_label, when != NULL ? when : "");
  gtk_widget_set_visible (GTK_WIDGET (self->when_label), when != NULL);
}

static gboolean
show_detail_cb (gpointer data)
{
  TrellisMatchRow *self = data;

  self->detail_source = 0;
  self->is_outdated = trellis_store_is_receiving (self->store);
  if (!self->is_outdated)
    show_detail (self);
  return G_SOURCE_REMOVE;
}

static void
show_detail_soon (TrellisMatchRow *self)
{
  if (self->detail_source == 0)
    self->detail_source = g_idle_add (show_detail_cb, self);
}

/* Many may change at once, and while more come in, looking for the next would wait for the disk. */
static void
store_changed_cb (TrellisMatchRow *self, TrellisRecord *record)
{
  const char *uid = trellis_record_get_uid (TRELLIS_RECORD (self->match));

  if (record == TRELLIS_RECORD (self->match) ||
      (TRELLIS_IS_MEETING (record) &&
       g_strcmp0 (trellis_meeting_get_match (TRELLIS_MEETING (record)), uid) == 0))
    show_detail_soon (self);
}

static void
store_saved_cb (TrellisMatchRow *self)
{
  if (self->is_outdated && !trellis_store_is_receiving (self->store))
    show_detail_soon (self);
}

/* Few matches have one, most of the time. */
static void
add_mark (TrellisMatchRow *self)
{
  self->mark = g_object_new (ADW_TYPE_BIN, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, "valign",
                             GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (self->mark, "waiting-mark");
  gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self))), self->mark);
}

static void
show_waiting (TrellisMatchRow *self)
{
  const char *waiting = trellis_outlook_get_waiting (self->outlook);
  g_autofree char *text = NULL;

  if (waiting == NULL)
    {
      if (self->mark != NULL)
        gtk_widget_set_visible (self->mark, FALSE);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                      self->role_label, self->when_label, NULL, -1);
      return;
    }

  if (self->mark == NULL)
    add_mark (self);
  /* Translators: what a dot beside a match stands for, "Waiting for you: Send the Summary". */
  text = g_strdup_printf (_("Waiting for you: %s"), waiting);
  gtk_widget_set_tooltip_text (self->mark, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mark), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->role_label, self->when_label, self->mark, NULL, -1);
  gtk_widget_set_visible (self->mark, TRUE);
}

static void
trellis_match_row_dispose (GObject *object)
{
  TrellisMatchRow *self = TRELLIS_MATCH_ROW (object);

  g_clear_handle_id (&self->detail_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_MATCH_ROW);
  g_clear_object (&self->outlook);
  g_clear_object (&self->partner);
  g_clear_object (&self->match);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_match_row_parent_class)->dispose (object);
}

static void
trellis_match_row_class_init (TrellisMatchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_match_row_dispose;

  g_type_ensure (TRELLIS_TYPE_AVATAR);
  g_type_ensure (TRELLIS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/home/trellis-match-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisMatchRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, TrellisMatchRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisMatchRow, role_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisMatchRow, when_label);
}

static void
trellis_match_row_init (TrellisMatchRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_row_side_keep (GTK_WIDGET (self));
}

GtkWidget *
trellis_match_row_new (TrellisStore *store, TrellisMatch *match)
{
  TrellisMatchRow *self = g_object_new (TRELLIS_TYPE_MATCH_ROW, NULL);

  self->store = g_object_ref (store);
  self->match = g_object_ref (match);
  self->partner = trellis_store_get_partner (store, match);
  if (self->partner != NULL)
    {
      g_object_bind_property (self->partner, "name", self->name_label, "label",
                              G_BINDING_SYNC_CREATE);
      g_object_bind_property (self->partner, "name", self->avatar, "text", G_BINDING_SYNC_CREATE);
      trellis_photos_show (self->avatar, store, match);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                      self->name_label, NULL, -1);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                      self->role_label, self->when_label, NULL, -1);
    }
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "saved", G_CALLBACK (store_saved_cb), self, G_CONNECT_SWAPPED);
  show_detail (self);

  return GTK_WIDGET (self);
}

/* Also with time alone, which has a meeting be over, and what was tomorrow be today. */
static void
outlook_changed_cb (TrellisMatchRow *self)
{
  show_detail (self);
  show_waiting (self);
}

/* From now on the row shows whether something of @outlook waits, and keeps up with the time as that does. To be
 * called once at most. */
void
trellis_match_row_set_outlook (TrellisMatchRow *self, TrellisOutlook *outlook)
{
  g_return_if_fail (TRELLIS_IS_MATCH_ROW (self));
  g_return_if_fail (self->outlook == NULL);

  self->outlook = g_object_ref (outlook);
  g_signal_connect_object (outlook, "changed", G_CALLBACK (outlook_changed_cb), self, G_CONNECT_SWAPPED);
  show_waiting (self);
}

TrellisMatch *
trellis_match_row_get_match (TrellisMatchRow *self)
{
  g_return_val_if_fail (TRELLIS_IS_MATCH_ROW (self), NULL);

  return self->match;
}
