/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-search-filter.h"

#include "trellis-drop-down.h"
#include "trellis-tags.h"
#include "trellis-wrap-box.h"

#include <glib/gi18n.h>

struct _TrellisSearchFilter
{
  AdwBin parent_instance;

  TrellisStore *store;
  GPtrArray *match_uids; /* in the order of their names; the first is NULL, for all */
  GStrv tags;            /* in the order of their menu, without the first, for any */
  gboolean is_filling;

  GtkDropDown *match_drop_down;
  GtkDropDown *tag_drop_down;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisSearchFilter, trellis_search_filter, ADW_TYPE_BIN)

static gboolean
is_either (GtkWidget *widget, gboolean one, gboolean other)
{
  return one || other;
}

static void
fill_matches (TrellisSearchFilter *self)
{
  g_autoptr(TrellisQuery) of_matches = trellis_query_new (TRELLIS_TYPE_MATCH);
  g_autoptr(TrellisRecordList) matches = trellis_store_list (self->store, of_matches);
  const guint n_matches = g_list_model_get_n_items (G_LIST_MODEL (matches));
  g_autofree char *chosen = g_strdup (trellis_search_filter_get_match (self));
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _("All Matches"));
  g_ptr_array_set_size (self->match_uids, 1);
  for (guint i = 0; i < n_matches; i++)
    {
      g_autoptr(TrellisMatch) match = g_list_model_get_item (G_LIST_MODEL (matches), i);
      g_autoptr(TrellisPerson) partner = trellis_store_get_partner (self->store, match);
      const char *name = partner != NULL ? trellis_person_get_name (partner) : NULL;
      const char *uid = trellis_record_get_uid (TRELLIS_RECORD (match));

      gtk_string_list_append (names, name != NULL ? name : _("Without Name"));
      g_ptr_array_add (self->match_uids, g_strdup (uid));
      if (g_strcmp0 (chosen, uid) == 0)
        selected = i + 1;
    }

  gtk_drop_down_set_model (self->match_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->match_drop_down, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->match_drop_down), n_matches > 1);
}

/* The tags of @listed, with @chosen, which may be NULL, where no note has it any more, or none of this match:
 * what is looked for does not change by itself. Takes @listed. */
static GStrv
keep_chosen (GStrv listed, const char *chosen)
{
  g_auto(GStrv) tags = listed;
  g_autoptr(GStrvBuilder) builder = NULL;

  if (chosen == NULL || g_strv_contains ((const char *const *) tags, chosen))
    return g_steal_pointer (&tags);

  builder = g_strv_builder_new ();
  g_strv_builder_add (builder, chosen);
  g_strv_builder_addv (builder, (const char **) tags);
  return g_strv_builder_end (builder);
}

static void
fill_tags (TrellisSearchFilter *self)
{
  g_autofree char *chosen = g_strdup (trellis_search_filter_get_tag (self));
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_strfreev (self->tags);
  self->tags =
    keep_chosen (trellis_store_list_tags (self->store, trellis_search_filter_get_match (self)), chosen);
  while (chosen != NULL && !g_str_equal (chosen, self->tags[selected++]))
    ;

  gtk_string_list_append (names, _("Any Tag"));
  gtk_string_list_splice (names, 1, 0, (const char *const *) self->tags);
  gtk_drop_down_set_model (self->tag_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->tag_drop_down, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->tag_drop_down), self->tags[0] != NULL);
}

static void
match_chosen_cb (TrellisSearchFilter *self)
{
  if (self->is_filling || self->store == NULL)
    return;

  self->is_filling = TRUE;
  fill_tags (self);
  self->is_filling = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
tag_chosen_cb (TrellisSearchFilter *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
trellis_search_filter_dispose (GObject *object)
{
  TrellisSearchFilter *self = TRELLIS_SEARCH_FILTER (object);

  self->is_filling = TRUE;                  /* nothing is chosen any more */
  adw_bin_set_child (ADW_BIN (self), NULL); /* or both this and the template would take it out */
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_SEARCH_FILTER);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_search_filter_parent_class)->dispose (object);
}

static void
trellis_search_filter_finalize (GObject *object)
{
  TrellisSearchFilter *self = TRELLIS_SEARCH_FILTER (object);

  g_ptr_array_unref (self->match_uids);
  g_strfreev (self->tags);

  G_OBJECT_CLASS (trellis_search_filter_parent_class)->finalize (object);
}

static void
trellis_search_filter_class_init (TrellisSearchFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_search_filter_dispose;
  G_OBJECT_CLASS (klass)->finalize = trellis_search_filter_finalize;

  signals[CHANGED] = g_signal_new ("changed", TRELLIS_TYPE_SEARCH_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  g_type_ensure (TRELLIS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/search/trellis-search-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisSearchFilter, match_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TrellisSearchFilter, tag_drop_down);
  gtk_widget_class_bind_template_callback (widget_class, is_either);
  gtk_widget_class_bind_template_callback (widget_class, match_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, tag_chosen_cb);
}

static void
trellis_search_filter_init (TrellisSearchFilter *self)
{
  self->match_uids = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->match_uids, NULL);
  self->tags = g_new0 (char *, 1);
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_drop_down_make_narrow (self->match_drop_down);
  trellis_drop_down_make_narrow (self->tag_drop_down);
}

/* Offers what there is now in @store, which is always the same; what is chosen stays. */
void
trellis_search_filter_fill (TrellisSearchFilter *self, TrellisStore *store)
{
  g_return_if_fail (TRELLIS_IS_SEARCH_FILTER (self));

  g_set_object (&self->store, store);
  self->is_filling = TRUE;
  fill_matches (self);
  fill_tags (self);
  self->is_filling = FALSE;
}

/* The uid of the chosen match; NULL for all. */
const char *
trellis_search_filter_get_match (TrellisSearchFilter *self)
{
  guint selected;

  g_return_val_if_fail (TRELLIS_IS_SEARCH_FILTER (self), NULL);

  selected = gtk_drop_down_get_selected (self->match_drop_down);
  return selected < self->match_uids->len ? g_ptr_array_index (self->match_uids, selected) : NULL;
}

/* NULL for any, and none. */
const char *
trellis_search_filter_get_tag (TrellisSearchFilter *self)
{
  guint selected;

  g_return_val_if_fail (TRELLIS_IS_SEARCH_FILTER (self), NULL);

  selected = gtk_drop_down_get_selected (self->tag_drop_down);
  return selected != GTK_INVALID_LIST_POSITION && selected > 0 ? self->tags[selected - 1] : NULL;
}

/* The end of @tag if it begins at @text and no word goes on after it, else NULL; capitals do not matter. */
static const char *
match_tag (const char *tag, const char *text)
{
  while (*tag != '\0' && g_unichar_tolower (g_utf8_get_char (tag)) == g_unichar_tolower (g_utf8_get_char (text)))
    {
      tag = g_utf8_next_char (tag);
      text = g_utf8_next_char (text);
    }
  return *tag == '\0' && !g_unichar_isalnum (g_utf8_get_char (text)) ? text : NULL;
}

/* The longest of the tags that is written in @typed with a "#" before it, which is taken out there. NULL if
 * there is none. */
const char *
trellis_search_filter_take_tag (TrellisSearchFilter *self, char *typed)
{
  g_return_val_if_fail (TRELLIS_IS_SEARCH_FILTER (self), NULL);

  for (char *hash = strchr (typed, '#'); hash != NULL; hash = strchr (hash + 1, '#'))
    {
      const char *longest = NULL, *rest = NULL;

      for (char **tag = self->tags; *tag != NULL; tag++)
        {
          const char *end = match_tag (*tag, hash + 1);

          if (end != NULL && (longest == NULL || strlen (*tag) > strlen (longest)))
            {
              longest = *tag;
              rest = end;
            }
        }
      if (longest != NULL)
        {
          memmove (hash, rest, strlen (rest) + 1);
          return longest;
        }
    }
  return NULL;
}

/* Searches in all matches again. */
void
trellis_search_filter_clear_match (TrellisSearchFilter *self)
{
  g_return_if_fail (TRELLIS_IS_SEARCH_FILTER (self));

  gtk_drop_down_set_selected (self->match_drop_down, 0);
}

/* Searches with any tag again, and with none. */
void
trellis_search_filter_clear_tag (TrellisSearchFilter *self)
{
  g_return_if_fail (TRELLIS_IS_SEARCH_FILTER (self));

  gtk_drop_down_set_selected (self->tag_drop_down, 0);
}
