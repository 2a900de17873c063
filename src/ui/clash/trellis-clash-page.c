/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-clash-page.h"

#include "trellis-clash-card.h"
#include "trellis-clash-choice.h"
#include "trellis-labels.h"
#include "trellis-log.h"
#include "trellis-partner-words.h"
#include "trellis-row-side.h"
#include "trellis-undo.h"

#include <glib/gi18n.h>

struct _TrellisClashPage
{
  AdwNavigationPage parent_instance;

  const TrellisClashPeople *people; /* unowned */
  TrellisRecord *record;
  GPtrArray *things; /* has what the cards show; NULL before that */
  GHashTable *shown; /* ids of clashes → TrellisClashCard, unowned */
  GtkWidget *teller; /* shows the last toast; cleared when it goes */
  gboolean is_narrow;

  GtkWidget *page;
  GtkBox *cards;
};

enum
{
  SETTLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisClashPage, trellis_clash_page, ADW_TYPE_NAVIGATION_PAGE)

static void
clash_open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisClashPage *self = TRELLIS_CLASH_PAGE (widget);
  GtkWidget *dialog = gtk_widget_get_ancestor (widget, ADW_TYPE_DIALOG);
  g_autoptr(GVariant) target = g_variant_ref_sink (
    g_variant_new ("(ss)", TRELLIS_RECORD_GET_CLASS (self->record)->table,
                   trellis_record_get_uid (self->record)));
  GtkRoot *root = gtk_widget_get_root (widget);

  if (dialog != NULL)
    adw_dialog_close (ADW_DIALOG (dialog));
  gtk_widget_activate_action_variant (GTK_WIDGET (root), "record.open", target);
}

static void
trellis_clash_page_shown (AdwNavigationPage *page)
{
  GtkWidget *choice = trellis_clash_page_get_choice (TRELLIS_CLASH_PAGE (page));

  if (choice != NULL)
    gtk_widget_grab_focus (choice);
}

static void
trellis_clash_page_dispose (GObject *object)
{
  TrellisClashPage *self = TRELLIS_CLASH_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_CLASH_PAGE);
  g_clear_weak_pointer (&self->teller);
  g_clear_pointer (&self->shown, g_hash_table_unref);
  g_clear_pointer (&self->things, g_ptr_array_unref);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (trellis_clash_page_parent_class)->dispose (object);
}

static void
trellis_clash_page_class_init (TrellisClashPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_clash_page_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = trellis_clash_page_shown;

  signals[SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/clash/trellis-clash-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisClashPage, page);
  gtk_widget_class_bind_template_child (widget_class, TrellisClashPage, cards);
  gtk_widget_class_install_action (widget_class, "clash.open", NULL, clash_open_action);
}

static void
trellis_clash_page_init (TrellisClashPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_row_side_keep (self->page);

  self->shown = g_hash_table_new (g_int64_hash, g_int64_equal);
}

static const char *
tell_choice (const TrellisSharedClash *clash, TrellisClashChoice choice)
{
  switch (choice)
    {
    case TRELLIS_CLASH_CHOICE_MINE:
      return clash->kind == TRELLIS_SHARED_CLASH_KIND_TWINS ? _("The first version is in use")
                                                            : _("Your version is in use");
    case TRELLIS_CLASH_CHOICE_THEIRS:
      return _("The other version is in use");
    case TRELLIS_CLASH_CHOICE_RESULT:
    default:
      return clash->field != NULL ? _("It stays as it is") : _("Looked at");
    }
}

static gboolean
is_settled (TrellisClashPage *self)
{
  TrellisClashThing *thing = trellis_clash_things_find (self->things, self->record);

  return thing == NULL || thing->n_unseen == 0;
}

/* Where nothing is left to choose here, the toast is for where the person goes back to. */
static void
chosen_cb (TrellisClashPage *self, int choice, TrellisClashCard *card)
{
  g_autoptr(TrellisClashPage) alive = g_object_ref (self);
  g_autoptr(GPtrArray) things = g_ptr_array_ref (self->things);
  g_autoptr(GtkWidget) teller = g_object_ref (GTK_WIDGET (self));
  g_autoptr(GError) error = NULL;
  const TrellisSharedClash *clash = trellis_clash_card_get_clash (card);
  TrellisClashDone *done =
    trellis_clash_choose (self->people->store, clash, (TrellisClashChoice) choice, &error);

  if (done == NULL)
    {
      trellis_log_failure ("A choice could not be saved", error);
      trellis_undo_tell (teller, _("It could not be saved"));
      return;
    }

  if (!clash->is_seen && is_settled (self))
    {
      if (self->teller != NULL)
        g_set_object (&teller, self->teller);
      g_signal_emit (self, signals[SETTLED], 0);
    }
  trellis_clash_offer_undo (done, teller, tell_choice (clash, (TrellisClashChoice) choice));
}

static void
show_clash (TrellisClashPage *self, TrellisSharedClash *clash)
{
  GtkWidget *card = g_hash_table_lookup (self->shown, &clash->id);

  if (card != NULL)
    {
      g_hash_table_steal (self->shown, &clash->id);
      trellis_clash_card_set_clash (TRELLIS_CLASH_CARD (card), clash);
    }
  else
    {
      card = trellis_clash_card_new (self->people, clash);
      trellis_clash_card_set_narrow (TRELLIS_CLASH_CARD (card), self->is_narrow);
      g_signal_connect_object (card, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->cards, card);
    }
}

/* Shows what is of this thing in @things. Cards that are there stay, so that the focus does, and what
 * is being written. */
void
trellis_clash_page_show (TrellisClashPage *self, GPtrArray *things)
{
  TrellisClashThing *thing;
  g_autoptr(GHashTable) shown = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(GPtrArray) before = NULL;
  GHashTableIter iter;
  gpointer card;

  g_return_if_fail (TRELLIS_IS_CLASH_PAGE (self));

  before = g_steal_pointer (&self->things);
  self->things = g_ptr_array_ref (things);
  thing = trellis_clash_things_find (things, self->record);
  for (guint i = 0; thing != NULL && i < thing->clashes->len; i++)
    show_clash (self, thing->clashes->pdata[i]);

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, NULL, &card))
    gtk_box_remove (self->cards, card);
  g_hash_table_remove_all (self->shown);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    g_hash_table_insert (
      self->shown, (gpointer) &trellis_clash_card_get_clash (TRELLIS_CLASH_CARD (child))->id, child);
}

/* What the views call @record: a match after its partner. Transfer full. */
char *
trellis_clash_page_dup_title (const TrellisClashPeople *people, TrellisRecord *record)
{
  if (!TRELLIS_IS_MATCH (record))
    return trellis_label_record (record);
  return g_strdup (people->partner != NULL ? people->partner : trellis_partner_words_role (people->my_role));
}

/* @people outlive the page. When the last of it is settled, that is told where @teller is. */
AdwNavigationPage *
trellis_clash_page_new (const TrellisClashPeople *people, TrellisRecord *record, GtkWidget *teller)
{
  TrellisClashPage *self = g_object_new (TRELLIS_TYPE_CLASH_PAGE, NULL);
  g_autofree char *title = trellis_clash_page_dup_title (people, record);

  self->people = people;
  self->record = g_object_ref (record);
  g_set_weak_pointer (&self->teller, teller);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  return ADW_NAVIGATION_PAGE (self);
}

/* The button of the first choice, which is where to begin: its version is read out with it. NULL where
 * there is none. */
GtkWidget *
trellis_clash_page_get_choice (TrellisClashPage *self)
{
  GtkWidget *card;

  g_return_val_if_fail (TRELLIS_IS_CLASH_PAGE (self), NULL);

  card = gtk_widget_get_first_child (GTK_WIDGET (self->cards));
  return card != NULL ? trellis_clash_card_get_choice (TRELLIS_CLASH_CARD (card)) : NULL;
}

void
trellis_clash_page_set_narrow (TrellisClashPage *self, gboolean narrow)
{
  g_return_if_fail (TRELLIS_IS_CLASH_PAGE (self));

  self->is_narrow = narrow;
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    trellis_clash_card_set_narrow (TRELLIS_CLASH_CARD (card), narrow);
}
