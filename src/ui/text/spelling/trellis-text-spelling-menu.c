/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-text-spelling-private.h"

#include <glib/gi18n.h>

#include "trellis-menu.h"

#define MAX_CORRECTIONS 5

static char *
dup_menu_word (TrellisTextSpelling *self, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_mark (self->buffer, start, self->word_start);
  gtk_text_buffer_get_iter_at_mark (self->buffer, end, self->word_end);

  return gtk_text_iter_get_slice (start, end);
}

static void
correct_action (GSimpleAction *action, GVariant *correction, gpointer user_data)
{
  TrellisTextSpelling *self = user_data;
  GtkTextIter start, end;
  g_autofree char *word = dup_menu_word (self, &start, &end);

  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, g_variant_get_string (correction, NULL), -1);
  gtk_text_buffer_end_user_action (self->buffer);
}

static void
add_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrellisTextSpelling *self = user_data;
  GtkTextIter start, end;
  g_autofree char *word = dup_menu_word (self, &start, &end);

  trellis_spelling_checker_add_word (self->checker, word);
  trellis_text_spelling_check_all (self);
}

static void
ignore_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrellisTextSpelling *self = user_data;
  GtkTextIter start, end;
  g_autofree char *word = dup_menu_word (self, &start, &end);

  trellis_spelling_checker_ignore_word (self->checker, word);
  trellis_text_spelling_check_all (self);
}

static void
change_language (GSimpleAction *action, GVariant *language, gpointer user_data)
{
  TrellisTextSpelling *self = user_data;

  if (self->checker == NULL)
    return;

  trellis_spelling_checker_set_language (self->checker, g_variant_get_string (language, NULL));
  g_simple_action_set_state (
    action, g_variant_new_string (trellis_spelling_checker_get_language (self->checker)));
  trellis_text_spelling_check_all (self);
}

static const GActionEntry action_entries[] = {
  { .name = "correct", .activate = correct_action, .parameter_type = "s" },
  { .name = "add", .activate = add_action },
  { .name = "ignore", .activate = ignore_action },
  { .name = "language", .parameter_type = "s", .state = "''", .change_state = change_language },
};

static void
enable_action (TrellisTextSpelling *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
trellis_text_spelling_create_menu (TrellisTextSpelling *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries,
                                   G_N_ELEMENTS (action_entries), self);

  self->corrections = g_menu_new ();
  self->menu = g_menu_new ();
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (self->corrections));
  trellis_menu_append_hidden (self->menu, _("Add to Dictionary"), "spelling.add");
  trellis_menu_append_hidden (self->menu, _("Ignore Spelling"), "spelling.ignore");

  enable_action (self, "add", FALSE);
  enable_action (self, "ignore", FALSE);
}

/* Once the checker is there. */
void
trellis_text_spelling_append_languages (TrellisTextSpelling *self)
{
  g_auto(GStrv) languages = trellis_spelling_checker_list_languages (self->checker);
  g_autoptr(GMenu) submenu = g_menu_new ();
  const char *current = trellis_spelling_checker_get_language (self->checker);

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *name = trellis_spelling_checker_name_language (languages[i]);

      trellis_menu_append (submenu, name, "spelling.language", g_variant_new_string (languages[i]));
    }

  if (g_strv_length (languages) > 1)
    g_menu_append_submenu (self->menu, _("Spelling Language"), G_MENU_MODEL (submenu));

  g_simple_action_set_state (
    G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "language")),
    g_variant_new_string (current));
}

GActionGroup *
trellis_text_spelling_get_actions (TrellisTextSpelling *self)
{
  g_return_val_if_fail (TRELLIS_IS_TEXT_SPELLING (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

GMenuModel *
trellis_text_spelling_get_menu (TrellisTextSpelling *self)
{
  g_return_val_if_fail (TRELLIS_IS_TEXT_SPELLING (self), NULL);

  return G_MENU_MODEL (self->menu);
}

/* The misspelt word that touches the cursor, or none. */
static gboolean
find_word (TrellisTextSpelling *self, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_mark (self->buffer, start, gtk_text_buffer_get_insert (self->buffer));

  if (!gtk_text_iter_has_tag (start, self->tag) && !gtk_text_iter_ends_tag (start, self->tag))
    return FALSE;

  *end = *start;
  if (!gtk_text_iter_starts_tag (start, self->tag))
    gtk_text_iter_backward_to_tag_toggle (start, self->tag);
  if (!gtk_text_iter_ends_tag (end, self->tag))
    gtk_text_iter_forward_to_tag_toggle (end, self->tag);

  return TRUE;
}

void
trellis_text_spelling_update_menu (TrellisTextSpelling *self)
{
  g_autofree char *word = NULL;
  g_auto(GStrv) corrections = NULL;
  GtkTextIter start, end;
  gboolean found;

  g_return_if_fail (TRELLIS_IS_TEXT_SPELLING (self));

  g_menu_remove_all (self->corrections);

  found = self->checker != NULL && find_word (self, &start, &end);
  enable_action (self, "add", found);
  enable_action (self, "ignore", found);
  if (!found)
    return;

  gtk_text_buffer_move_mark (self->buffer, self->word_start, &start);
  gtk_text_buffer_move_mark (self->buffer, self->word_end, &end);
  word = gtk_text_iter_get_slice (&start, &end);
  corrections = trellis_spelling_checker_list_corrections (self->checker, word);

  for (guint i = 0; corrections[i] != NULL && i < MAX_CORRECTIONS; i++)
    {
      g_autoptr(GString) label = g_string_new (corrections[i]);

      g_string_replace (label, "_", "__", 0);
      trellis_menu_append (self->corrections, label->str, "spelling.correct",
                           g_variant_new_string (corrections[i]));
    }
}
