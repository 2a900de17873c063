/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-clash-card.h"

#include "trellis-clash-side.h"
#include "trellis-clash-value.h"
#include "trellis-clause-catalog.h"
#include "trellis-format.h"
#include "trellis-labels.h"
#include "trellis-partner-words.h"
#include "trellis-row-side.h"
#include "trellis-text-binding.h"
#include "trellis-time.h"
#include "trellis-wrapped-label.h"

#include <glib/gi18n.h>

struct _TrellisClashCard
{
  AdwBin parent_instance;

  const TrellisClashPeople *people; /* unowned */
  const TrellisSharedClash *clash;  /* unowned */
  TrellisRecord *record;
  const TrellisField *field;   /* NULL where it is a sentence */
  TrellisTextBinding *binding; /* of the editor, or NULL */

  GtkWidget *pill;
  GtkWidget *ok_button;
  GtkWidget *sides;
  TrellisClashSide *mine;
  TrellisClashSide *theirs;
  TrellisClashSide *merged;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisClashCard, trellis_clash_card, ADW_TYPE_BIN)

static gboolean
is_text (TrellisClashCard *self)
{
  return self->field->kind == TRELLIS_FIELD_TEXT;
}

static gboolean
is_same (const char *a, const char *b)
{
  return g_strcmp0 (a != NULL ? a : "", b != NULL ? b : "") == 0;
}

/* What the thing has now, as a clash keeps it; transfer full, nullable. */
static char *
dup_current (TrellisClashCard *self)
{
  const int index =
    trellis_record_class_find (TRELLIS_RECORD_GET_CLASS (self->record), self->clash->field);

  return trellis_clash_value_format (self->field,
                                     trellis_record_get_value (self->record, (guint) index));
}

static void
emit_chosen (TrellisClashCard *self, TrellisClashChoice choice)
{
  g_signal_emit (self, signals[CHOSEN], 0, (int) choice);
}

/* What is in use already is only settled. */
static void
mine_clicked_cb (TrellisClashCard *self)
{
  g_autofree char *current = dup_current (self);

  emit_chosen (self, is_same (current, self->clash->mine) ? TRELLIS_CLASH_CHOICE_RESULT
                                                          : TRELLIS_CLASH_CHOICE_MINE);
}

static void
theirs_clicked_cb (TrellisClashCard *self)
{
  g_autofree char *current = dup_current (self);

  emit_chosen (self, is_same (current, self->clash->theirs) ? TRELLIS_CLASH_CHOICE_RESULT
                                                            : TRELLIS_CLASH_CHOICE_THEIRS);
}

static void
merged_clicked_cb (TrellisClashCard *self)
{
  emit_chosen (self, TRELLIS_CLASH_CHOICE_RESULT);
}

static void
update_merged (TrellisClashCard *self, const char *current, gboolean is_either)
{
  const gboolean is_merge = is_same (current, self->clash->result);
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->merged), is_text (self) || !is_either);
  trellis_clash_side_set_in_use (self->merged, !is_either);
  trellis_clash_side_set_button (self->merged, is_merge ? _("Keep Merged") : _("Keep This"));
  if (is_text (self))
    return;

  words = trellis_clash_words_value (self->people, self->record, self->field, current);
  trellis_clash_side_set_value (self->merged, words, FALSE);
}

/* Whether the versions are not those of two people, but of two things that became one. */
static gboolean
is_of_twins (TrellisClashCard *self)
{
  return self->clash->kind == TRELLIS_SHARED_CLASH_KIND_TWINS;
}

/* The button of the first version. */
static const char *
get_first_label (TrellisClashCard *self, gboolean is_in_use)
{
  if (is_of_twins (self))
    /* Translators: buttons that keep or take the first of two versions of something, which was here before. */
    return is_in_use ? _("Keep the First") : _("Take the First");
  return is_in_use ? _("Keep Mine") : _("Take Mine");
}

/* The button of the second version; transfer full. */
static char *
dup_second_label (TrellisClashCard *self, gboolean is_in_use)
{
  if (is_of_twins (self))
    /* Translators: buttons that keep or take the second of two versions of something, which came in later. */
    return g_strdup (is_in_use ? _("Keep the Second") : _("Take the Second"));
  if (is_in_use)
    return trellis_partner_words_say (
      self->people->partner,
      /* Translators: a button that keeps what the person of this name has written. */
      _("Keep %s’s"),
      /* Translators: a button that keeps what the other person has written. */
      _("Keep Theirs"));
  return trellis_partner_words_say (
    self->people->partner,
    /* Translators: a button that takes what the person of this name has written, instead of one’s own. */
    _("Take %s’s"),
    /* Translators: a button that takes what the other person has written, instead of one’s own. */
    _("Take Theirs"));
}

static void
update (TrellisClashCard *self)
{
  g_autofree char *current = NULL;
  g_autofree char *second = NULL;
  gboolean is_mine, is_theirs;

  gtk_widget_set_visible (self->pill, !self->clash->is_seen);
  if (self->field == NULL)
    return;

  current = dup_current (self);
  is_mine = is_same (current, self->clash->mine);
  is_theirs = is_same (current, self->clash->theirs);
  trellis_clash_side_set_in_use (self->mine, is_mine);
  trellis_clash_side_set_button (self->mine, get_first_label (self, is_mine));
  trellis_clash_side_set_in_use (self->theirs, is_theirs);
  second = dup_second_label (self, is_theirs);
  trellis_clash_side_set_button (self->theirs, second);
  update_merged (self, current, is_mine || is_theirs);
}

static void
trellis_clash_card_dispose (GObject *object)
{
  TrellisClashCard *self = TRELLIS_CLASH_CARD (object);

  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, update, self);
  if (self->binding != NULL)
    trellis_text_binding_set_record (self->binding, NULL, NULL);
  g_clear_object (&self->binding);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (trellis_clash_card_parent_class)->dispose (object);
}

static void
trellis_clash_card_class_init (TrellisClashCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_clash_card_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
trellis_clash_card_init (TrellisClashCard *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "clash-card");
}

static gboolean
is_part (TrellisClashCard *self)
{
  return TRELLIS_IS_POINT (self->record) || TRELLIS_IS_CLAUSE (self->record) || TRELLIS_IS_TASK (self->record) ||
         TRELLIS_IS_CHECK_IN (self->record);
}

/* "Text", or with what it is of, where that is only a part of the thing: "Pay talk · Notes"; transfer
 * full. */
static char *
dup_title (TrellisClashCard *self)
{
  const char *field = trellis_clash_words_field (self->clash->type, self->clash->field);
  g_autofree char *label = TRELLIS_IS_CLAUSE (self->record)
                           ? g_strdup (trellis_clause_get_shown_title (TRELLIS_CLAUSE (self->record)))
                           : trellis_label_record (self->record);

  if (field == NULL)
    return g_steal_pointer (&label);
  return is_part (self) ? trellis_format_line (label, field, NULL) : g_strdup (field);
}

/* What is of the whole thing has its title above all cards. */
static GtkWidget *
create_top (TrellisClashCard *self, const char *title)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *when = trellis_format_when (self->clash->found, trellis_time_now ());
  GtkWidget *caption = trellis_wrapped_label_new (when, "caption");

  self->pill = gtk_label_new (_("To Look At"));
  gtk_widget_add_css_class (self->pill, "caption");
  gtk_widget_add_css_class (self->pill, "pill-label");
  gtk_widget_set_valign (self->pill, GTK_ALIGN_START);
  gtk_widget_add_css_class (caption, "dimmed");
  gtk_widget_set_hexpand (lines, TRUE);
  if (is_part (self) || self->field != NULL)
    gtk_box_append (GTK_BOX (lines), trellis_wrapped_label_new (title, "heading"));
  gtk_box_append (GTK_BOX (lines), caption);
  trellis_row_side_keep (lines);
  gtk_box_append (GTK_BOX (top), lines);
  gtk_box_append (GTK_BOX (top), self->pill);
  return top;
}

static void
show_version (TrellisClashCard *self, TrellisClashSide *side, const char *text, const char *other)
{
  const gboolean is_written = self->field->kind == TRELLIS_FIELD_TEXT ||
                              (self->field->kind == TRELLIS_FIELD_STRING &&
                               !g_str_equal (self->field->name, "choice"));
  g_autofree char *words =
    trellis_clash_words_value (self->people, self->record, self->field, text);

  trellis_clash_side_set_value (side, words, is_text (self));
  if (is_written)
    trellis_clash_side_compare (side, words, self->clash->base != NULL ? self->clash->base : other);
}

/* The text as it is now: what is typed here is typed into the thing itself. */
static void
add_editor (TrellisClashCard *self, const char *field)
{
  GtkWidget *view = trellis_text_view_new ();
  GtkWidget *frame = adw_bin_new ();
  /* Translators: %s is what the text is of, "Notes". */
  g_autofree char *name = g_strdup_printf (_("Merged: %s"), field);

  trellis_text_view_set_compact (TRELLIS_TEXT_VIEW (view), TRUE);
  trellis_text_view_set_check_spelling (TRELLIS_TEXT_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (view, "inline");
  gtk_widget_add_css_class (frame, "clash-editor");
  adw_bin_set_child (ADW_BIN (frame), view);
  self->binding = trellis_text_binding_new (TRELLIS_TEXT_VIEW (view));
  trellis_text_binding_set_record (self->binding, self->record, self->clash->field);
  trellis_clash_side_set_editor (self->merged, frame);
}

static TrellisClashSide *
add_side (TrellisClashCard *self, const char *caption, const char *field, GCallback clicked)
{
  GtkWidget *side = trellis_clash_side_new (caption, field);

  g_signal_connect_swapped (side, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (self->sides), side);
  return TRELLIS_CLASH_SIDE (side);
}

static void
add_before (TrellisClashCard *self, GtkBox *box)
{
  g_autofree char *words =
    trellis_clash_words_value (self->people, self->record, self->field, self->clash->base);
  /* Translators: %s is what something was before two people changed it. */
  g_autofree char *text = words != NULL ? g_strdup_printf (_("Before: %s"), words) : NULL;
  GtkWidget *label;

  if (text == NULL || is_text (self))
    return;
  label = trellis_wrapped_label_new (text, NULL);
  gtk_widget_add_css_class (label, "dimmed");
  gtk_box_append (box, label);
}

/* The heading of the second version; transfer full. */
static char *
dup_second_heading (TrellisClashCard *self)
{
  if (is_of_twins (self))
    /* Translators: the heading above the second of two versions of something, which came in later. */
    return g_strdup (C_("version", "Second"));
  return trellis_partner_words_say (
    self->people->partner,
    /* Translators: a heading above what the person of this name has written; beside it is “Mine”. */
    _("%s’s"),
    /* Translators: a heading above what the other person has written; beside it is “Mine”. */
    _("Theirs"));
}

static void
add_versions (TrellisClashCard *self, GtkBox *box, const char *title)
{
  g_autofree char *theirs = dup_second_heading (self);

  add_before (self, box);
  self->sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_set_homogeneous (GTK_BOX (self->sides), TRUE);
  /* Translators: the headings above the first of two versions of something, which was here before, and above
   * one’s own version of something. */
  self->mine = add_side (self, is_of_twins (self) ? C_("version", "First") : _("Mine"), title, G_CALLBACK (mine_clicked_cb));
  self->theirs = add_side (self, theirs, title, G_CALLBACK (theirs_clicked_cb));
  /* Translators: the headings above a text that was merged from two, and above what holds at present. */
  self->merged = add_side (self, is_text (self) ? _("Merged") : C_("version", "Now"), title, G_CALLBACK (merged_clicked_cb));
  show_version (self, self->mine, self->clash->mine, self->clash->theirs);
  show_version (self, self->theirs, self->clash->theirs, self->clash->mine);
  if (is_text (self))
    add_editor (self, title);
  gtk_box_append (box, self->sides);
  g_signal_connect_object (self->record, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static void
add_sentence (TrellisClashCard *self, GtkBox *box, const char *title)
{
  g_autofree char *sentence = trellis_clash_words_sentence (self->people, self->clash->kind);
  GtkWidget *button = self->ok_button = gtk_button_new_with_label (_("OK"));
  g_autofree char *name = g_strdup_printf (_("%s: %s"), _("OK"), title);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (merged_clicked_cb), self);
  g_object_bind_property (self->pill, "visible", button, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (box, trellis_wrapped_label_new (sentence, NULL));
  gtk_box_append (box, button);
}

/* @people and @clash outlive the card, or another clash is set. */
GtkWidget *
trellis_clash_card_new (const TrellisClashPeople *people, const TrellisSharedClash *clash)
{
  TrellisClashCard *self = g_object_new (TRELLIS_TYPE_CLASH_CARD, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *title = NULL;
  int field;

  self->people = people;
  self->clash = clash;
  self->record = trellis_store_get (people->store, clash->type, clash->record);
  field = clash->field != NULL
          ? trellis_record_class_find (TRELLIS_RECORD_GET_CLASS (self->record), clash->field)
          : -1;
  self->field = field >= 0 ? &TRELLIS_RECORD_GET_CLASS (self->record)->fields[field] : NULL;

  title = dup_title (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), create_top (self, title));
  if (self->field != NULL)
    add_versions (self, GTK_BOX (box), title);
  else
    add_sentence (self, GTK_BOX (box), title);
  adw_bin_set_child (ADW_BIN (self), box);
  update (self);
  return GTK_WIDGET (self);
}

const TrellisSharedClash *
trellis_clash_card_get_clash (TrellisClashCard *self)
{
  g_return_val_if_fail (TRELLIS_IS_CLASH_CARD (self), NULL);

  return self->clash;
}

/* The same clash as it now is kept. */
void
trellis_clash_card_set_clash (TrellisClashCard *self, const TrellisSharedClash *clash)
{
  g_return_if_fail (TRELLIS_IS_CLASH_CARD (self));

  self->clash = clash;
  update (self);
}

/* Puts the versions under each other. */
void
trellis_clash_card_set_narrow (TrellisClashCard *self, gboolean narrow)
{
  g_return_if_fail (TRELLIS_IS_CLASH_CARD (self));

  if (self->sides == NULL)
    return;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->sides), narrow ? GTK_ORIENTATION_VERTICAL
                                                                       : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (GTK_BOX (self->sides), !narrow);
}

/* The button of the first choice. */
GtkWidget *
trellis_clash_card_get_choice (TrellisClashCard *self)
{
  g_return_val_if_fail (TRELLIS_IS_CLASH_CARD (self), NULL);

  return self->mine != NULL ? trellis_clash_side_get_button (self->mine) : self->ok_button;
}
