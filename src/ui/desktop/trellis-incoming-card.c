/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-incoming-card.h"

#include "trellis-alert-heading.h"
#include "trellis-archive-words.h"
#include "trellis-match-rules.h"
#include "trellis-photo-verbs.h"
#include "trellis-photos.h"
#include "trellis-time.h"
#include "trellis-undo.h"
#include "trellis-vcard.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The people on the cards of a file, asked about one after the other. */
typedef struct
{
  GtkWidget *window; /* weak pointer */
  TrellisStore *store;
  GPtrArray *people;    /* of TrellisPerson; NULL until the file is read */
  TrellisPerson *known; /* who is the first of them, if somebody here is */
} Cards;

static void
cards_free (Cards *self)
{
  g_clear_weak_pointer (&self->window);
  g_object_unref (self->store);
  g_clear_object (&self->known);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_free (self);
}

static gboolean
is_same_text (const char *a, const char *b)
{
  g_autofree char *folded = a != NULL ? g_utf8_casefold (a, -1) : NULL;
  g_autofree char *other = b != NULL ? g_utf8_casefold (b, -1) : NULL;

  return folded != NULL && g_strcmp0 (folded, other) == 0;
}

/* By address or by name; transfer full, NULL if nobody here is. */
static TrellisPerson *
find_known (TrellisStore *store, TrellisPerson *person)
{
  g_autoptr(TrellisQuery) of_people = trellis_query_new (TRELLIS_TYPE_PERSON);
  g_autoptr(TrellisRecordList) people = trellis_store_list (store, of_people);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (people)); i++)
    {
      g_autoptr(TrellisPerson) other = g_list_model_get_item (G_LIST_MODEL (people), i);

      if (is_same_text (trellis_person_get_email (person), trellis_person_get_email (other)) ||
          is_same_text (trellis_person_get_name (person), trellis_person_get_name (other)))
        return g_steal_pointer (&other);
    }
  return NULL;
}

/* What @known has stays. */
static void
fill_in (TrellisPerson *known, TrellisPerson *card)
{
  TrellisRecord *target = TRELLIS_RECORD (known), *source = TRELLIS_RECORD (card);
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (target);

  for (guint i = TRELLIS_RECORD_N_FIELDS; i < klass->n_fields; i++)
    if ((klass->fields[i].kind == TRELLIS_FIELD_STRING || klass->fields[i].kind == TRELLIS_FIELD_TEXT) &&
        trellis_record_get_string (target, i) == NULL)
      trellis_record_set_string (target, i, trellis_record_get_string (source, i));
    else if (klass->fields[i].kind == TRELLIS_FIELD_LIST &&
             (trellis_record_get_list (target, i) == NULL || *trellis_record_get_list (target, i) == NULL))
      trellis_record_set_list (target, i, trellis_record_get_list (source, i));
}

static void
take_photo (Cards *self, TrellisMatch *match, TrellisPerson *card)
{
  GBytes *photo = trellis_vcard_get_photo (card);

  if (photo != NULL)
    trellis_photo_take_quietly (self->store, match, photo);
}

/* Those of the matches with @known that have none get the photo on the card. */
static void
fill_in_photo (Cards *self, TrellisPerson *known, TrellisPerson *card)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_MATCH);
  g_autoptr(TrellisRecordList) matches = NULL;

  trellis_query_equals (query, "partner", trellis_record_get_uid (TRELLIS_RECORD (known)));
  matches = trellis_store_list (self->store, query);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (matches)); i++)
    {
      g_autoptr(TrellisMatch) match = g_list_model_get_item (G_LIST_MODEL (matches), i);
      g_autoptr(TrellisAttachment) photo = trellis_photos_find (self->store, match);

      if (photo == NULL && !trellis_match_is_over (match))
        take_photo (self, match, card);
    }
}

static void
add_match (Cards *self, TrellisPerson *partner, TrellisRole my_role)
{
  g_autoptr(TrellisMatch) match = trellis_match_new ();
  g_autofree char *today = trellis_day_today ();
  g_autofree char *uid = g_uuid_string_random ();
  g_autoptr(GPtrArray) records = g_ptr_array_new ();

  trellis_record_set_string (TRELLIS_RECORD (partner), TRELLIS_RECORD_UID, uid);
  trellis_match_set_partner (match, uid);
  trellis_match_set_my_role (match, my_role);
  trellis_match_set_started (match, today);
  trellis_record_set_author (TRELLIS_RECORD (match), my_role);
  g_ptr_array_add (records, partner);
  g_ptr_array_add (records, match);
  trellis_undo_add_all (self->window, self->store, records, _("Match added"));
  take_photo (self, match, partner);
  gtk_widget_activate_action (self->window, "record.open", "(ss)", "match",
                              trellis_record_get_uid (TRELLIS_RECORD (match)));
}

static void ask (Cards *self);

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Cards *self = data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  TrellisPerson *person = self->people->pdata[0];

  if (self->window == NULL)
    {
      cards_free (self);
      return;
    }
  if (g_str_equal (answer, "fill-in"))
    {
      fill_in (self->known, person);
      fill_in_photo (self, self->known, person);
      trellis_undo_tell (self->window, _("Filled in what was missing"));
    }
  else if (g_str_equal (answer, "mentor"))
    add_match (self, person, TRELLIS_ROLE_MENTEE);
  else if (g_str_equal (answer, "mentee"))
    add_match (self, person, TRELLIS_ROLE_MENTOR);

  g_ptr_array_remove_index (self->people, 0);
  ask (self);
}

static char *
describe (TrellisPerson *person)
{
  const char *lines[] = { trellis_person_get_job_title (person), trellis_person_get_organization (person),
                          trellis_person_get_email (person) };
  g_autoptr(GStrvBuilder) known = g_strv_builder_new ();
  g_auto(GStrv) texts = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i] != NULL)
      g_strv_builder_add (known, lines[i]);
  texts = g_strv_builder_end (known);
  return g_strjoinv ("\n", texts);
}

static AdwAlertDialog *
create_question (Cards *self, TrellisPerson *person)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (NULL, NULL));
  const char *name = trellis_person_get_name (person);
  g_autofree char *about = describe (person);

  trellis_alert_heading_mend (dialog);
  adw_alert_dialog_add_response (dialog, "cancel", _("_Cancel"));
  if (self->known != NULL)
    {
      /* Translators: a card with this name has been opened, and the person is in the journal. */
      adw_alert_dialog_format_heading (dialog, _("%s Is Here Already"), name);
      adw_alert_dialog_set_body (dialog, _("The card can fill in what is missing. What is here stays as it is."));
      adw_alert_dialog_add_response (dialog, "fill-in", _("_Fill In"));
      adw_alert_dialog_set_response_appearance (dialog, "fill-in", ADW_RESPONSE_SUGGESTED);
      return dialog;
    }

  /* Translators: a card with this name has been opened: is it one’s mentor or mentee? */
  adw_alert_dialog_format_heading (dialog, _("Who Is %s?"), name);
  adw_alert_dialog_set_body (dialog, about);
  adw_alert_dialog_add_responses (dialog, "mentor", _("My _Mentor"), "mentee", _("My M_entee"), NULL);
  return dialog;
}

static void
ask (Cards *self)
{
  AdwAlertDialog *dialog;

  g_clear_object (&self->known);
  if (self->people->len == 0)
    {
      cards_free (self);
      return;
    }
  self->known = find_known (self->store, self->people->pdata[0]);
  dialog = create_question (self, self->people->pdata[0]);
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, self->window, NULL, answered_cb, self);
}

static void
tell (Cards *self, const char *why)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("The File Could Not Be Imported"), why);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  trellis_alert_heading_mend (ADW_ALERT_DIALOG (dialog));
  adw_dialog_present (dialog, self->window);
  cards_free (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Cards *self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  gsize length;
  const char *text;

  if (self->window == NULL)
    {
      cards_free (self);
      return;
    }
  if (bytes == NULL)
    {
      tell (self, trellis_archive_words_failure (error));
      return;
    }
  text = g_bytes_get_data (bytes, &length);
  self->people = trellis_vcard_read (text, length);
  if (self->people->len > 0)
    ask (self);
  else
    tell (self, _("There is nobody with a name in it"));
}

/* Asks who the people on the cards in @file are: a new partner, or somebody who is known. */
void
trellis_incoming_card_ask (GtkWidget *window, TrellisStore *store, GFile *file)
{
  Cards *cards = g_new0 (Cards, 1);

  g_set_weak_pointer (&cards->window, window);
  cards->store = g_object_ref (store);
  g_file_load_bytes_async (file, NULL, loaded_cb, cards);
}
