/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-clash-dialog.h"

#include "trellis-clash-page.h"
#include "trellis-format.h"
#include "trellis-labels.h"
#include "trellis-status-bin.h"
#include "trellis-summary-row.h"
#include "trellis-time.h"
#include "trellis-title-row.h"
#include "trellis-wrapped-title.h"

#include <glib/gi18n.h>

/* Where versions no longer have room beside each other. */
#define NARROW "max-width: 620sp"

struct _TrellisClashDialog
{
  AdwDialog parent_instance;

  TrellisStore *store;
  char *match; /* uid */
  TrellisClashPeople *people;
  GtkWidget *teller; /* shows the toast after the dialog; cleared when it goes */
  gboolean is_narrow;
  gboolean is_of_one; /* opened for one thing, and closed when that is settled */

  AdwNavigationView *navigation_view;
  GtkStack *stack;
  GtkWidget *look_group, *waiting_group, *merged_group;
  GtkListBox *look_list, *waiting_list, *merged_list;
};

G_DEFINE_FINAL_TYPE (TrellisClashDialog, trellis_clash_dialog, ADW_TYPE_DIALOG)

static TrellisClashPage *
get_page (TrellisClashDialog *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation_view);

  return TRELLIS_IS_CLASH_PAGE (page) ? TRELLIS_CLASH_PAGE (page) : NULL;
}

static GtkWidget *
create_icon (TrellisRecord *record)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (
    record != NULL ? trellis_label_record_icon (record) : "dialog-question-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return icon;
}

/* "Text, Title · Today, 14:00"; transfer full. */
static char *
describe (TrellisClashDialog *self, const TrellisClashThing *thing)
{
  const TrellisSharedClash *newest = thing->clashes->pdata[0];
  g_autofree char *when = trellis_format_when (newest->found, trellis_time_now ());
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < thing->clashes->len; i++)
    {
      const TrellisSharedClash *clash = thing->clashes->pdata[i];
      const char *field = trellis_clash_words_field (clash->type, clash->field);

      if (field == NULL || !g_hash_table_add (told, (char *) field))
        continue;
      if (text->len > 0)
        g_string_append (text, C_("list", ", "));
      g_string_append (text, field);
    }
  if (text->len == 0)
    {
      g_autofree char *sentence = trellis_clash_words_sentence (self->people, newest->kind);

      g_string_append (text, sentence);
    }
  return trellis_format_line (text->str, when, NULL);
}

static GtkWidget *
create_row (TrellisClashDialog *self, const TrellisClashThing *thing)
{
  g_autofree char *title = trellis_clash_page_dup_title (self->people, thing->record);
  g_autofree char *subtitle = describe (self, thing);
  GtkWidget *row = trellis_summary_row_new (title, subtitle);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  trellis_summary_row_add_prefix (TRELLIS_SUMMARY_ROW (row), create_icon (thing->record));
  if (thing->n_unseen > 0)
    {
      g_autofree char *number = g_strdup_printf ("%u", thing->n_unseen);
      GtkWidget *pill = gtk_label_new (number);

      gtk_widget_add_css_class (pill, "pill-label");
      gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
      trellis_summary_row_add_suffix (TRELLIS_SUMMARY_ROW (row), pill);
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  trellis_summary_row_add_suffix (TRELLIS_SUMMARY_ROW (row), arrow);
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (thing->record), g_object_unref);
  return row;
}

static GtkWidget *
create_waiting_row (TrellisClashDialog *self, const TrellisSharedItem *item)
{
  g_autoptr(TrellisRecord) record =
    item->record != NULL && item->type != G_TYPE_INVALID
      ? trellis_store_get (self->store, item->type, item->record)
      : NULL;
  g_autofree char *title = record != NULL ? trellis_clash_page_dup_title (self->people, record) : NULL;
  GtkWidget *row = trellis_title_row_new (title != NULL ? title : _("Something From Another Program"));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), trellis_clash_words_waiting (item->type, item->state));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_icon (record));
  return row;
}

static gboolean
has_rows (GtkListBox *list)
{
  return gtk_list_box_get_row_at_index (list, 0) != NULL;
}

static void
list_waiting (TrellisClashDialog *self)
{
  g_autoptr(GPtrArray) items = trellis_store_list_shared_items (self->store, self->match);

  for (guint i = 0; i < items->len; i++)
    {
      const TrellisSharedItem *item = items->pdata[i];

      if (trellis_clash_words_waiting (item->type, item->state) != NULL)
        gtk_list_box_append (self->waiting_list, create_waiting_row (self, item));
    }
}

/* Fills the list anew; the focus, where it is in it, goes to its start. */
static void
show_things (TrellisClashDialog *self, GPtrArray *things)
{
  const gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->stack)) != NULL;

  gtk_list_box_remove_all (self->look_list);
  gtk_list_box_remove_all (self->waiting_list);
  gtk_list_box_remove_all (self->merged_list);
  for (guint i = 0; i < things->len; i++)
    {
      const TrellisClashThing *thing = things->pdata[i];

      gtk_list_box_append (thing->n_unseen > 0 ? self->look_list : self->merged_list,
                           create_row (self, thing));
    }
  list_waiting (self);

  gtk_widget_set_visible (self->look_group, has_rows (self->look_list));
  gtk_widget_set_visible (self->waiting_group, has_rows (self->waiting_list));
  gtk_widget_set_visible (self->merged_group, has_rows (self->merged_list));
  gtk_stack_set_visible_child_name (
    self->stack, has_rows (self->look_list) || has_rows (self->waiting_list) || has_rows (self->merged_list)
                   ? "things"
                   : "nothing");
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
refresh (TrellisClashDialog *self)
{
  g_autoptr(GPtrArray) things = trellis_clash_things_list (self->store, self->match);
  TrellisClashPage *page = get_page (self);

  show_things (self, things);
  if (page != NULL)
    trellis_clash_page_show (page, things);
}

static void
sharing_changed_cb (TrellisClashDialog *self, const char *match)
{
  if (match == NULL || g_strcmp0 (match, self->match) == 0)
    refresh (self);
}

static void
settled_cb (TrellisClashDialog *self)
{
  if (self->is_of_one)
    adw_dialog_close (ADW_DIALOG (self));
  else
    adw_navigation_view_pop (self->navigation_view);
}

static AdwNavigationPage *
create_page (TrellisClashDialog *self, TrellisRecord *record)
{
  GtkWidget *teller = self->is_of_one ? self->teller : GTK_WIDGET (self->navigation_view);
  AdwNavigationPage *page = trellis_clash_page_new (self->people, record, teller);
  g_autoptr(GPtrArray) things = trellis_clash_things_list (self->store, self->match);

  trellis_clash_page_set_narrow (TRELLIS_CLASH_PAGE (page), self->is_narrow);
  trellis_clash_page_show (TRELLIS_CLASH_PAGE (page), things);
  g_signal_connect_object (page, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  return page;
}

static void
row_activated_cb (TrellisClashDialog *self, GtkListBoxRow *row)
{
  adw_navigation_view_push (self->navigation_view,
                            create_page (self, g_object_get_data (G_OBJECT (row), "record")));
}

static void
set_narrow (TrellisClashDialog *self, gboolean narrow)
{
  TrellisClashPage *page = get_page (self);

  self->is_narrow = narrow;
  if (page != NULL)
    trellis_clash_page_set_narrow (page, narrow);
}

static void
apply_cb (TrellisClashDialog *self)
{
  set_narrow (self, TRUE);
}

static void
unapply_cb (TrellisClashDialog *self)
{
  set_narrow (self, FALSE);
}

static void
trellis_clash_dialog_dispose (GObject *object)
{
  TrellisClashDialog *self = TRELLIS_CLASH_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_CLASH_DIALOG);
  g_clear_weak_pointer (&self->teller);
  g_clear_pointer (&self->people, trellis_clash_people_free);
  g_clear_object (&self->store);
  g_clear_pointer (&self->match, g_free);

  G_OBJECT_CLASS (trellis_clash_dialog_parent_class)->dispose (object);
}

static void
trellis_clash_dialog_class_init (TrellisClashDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_clash_dialog_dispose;

  g_type_ensure (TRELLIS_TYPE_STATUS_BIN);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/clash/trellis-clash-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisClashDialog, navigation_view);
  gtk_widget_class_bind_template_child (widget_class, TrellisClashDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisClashDialog, look_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisClashDialog, waiting_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisClashDialog, merged_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisClashDialog, look_list);
  gtk_widget_class_bind_template_child (widget_class, TrellisClashDialog, waiting_list);
  gtk_widget_class_bind_template_child (widget_class, TrellisClashDialog, merged_list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
trellis_clash_dialog_init (TrellisClashDialog *self)
{
  AdwBreakpoint *narrow = adw_breakpoint_new (adw_breakpoint_condition_parse (NARROW));

  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_wrapped_title_make_all (GTK_WIDGET (self));

  g_signal_connect_object (narrow, "apply", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (narrow, "unapply", G_CALLBACK (unapply_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_add_breakpoint (ADW_DIALOG (self), narrow);
}

/* For the match with the uid @match. */
AdwDialog *
trellis_clash_dialog_new (TrellisStore *store, const char *match)
{
  TrellisClashDialog *self = g_object_new (TRELLIS_TYPE_CLASH_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->match = g_strdup (match);
  self->people = trellis_clash_people_new (store, match);
  g_signal_connect_object (store, "sharing-changed", G_CALLBACK (sharing_changed_cb), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return ADW_DIALOG (self);
}

/* Goes to what both did to @record, a meeting, a note, a goal or an agreement. When all of it is
 * settled the dialog closes, and the window of @teller tells so. */
void
trellis_clash_dialog_show (TrellisClashDialog *self, gpointer record, GtkWidget *teller)
{
  AdwNavigationPage *pages[2];

  g_return_if_fail (TRELLIS_IS_CLASH_DIALOG (self));

  self->is_of_one = TRUE;
  g_set_weak_pointer (&self->teller, teller);
  pages[0] = adw_navigation_view_get_visible_page (self->navigation_view);
  pages[1] = create_page (self, record);
  adw_navigation_view_replace (self->navigation_view, pages, G_N_ELEMENTS (pages));
  adw_dialog_set_focus (ADW_DIALOG (self), trellis_clash_page_get_choice (TRELLIS_CLASH_PAGE (pages[1])));
}
