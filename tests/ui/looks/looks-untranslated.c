/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In the pseudo-language, every text of ours stands between « and ». What does not is somebody's
 * words, or cannot be translated. */
#include "looks-untranslated.h"

#include "trellis-records.h"
#include "trellis-shortcuts.h"
#include "trellis-trash.h"

/* What the views are filled with besides the journal. */
static const char *const known[] = {
  "Ann & Bob", "ann", "Coffee in the library", "Mentoring", "Read the book about asking better questions",
  "Room 3",    "Stand-up", "Trellis", "Weekly call", "What I took along", NULL,
};

/* The toolkit's own texts are in catalogues of its own. */
static const char *const toolkit[] = {
  "About", "Clear Entry", "Close the window", "Credits", "Details", "Legal", "Preferences", "Show Password", NULL,
};

/* Widgets whose texts are all the toolkit’s. */
static const char *const toolkit_types[] = {
  "AdwBackButton", "GtkWindowControls", NULL,
};

static const GtkAccessibleProperty properties[] = {
  GTK_ACCESSIBLE_PROPERTY_LABEL,
  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
  GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
  GTK_ACCESSIBLE_PROPERTY_ROLE_DESCRIPTION,
  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
};

/* Words only, so that it does not matter how a text is marked up and broken into lines. */
static void
add_words (GString *out, const char *text)
{
  g_string_append_c (out, ' ');
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar letter = g_utf8_get_char (p);

      if (g_unichar_isalnum (letter) || g_unichar_ismark (letter))
        g_string_append_unichar (out, letter);
      else if (out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  if (out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');
}

static void
add_record (GString *out, TrellisRecord *record)
{
  const TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if (trellis_field_is_string (&klass->fields[i]) && trellis_record_get_string (record, i) != NULL)
      add_words (out, trellis_record_get_string (record, i));
    else if (klass->fields[i].kind == TRELLIS_FIELD_LIST)
      for (const char *const *item = trellis_record_get_list (record, i);
           item != NULL && *item != NULL; item++)
        add_words (out, *item);

  /* In words of GLib's. */
  if (TRELLIS_IS_ATTACHMENT (record))
    {
      g_autofree char *size = g_format_size ((guint64) trellis_attachment_get_size (TRELLIS_ATTACHMENT (record)));

      add_words (out, size);
    }
}

/* The names of keys, as the dialog of shortcuts has them. */
static void
add_keys (GString *out)
{
  guint n_shortcuts;
  const TrellisShortcut *shortcuts = trellis_shortcuts_get (&n_shortcuts);

  for (guint i = 0; i < n_shortcuts; i++)
    for (guint j = 0; j < G_N_ELEMENTS (shortcuts[i].keys) && shortcuts[i].keys[j] != NULL; j++)
      {
        g_autofree char *label = NULL;
        GdkModifierType modifiers;
        guint key;

        if (!gtk_accelerator_parse (shortcuts[i].keys[j], &key, &modifiers))
          continue;
        label = gtk_accelerator_get_label (key, modifiers);
        add_words (out, label);
      }
}

static void
add_list (GString *words, GListModel *records)
{
  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr(TrellisRecord) record = g_list_model_get_item (records, i);

      add_record (words, record);
    }
}

/* All that somebody has written, in the trash, too. */
static GString *
collect_words (Looks *self)
{
  GString *words = g_string_new (NULL);
  g_autoptr(TrellisTrash) trash = trellis_trash_new (self->test.store);

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      g_autoptr(TrellisQuery) query = trellis_query_new (trellis_record_types ()[i]);
      g_autoptr(TrellisRecordList) list = trellis_store_list (self->test.store, query);

      add_list (words, G_LIST_MODEL (list));
    }
  add_list (words, G_LIST_MODEL (trash));
  for (guint i = 0; known[i] != NULL; i++)
    add_words (words, known[i]);
  add_keys (words);
  return words;
}

/* What of @text is not between the marks; transfer full. */
static char *
dup_unmarked (const char *text)
{
  GString *out = g_string_new (NULL);
  int depth = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar letter = g_utf8_get_char (p);

      if (letter == 0xab) /* « */
        depth++;
      else if (letter == 0xbb && depth > 0) /* » */
        depth--;
      else if (letter == 0xbb) /* of an excerpt, whose beginning is not shown */
        g_string_truncate (out, 0);
      if (depth == 0)
        g_string_append_unichar (out, letter);
    }
  return g_string_free_and_steal (out);
}

static gboolean
has_letter (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* An address or a path. */
static gboolean
is_place (const char *text)
{
  return *text == '/' || (strpbrk (text, "/@") != NULL && strchr (text, ' ') == NULL);
}

static void
check_text (Looks *self, GString *words, const char *text, const char *what)
{
  g_autofree char *unmarked = dup_unmarked (text);
  g_auto(GStrv) pieces = g_regex_split_simple ("»|\n|[ \u00a0]· |, |#", unmarked, 0, 0);

  for (char **piece = pieces; *piece != NULL; piece++)
    {
      g_autoptr(GString) plain = g_string_new (NULL);

      if (!has_letter (*piece) || is_place (*piece) || g_strv_contains (toolkit, *piece))
        continue;
      add_words (plain, *piece);
      /* Of a long text, the end is left out, maybe within a word. */
      if (g_str_has_suffix (*piece, "…"))
        g_string_truncate (plain, plain->len - 1);
      if (strstr (words->str, plain->str) == NULL)
        looks_report (self, "%s “%s” is not translated", what, text);
    }
}

/* The text of a property of the widget for those who cannot see it; NULL where it has none. */
static char *
dup_property (GtkWidget *widget, GtkAccessibleProperty property)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  if (!gtk_test_accessible_has_property (accessible, property))
    return NULL;
  /* Says what it is where it is not this. */
  return gtk_test_accessible_check_property (accessible, property, "");
}

static void
check_widget (Looks *self, GString *words, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || g_strv_contains (toolkit_types, G_OBJECT_TYPE_NAME (widget)))
    return;

  if (GTK_IS_LABEL (widget))
    check_text (self, words, gtk_label_get_text (GTK_LABEL (widget)), "Label");
  if (GTK_IS_INSCRIPTION (widget) && gtk_inscription_get_text (GTK_INSCRIPTION (widget)) != NULL)
    check_text (self, words, gtk_inscription_get_text (GTK_INSCRIPTION (widget)), "Inscription");
  if (gtk_widget_get_tooltip_text (widget) != NULL)
    check_text (self, words, gtk_widget_get_tooltip_text (widget), "Tooltip");
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      g_autofree char *text = dup_property (widget, properties[i]);

      if (text != NULL)
        check_text (self, words, text, "Accessible text");
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_widget (self, words, child);
}

/* Reports every text below @root, also what is only told to those who cannot see it, that is
 * neither translated nor the words of somebody in the journal. Only for the pseudo-language. */
void
looks_check_translated (Looks *self, GtkWidget *root)
{
  g_autoptr(GString) words = collect_words (self);

  check_widget (self, words, root);
}
