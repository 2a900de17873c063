/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-search-row.h"

#include "trellis-clause-catalog.h"
#include "trellis-format.h"
#include "trellis-labels.h"
#include "trellis-row-side.h"
#include "trellis-time.h"

struct _TrellisSearchRow
{
  GtkWidget parent_instance;

  TrellisStore *store;
  char *words; /* for a screen reader */

  GtkImage *icon;
  GtkWidget *texts; /* which goes with the template only when it is bound */
  GtkLabel *title_label;
  GtkLabel *excerpt_label;
  GtkLabel *detail_label;
};

G_DEFINE_FINAL_TYPE (TrellisSearchRow, trellis_search_row, GTK_TYPE_WIDGET)

static void
show_text (GtkLabel *label, const char *text, const TrellisSpan *spans, guint n_spans)
{
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; i < n_spans; i++)
    {
      PangoAttribute *attribute = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      attribute->start_index = spans[i].start;
      attribute->end_index = spans[i].end;
      pango_attr_list_insert (attributes, attribute);
    }

  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_label_set_attributes (label, attributes);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* The name of the partner in the match with @uid; transfer full, nullable. */
static char *
dup_partner_name (TrellisSearchRow *self, const char *uid)
{
  g_autoptr(TrellisMatch) match = trellis_store_get (self->store, TRELLIS_TYPE_MATCH, uid);
  g_autoptr(TrellisPerson) partner = trellis_store_get_partner (self->store, match);

  return partner != NULL ? g_strdup (trellis_person_get_name (partner)) : NULL;
}

static char *
dup_day (TrellisRecord *record)
{
  gint64 time = trellis_record_get_created (record);

  if (TRELLIS_IS_PERSON (record) || TRELLIS_IS_MATCH (record))
    return NULL;
  if (TRELLIS_IS_MEETING (record))
    time = trellis_meeting_get_starts (TRELLIS_MEETING (record));
  return time != 0 ? trellis_format_day_of_time (time, trellis_time_now ()) : NULL;
}

static char *
describe (TrellisSearchRow *self, TrellisSearchHit *hit, TrellisRecord *record)
{
  g_autofree char *partner = dup_partner_name (self, trellis_search_hit_get_match (hit));
  g_autofree char *day = dup_day (record);

  return trellis_format_line (partner != NULL ? partner : "", trellis_label_record_kind (record), day, NULL);
}

static void
show_title (TrellisSearchRow *self, TrellisSearchHit *hit, TrellisRecord *record)
{
  const char *title = trellis_search_hit_get_title (hit);
  g_autofree char *words = NULL;
  const TrellisSpan *spans;
  guint n_spans;

  if (title != NULL && *title != '\0')
    {
      spans = trellis_search_hit_get_title_spans (hit, &n_spans);
      show_text (self->title_label, title, spans, n_spans);
      return;
    }

  if (TRELLIS_IS_MATCH (record))
    words = dup_partner_name (self, trellis_record_get_uid (record));
  else if (TRELLIS_IS_CLAUSE (record))
    words = g_strdup (trellis_clause_get_shown_title (TRELLIS_CLAUSE (record)));
  if (words == NULL)
    words = trellis_label_record (record);
  show_text (self->title_label, words, NULL, 0);
}

static void
trellis_search_row_dispose (GObject *object)
{
  TrellisSearchRow *self = TRELLIS_SEARCH_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_SEARCH_ROW);
  g_clear_object (&self->store);
  g_clear_pointer (&self->words, g_free);

  G_OBJECT_CLASS (trellis_search_row_parent_class)->dispose (object);
}

static void
trellis_search_row_class_init (TrellisSearchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_search_row_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/search/trellis-search-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisSearchRow, icon);
  gtk_widget_class_bind_template_child (widget_class, TrellisSearchRow, texts);
  gtk_widget_class_bind_template_child (widget_class, TrellisSearchRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisSearchRow, excerpt_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisSearchRow, detail_label);
  gtk_widget_class_set_css_name (widget_class, "searchrow");
}

static void
trellis_search_row_init (TrellisSearchRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_row_side_keep (GTK_WIDGET (self));
}

GtkWidget *
trellis_search_row_new (TrellisStore *store)
{
  TrellisSearchRow *self = g_object_new (TRELLIS_TYPE_SEARCH_ROW, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
trellis_search_row_set_hit (TrellisSearchRow *self, TrellisSearchHit *hit)
{
  TrellisRecord *record = trellis_search_hit_get_record (hit);
  g_autofree char *detail = NULL;
  const TrellisSpan *spans;
  const char *excerpt;
  guint n_spans;

  if (record == NULL)
    return;

  excerpt = trellis_search_hit_get_excerpt (hit);
  spans = trellis_search_hit_get_excerpt_spans (hit, &n_spans);
  detail = describe (self, hit, record);

  gtk_image_set_from_icon_name (self->icon, trellis_label_record_icon (record));
  show_title (self, hit, record);
  show_text (self->excerpt_label, excerpt, spans, n_spans);
  gtk_label_set_text (self->detail_label, detail);

  g_free (self->words);
  self->words = g_strjoin (", ", gtk_label_get_text (self->title_label), detail, excerpt, NULL);
}

/* Everything that the row says, in one line. */
const char *
trellis_search_row_get_words (TrellisSearchRow *self)
{
  return self->words != NULL ? self->words : "";
}
