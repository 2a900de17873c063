/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-tag-entry.h"

#include "trellis-read-only.h"
#include "trellis-tags.h"
#include "trellis-typed-list.h"

#include <glib/gi18n.h>

#define MOST_OFFERED 6

struct _TrellisTagEntry
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisMatch *match;
  char **tags;
  char **known; /* tags of the match; while the entry has the focus */

  AdwWrapBox *wrap_box;
  GtkEditable *text;
  GtkPopover *popover;
  GtkListBox *list_box;
};

typedef enum
{
  PROP_TAGS = 1,
} TrellisTagEntryProperty;

static GParamSpec *props[PROP_TAGS + 1];

G_DEFINE_FINAL_TYPE (TrellisTagEntry, trellis_tag_entry, ADW_TYPE_BIN)

static void
remove_tag (TrellisTagEntry *self, const char *tag)
{
  g_autoptr(GStrvBuilder) left = g_strv_builder_new ();
  g_auto(GStrv) tags = NULL;

  for (char **other = self->tags; *other != NULL; other++)
    if (!g_str_equal (*other, tag))
      g_strv_builder_add (left, *other);

  tags = g_strv_builder_end (left);
  trellis_tag_entry_set_tags (self, (const char *const *) tags);
}

static void
remove_clicked_cb (TrellisTagEntry *self, GtkWidget *button)
{
  g_autofree char *tag = g_strdup (g_object_get_data (G_OBJECT (button), "tag"));

  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  remove_tag (self, tag);
}

/* The tag itself, which leads to what else has it. */
static GtkWidget *
create_tag_button (const char *tag)
{
  GtkWidget *label = gtk_label_new (tag);
  GtkWidget *button = gtk_button_new ();
  g_autofree char *wanted = g_strconcat ("#", tag, NULL);
  /* Translators: %s is a tag of a note. */
  g_autofree char *tip = g_strdup_printf (_("Search for Tag “%s”"), tag);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "tag-name");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "search.find");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", wanted);
  return button;
}

static GtkWidget *
create_remove_button (TrellisTagEntry *self, const char *tag)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: %s is a tag of a note. */
  g_autofree char *name = g_strdup_printf (_("Remove Tag “%s”"), tag);

  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  g_object_set_data_full (G_OBJECT (button), "tag", g_strdup (tag), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  trellis_read_only_hide (button);
  return button;
}

static GtkWidget *
create_pill (TrellisTagEntry *self, const char *tag)
{
  GtkWidget *pill = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (pill, "tag-pill");
  gtk_box_append (GTK_BOX (pill), create_tag_button (tag));
  gtk_box_append (GTK_BOX (pill), create_remove_button (self, tag));
  return pill;
}

static void
show_tags (TrellisTagEntry *self)
{
  GtkWidget *last = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->wrap_box));
       child != GTK_WIDGET (self->text);
       child = gtk_widget_get_first_child (GTK_WIDGET (self->wrap_box)))
    adw_wrap_box_remove (self->wrap_box, child);

  for (char **tag = self->tags; *tag != NULL; tag++)
    {
      GtkWidget *pill = create_pill (self, *tag);

      adw_wrap_box_insert_child_after (self->wrap_box, pill, last);
      last = pill;
    }
}

static void
stop_offering (TrellisTagEntry *self)
{
  gtk_popover_popdown (self->popover);
  gtk_list_box_remove_all (self->list_box);
}

/* Adds what is typed, or @tag, unless it is there already. */
static void
add_tag (TrellisTagEntry *self, const char *tag)
{
  g_autofree char *clean = g_strdup (tag);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) tags = NULL;

  g_strdelimit (clean, "\n", ' ');
  g_strstrip (clean);
  memmove (clean, clean + strspn (clean, "#"), strlen (clean + strspn (clean, "#")) + 1);

  stop_offering (self);
  gtk_editable_set_text (self->text, "");
  if (*clean == '\0' || g_strv_contains ((const char *const *) self->tags, clean))
    return;

  g_strv_builder_addv (builder, (const char **) self->tags);
  g_strv_builder_add (builder, clean);
  tags = g_strv_builder_end (builder);
  trellis_tag_entry_set_tags (self, (const char *const *) tags);
}

static const char *
get_row_tag (GtkListBoxRow *row)
{
  return gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row)));
}

static void
row_activated_cb (TrellisTagEntry *self, GtkListBoxRow *row)
{
  g_autofree char *tag = g_strdup (get_row_tag (row));

  add_tag (self, tag);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
activate_cb (TrellisTagEntry *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list_box);
  g_autofree char *tag = g_strdup (row != NULL ? get_row_tag (row) : gtk_editable_get_text (self->text));

  add_tag (self, tag);
}

/* Whether @tag begins with what is typed, accents and case aside. */
static gboolean
is_offered (TrellisTagEntry *self, const char *tag, const char *typed)
{
  return !g_strv_contains ((const char *const *) self->tags, tag) &&
         g_str_match_string (typed, tag, TRUE);
}

static void
offer (TrellisTagEntry *self)
{
  graphene_rect_t bounds;

  gtk_list_box_unselect_all (self->list_box);
  if (!gtk_widget_compute_bounds (GTK_WIDGET (self->text), GTK_WIDGET (self), &bounds))
    return;

  gtk_popover_set_pointing_to (self->popover,
                               &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                 (int) bounds.size.width,
                                                 (int) bounds.size.height });
  gtk_popover_popup (self->popover);
}

static void
changed_cb (TrellisTagEntry *self)
{
  const char *typed = gtk_editable_get_text (self->text);
  guint n = 0;

  gtk_list_box_remove_all (self->list_box);
  if (trellis_typed_has_comma (typed))
    {
      g_auto(GStrv) tags = trellis_typed_list (typed);

      gtk_editable_set_text (self->text, "");
      for (char **tag = tags; *tag != NULL; tag++)
        add_tag (self, *tag);
      return;
    }

  for (char **tag = self->known; tag != NULL && *typed != '\0' && *tag != NULL && n < MOST_OFFERED;
       tag++)
    if (is_offered (self, *tag, typed))
      {
        GtkWidget *label = gtk_label_new (*tag);

        gtk_label_set_xalign (GTK_LABEL (label), 0);
        gtk_list_box_append (self->list_box, label);
        n++;
      }

  if (n > 0 && gtk_widget_get_mapped (GTK_WIDGET (self->text)))
    offer (self);
  else
    gtk_popover_popdown (self->popover);
}

static void
focus_entered_cb (TrellisTagEntry *self)
{
  g_clear_pointer (&self->known, g_strfreev);
  if (self->store != NULL)
    self->known = trellis_store_list_tags (
      self->store, trellis_record_get_uid (TRELLIS_RECORD (self->match)));
}

static void
focus_left_cb (TrellisTagEntry *self)
{
  trellis_tag_entry_commit (self);
  g_clear_pointer (&self->known, g_strfreev);
}

/* Moves the choice among what is offered; one step beyond either end is what was typed. */
static void
choose_next (TrellisTagEntry *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list_box);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : (step > 0 ? 0 : -1);

  gtk_list_box_select_row (self->list_box, gtk_list_box_get_row_at_index (self->list_box, index));
  row = gtk_list_box_get_selected_row (self->list_box);
  if (row != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), get_row_tag (row),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static gboolean
key_pressed_cb (TrellisTagEntry *self, guint keyval, guint keycode, GdkModifierType state)
{
  const gboolean is_offering = gtk_widget_get_visible (GTK_WIDGET (self->popover));
  const guint n = g_strv_length (self->tags);

  if (keyval == GDK_KEY_BackSpace && n > 0 && *gtk_editable_get_text (self->text) == '\0')
    {
      g_autofree char *last = g_strdup (self->tags[n - 1]);

      remove_tag (self, last);
      return GDK_EVENT_STOP;
    }
  if (!is_offering)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      choose_next (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      choose_next (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      stop_offering (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
trellis_tag_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TRELLIS_TAG_ENTRY (widget)->text));
}

static void
trellis_tag_entry_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((TrellisTagEntryProperty) prop_id)
    {
    case PROP_TAGS:
      g_value_set_boxed (value, TRELLIS_TAG_ENTRY (object)->tags);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_tag_entry_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((TrellisTagEntryProperty) prop_id)
    {
    case PROP_TAGS:
      trellis_tag_entry_set_tags (TRELLIS_TAG_ENTRY (object), g_value_get_boxed (value));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_tag_entry_dispose (GObject *object)
{
  TrellisTagEntry *self = TRELLIS_TAG_ENTRY (object);

  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  adw_bin_set_child (ADW_BIN (self), NULL); /* or both this and the template would take it out */
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_TAG_ENTRY);
  g_clear_object (&self->match);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_tag_entry_parent_class)->dispose (object);
}

static void
trellis_tag_entry_finalize (GObject *object)
{
  TrellisTagEntry *self = TRELLIS_TAG_ENTRY (object);

  g_strfreev (self->tags);
  g_strfreev (self->known);

  G_OBJECT_CLASS (trellis_tag_entry_parent_class)->finalize (object);
}

static void
trellis_tag_entry_class_init (TrellisTagEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_tag_entry_get_property;
  object_class->set_property = trellis_tag_entry_set_property;
  object_class->dispose = trellis_tag_entry_dispose;
  object_class->finalize = trellis_tag_entry_finalize;
  widget_class->grab_focus = trellis_tag_entry_grab_focus;

  props[PROP_TAGS] =
    g_param_spec_boxed ("tags", NULL, NULL, G_TYPE_STRV,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/notes/trellis-tag-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisTagEntry, wrap_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisTagEntry, text);
  gtk_widget_class_bind_template_child (widget_class, TrellisTagEntry, popover);
  gtk_widget_class_bind_template_child (widget_class, TrellisTagEntry, list_box);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
trellis_tag_entry_init (TrellisTagEntry *self)
{
  self->tags = g_new0 (char *, 1);
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_read_only_hide (self->text);
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  /* What says what it is for is longer in other languages. */
  gtk_editable_set_width_chars (
    self->text, (int) g_utf8_strlen (gtk_text_get_placeholder_text (GTK_TEXT (self->text)), -1) + 1);
}

/* Whose tags are offered; to be called once. */
void
trellis_tag_entry_set_match (TrellisTagEntry *self, TrellisStore *store, TrellisMatch *match)
{
  g_return_if_fail (TRELLIS_IS_TAG_ENTRY (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->match = g_object_ref (match);
}

/* Adds what is still in the entry. */
void
trellis_tag_entry_commit (TrellisTagEntry *self)
{
  g_autofree char *typed = NULL;

  g_return_if_fail (TRELLIS_IS_TAG_ENTRY (self));

  typed = g_strdup (gtk_editable_get_text (self->text));
  add_tag (self, typed);
}

/* @tags may be NULL for none. */
void
trellis_tag_entry_set_tags (TrellisTagEntry *self, const char *const *tags)
{
  static const char *const nothing[] = { NULL };

  g_return_if_fail (TRELLIS_IS_TAG_ENTRY (self));

  if (tags == NULL)
    tags = nothing;
  if (g_strv_equal ((const char *const *) self->tags, tags))
    return;

  g_strfreev (self->tags);
  self->tags = g_strdupv ((char **) tags);
  show_tags (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TAGS]);
}
