/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has a letter to press with Alt has it alone, in the dialog, or the page, that is in front. */
#include "looks-access-keys.h"

/* Where several rows have the same word, the key goes from one to the next. */
static void
look_at_label (Looks *self, GtkLabel *label, GHashTable *taken)
{
  const guint key = gtk_label_get_mnemonic_keyval (label);
  const char *text = gtk_label_get_label (label), *other;

  if (key == GDK_KEY_VoidSymbol || !gtk_widget_is_sensitive (GTK_WIDGET (label)))
    return;

  other = g_hash_table_lookup (taken, GUINT_TO_POINTER (key));
  if (other == NULL)
    g_hash_table_insert (taken, GUINT_TO_POINTER (key), g_strdup (text));
  else if (!g_str_equal (other, text))
    looks_report (self, "“%s” has the access key of “%s”", text, other);
}

static void
look_at (Looks *self, GtkWidget *widget, GHashTable *taken)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  if (GTK_IS_LABEL (widget))
    look_at_label (self, GTK_LABEL (widget), taken);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child))
      look_at (self, child, taken);
}

void
looks_check_access_keys (Looks *self, GtkWidget *root)
{
  g_autoptr(GHashTable) taken = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  look_at (self, root, taken);
}
