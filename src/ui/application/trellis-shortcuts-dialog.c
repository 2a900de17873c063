/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-shortcuts-dialog.h"

#include "trellis-shortcuts.h"
#include "trellis-wrapped-title.h"

#include <glib/gi18n.h>

/* Narrower than this, measured in text. */
#define NARROW "max-width: 300sp"

/* libadwaita has a dialog for shortcuts only from 1.8 on, and GTK's own window, deprecated since, does
 * not fit a narrow screen.
 */
struct _TrellisShortcutsDialog
{
  AdwDialog parent_instance;

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (TrellisShortcutsDialog, trellis_shortcuts_dialog, ADW_TYPE_DIALOG)

static char *
dup_accelerator_label (const char *accelerator)
{
  GdkModifierType modifiers;
  guint key;

  if (!gtk_accelerator_parse (accelerator, &key, &modifiers))
    return g_strdup (accelerator);

  return gtk_accelerator_get_label (key, modifiers);
}

/* A range, “<Alt>1...5”, reads “Alt+1 – 5”. */
static char *
dup_key_label (const char *key)
{
  const char *dots = strstr (key, "...");
  g_autofree char *first = dots != NULL ? g_strndup (key, dots - key) : NULL;
  g_autofree char *label = NULL;

  if (first == NULL)
    return dup_accelerator_label (key);

  label = dup_accelerator_label (first);
  /* Translators: a range of keys, such as “Alt+1 – 5” */
  return g_strdup_printf (_("%s – %s"), label, dots + strlen ("..."));
}

static GtkWidget *
create_key (const char *key)
{
  g_autofree char *text = dup_key_label (key);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "key");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

/* Where the words are so large that the keys have no room beside what they do, they are below it. */
static GtkWidget *
create_row (const TrellisShortcut *shortcut, AdwBreakpoint *narrow)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *keys = adw_wrap_box_new ();
  g_autoptr(GString) spoken = g_string_new (NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 g_dpgettext2 (NULL, "shortcuts", shortcut->title));
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (keys), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (keys), 6);
  adw_wrap_box_set_align (ADW_WRAP_BOX (keys), 1.0f);
  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), keys);
  for (guint i = 0; shortcut->keys[i] != NULL; i++)
    {
      g_autofree char *text = dup_key_label (shortcut->keys[i]);

      adw_wrap_box_append (ADW_WRAP_BOX (keys), create_key (shortcut->keys[i]));
      g_string_append_printf (spoken, "%s%s", i > 0 ? ", " : "", text);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  spoken->str, -1);
  adw_breakpoint_add_setters (narrow, G_OBJECT (keys), "visible", FALSE, G_OBJECT (row), "subtitle",
                              spoken->str, NULL);

  return row;
}

static void
trellis_shortcuts_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TRELLIS_TYPE_SHORTCUTS_DIALOG);

  G_OBJECT_CLASS (trellis_shortcuts_dialog_parent_class)->dispose (object);
}

static void
trellis_shortcuts_dialog_class_init (TrellisShortcutsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = trellis_shortcuts_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class,
    "/io/github/trellis_mentoring/Trellis/ui/application/trellis-shortcuts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisShortcutsDialog, page);
}

static void
trellis_shortcuts_dialog_init (TrellisShortcutsDialog *self)
{
  guint n_shortcuts;
  const TrellisShortcut *shortcuts = trellis_shortcuts_get (&n_shortcuts);
  AdwPreferencesGroup *group = NULL;
  AdwBreakpoint *narrow = adw_breakpoint_new (adw_breakpoint_condition_parse (NARROW));

  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < n_shortcuts; i++)
    if (shortcuts[i].title == NULL)
      {
        group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
        adw_preferences_group_set_title (group,
                                         g_dpgettext2 (NULL, "shortcuts", shortcuts[i].group));
        trellis_wrapped_title_make_all (GTK_WIDGET (group));
        adw_preferences_page_add (self->page, group);
      }
    else
      {
        adw_preferences_group_add (group, create_row (&shortcuts[i], narrow));
      }
  adw_dialog_add_breakpoint (ADW_DIALOG (self), narrow);
}

AdwDialog *
trellis_shortcuts_dialog_new (void)
{
  return g_object_new (TRELLIS_TYPE_SHORTCUTS_DIALOG, NULL);
}
