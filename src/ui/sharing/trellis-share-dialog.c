/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-share-dialog.h"

#include "trellis-calendar-picker.h"
#include "trellis-card-look.h"
#include "trellis-folder-transport.h"
#include "trellis-join-match-page.h"
#include "trellis-join-role-page.h"
#include "trellis-log.h"
#include "trellis-partner-invitation.h"
#include "trellis-recent-syncs-page.h"
#include "trellis-status-bin.h"
#include "trellis-stop-sharing.h"
#include "trellis-sync-line.h"
#include "trellis-sync-state-words.h"
#include "trellis-sync-words.h"
#include "trellis-undo.h"
#include "trellis-wrapped-button.h"
#include "trellis-wrapped-title.h"

#include <glib/gi18n.h>

struct _TrellisShareDialog
{
  AdwDialog parent_instance;

  TrellisStore *store;
  TrellisMatch *match; /* NULL: one is to be joined */
  TrellisSharer *sharer;
  TrellisSharing *place; /* of what is to be joined */
  TrellisSyncCard *card;
  TrellisRole role;          /* of the person in the match of the card */
  GCancellable *cancellable; /* of the look at a place, and of choosing a folder */

  AdwNavigationView *navigation_view;
  AdwNavigationPage *choice_page;
  GtkWidget *shared_group;
  AdwActionRow *place_row;
  GtkImage *place_image;
  TrellisSyncLine *sync_line;
  AdwActionRow *invite_row;
  GtkWidget *recent_row;
  GtkWidget *stop_group;
  AdwPreferencesGroup *choice_group;
  GtkWidget *calendar_row;
  TrellisCalendarPicker *picker;
  TrellisRecentSyncsPage *recent_page;
  AdwNavigationPage *look_page;
  GtkWidget *cancel_button;
  TrellisJoinRolePage *role_page;
  TrellisJoinMatchPage *match_page;
  AdwNavigationPage *trouble_page;
  AdwStatusPage *trouble_status;
  GtkWidget *back_button;
};

G_DEFINE_FINAL_TYPE (TrellisShareDialog, trellis_share_dialog, ADW_TYPE_DIALOG)

/* Puts @page on the one that leads there, which is where Back goes. */
static void
show (TrellisShareDialog *self, const char *page, GtkWidget *focus)
{
  const gboolean is_of_calendar =
    self->place != NULL && self->place->kind == TRELLIS_SHARING_KIND_CALENDAR;
  const char *tags[3] = { "choice", "calendar" };
  int n_tags = is_of_calendar ? 2 : 1;

  tags[n_tags++] = page;
  adw_navigation_view_replace_with_tags (self->navigation_view, tags, n_tags);
  gtk_widget_grab_focus (focus);
}

static void
show_trouble (TrellisShareDialog *self, const char *title, const char *words)
{
  g_autofree char *markup = g_markup_escape_text (words, -1);

  adw_navigation_page_set_title (self->trouble_page, title);
  adw_status_page_set_title (self->trouble_status, title);
  adw_status_page_set_description (self->trouble_status, markup);
  show (self, "trouble", self->back_button);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* What runs is no longer of interest. */
static void
renew_cancellable (TrellisShareDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
}

static const char *
get_uid (TrellisShareDialog *self)
{
  return trellis_record_get_uid (TRELLIS_RECORD (self->match));
}

static void
sync_match (TrellisShareDialog *self, const char *match)
{
  TrellisSyncSession *session = trellis_sharer_get_session (self->sharer);

  if (session != NULL)
    trellis_sync_session_sync (session, match);
}

/* Where it is shared, if it is; and where it could be. */
static void
update (TrellisShareDialog *self)
{
  g_autoptr(TrellisSharing) sharing =
    self->match != NULL ? trellis_store_dup_sharing (self->store, get_uid (self)) : NULL;

  gtk_widget_set_visible (self->shared_group, sharing != NULL);
  gtk_widget_set_visible (self->stop_group, sharing != NULL);
  gtk_widget_set_visible (self->recent_row, trellis_sharer_get_session (self->sharer) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->choice_group), sharing == NULL);
  if (sharing == NULL)
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->place_row),
                                 sharing->kind == TRELLIS_SHARING_KIND_FOLDER ? _("Folder")
                                                                              : _("Calendar"));
  adw_action_row_set_subtitle (self->place_row, sharing->address);
  adw_action_row_set_subtitle (self->invite_row,
                               sharing->kind == TRELLIS_SHARING_KIND_FOLDER
                                 ? _("An email that says how to join. They need the folder on their computer, too")
                                 : _("An email that says how to join. On the server, let them write in the calendar"));
  gtk_image_set_from_icon_name (self->place_image, sharing->kind == TRELLIS_SHARING_KIND_FOLDER
                                                     ? "folder-symbolic"
                                                     : "trellis-meetings-symbolic");
}

/* Shares @match as @sharing says and, with @toast, says so. */
static void
share (TrellisShareDialog *self, const TrellisSharing *sharing, const char *toast)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr(GError) error = NULL;

  if (!trellis_store_share (self->store, sharing, &error))
    {
      trellis_log_failure ("A match cannot be shared", error);
      if (self->match == NULL)
        show_trouble (self, _("Not Shared Yet"),
                      _("The match is in your journal now, but where it is shared could not be "
                        "written there. Join it once more to get what is shared."));
      else
        show_trouble (self, _("Not Shared"),
                      _("Where it is shared could not be written to the journal. Nothing was "
                        "changed."));
      return;
    }
  sync_match (self, sharing->match);
  trellis_undo_tell (window, toast);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
stop_cb (TrellisShareDialog *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr(GError) error = NULL;

  if (trellis_stop_sharing (window, self->store, get_uid (self), &error))
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  trellis_log_failure ("Sharing cannot be stopped", error);
  show_trouble (self, _("Still Shared"),
                _("This could not be written to the journal. The match is still shared."));
}

static void
look_cb (TrellisShareDialog *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char *match = g_strdup (get_uid (self));

  adw_dialog_close (ADW_DIALOG (self));
  gtk_widget_activate_action (window, "sharing.look", "s", match);
}

static void
invite_cb (TrellisShareDialog *self)
{
  g_autoptr(TrellisSharing) sharing = trellis_store_dup_sharing (self->store, get_uid (self));

  if (sharing != NULL)
    trellis_partner_invitation_mail (GTK_WIDGET (self->invite_row), self->store, self->match, sharing);
}

static void
recent_cb (TrellisShareDialog *self)
{
  TrellisSyncSession *session = trellis_sharer_get_session (self->sharer);

  trellis_recent_syncs_page_set_status (self->recent_page, trellis_sync_session_get_status (session, get_uid (self)));
  adw_navigation_view_push_by_tag (self->navigation_view, "recent");
}

static void
back_cb (TrellisShareDialog *self)
{
  adw_navigation_view_pop (self->navigation_view);
}

/* Back, by whatever key or button. */
static void
popped_cb (TrellisShareDialog *self, AdwNavigationPage *page)
{
  if (page == self->look_page)
    renew_cancellable (self);
  else if (g_strcmp0 (adw_navigation_page_get_tag (page), "calendar") == 0)
    trellis_calendar_picker_reset (self->picker);
}

/* What became of the match of the card, which could not be joined: one that is here already is told to be
 * unsaved also by the window. */
static const char *
describe_failure (TrellisShareDialog *self)
{
  g_autoptr(TrellisMatch) match =
    trellis_store_get (self->store, TRELLIS_TYPE_MATCH, self->card->match);

  return match != NULL ? _("The match is here now, but could not be written to the journal yet, and is "
                           "not shared. Join it once more when it is saved.")
                       : _("The match could not be written to the journal. Nothing was changed.");
}

/* Who has joined sees what is there. @own is the match that becomes the shared one, or NULL. */
static void
join (TrellisShareDialog *self, TrellisMatch *own)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr(TrellisMatch) known =
    trellis_store_get (self->store, TRELLIS_TYPE_MATCH, self->card->match);
  g_autoptr(TrellisMatch) match = NULL;
  g_autoptr(GError) error = NULL;

  match = known != NULL ? g_object_ref (known)
                        : trellis_sync_card_join (self->card, self->store, self->role, own, &error);
  if (match == NULL || !trellis_store_flush (self->store, &error))
    {
      trellis_log_failure ("A match cannot be joined", error);
      show_trouble (self, _("Not Joined"), describe_failure (self));
      return;
    }
  g_set_str (&self->place->match, trellis_record_get_uid (TRELLIS_RECORD (match)));
  share (self, self->place, _("Joined. What is shared comes in now."));
  gtk_widget_activate_action (window, "record.open", "(ss)", "match",
                              trellis_record_get_uid (TRELLIS_RECORD (match)));
}

static void
match_chosen_cb (TrellisShareDialog *self, TrellisMatch *own)
{
  join (self, own);
}

static void
role_chosen_cb (TrellisShareDialog *self, TrellisRole role)
{
  self->role = role;
  if (trellis_join_match_page_list (self->match_page, self->store, role) > 0)
    show (self, "which", GTK_WIDGET (self->match_page));
  else
    join (self, NULL);
}

/* A match that is here already knows who the person is in it. */
static void
ask_who (TrellisShareDialog *self)
{
  g_autoptr(TrellisMatch) known =
    trellis_store_get (self->store, TRELLIS_TYPE_MATCH, self->card->match);

  if (known != NULL)
    {
      join (self, NULL);
      return;
    }
  trellis_join_role_page_set_card (self->role_page, self->card);
  show (self, "who", GTK_WIDGET (self->role_page));
}

/* That @card is of another match than the one that is to be shared. */
static void
refuse (TrellisShareDialog *self, const TrellisSyncCard *card)
{
  g_autofree char *mentee = trellis_sync_words_role (card->mentee, TRELLIS_ROLE_MENTEE);
  g_autofree char *mentor = trellis_sync_words_role (card->mentor, TRELLIS_ROLE_MENTOR);
  g_autofree char *words = g_strdup_printf (
    /* Translators: whose match it is: two times a name and role, "Ann (mentor)", or the role alone. */
    _("Another match is shared there: %s, %s. Each match needs a place of its own: choose another one. If "
      "this is the match that your partner shares, join it from New Match instead."),
      mentee, mentor);

  show_trouble (self, _("Another Match Is There"), words);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(TrellisShareDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(TrellisSyncCard) card =
    trellis_card_look_finish (TRELLIS_SYNC_CONNECTOR (source), result, &error);
  const gboolean is_joining = self->match == NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL && !g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_NOT_FOUND))
    show_trouble (self, is_joining ? _("Not Joined") : _("Not Shared"), trellis_sync_error_to_words_asked (error));
  else if (is_joining && card == NULL)
    show_trouble (self, _("No Match Found"),
                  _("No match is shared there yet. Ask your partner to share it first."));
  else if (is_joining)
    {
      g_clear_pointer (&self->card, trellis_sync_card_free);
      self->card = g_steal_pointer (&card);
      ask_who (self);
    }
  else if (card != NULL && !g_str_equal (card->match, get_uid (self)))
    refuse (self, card);
  else
    share (self, self->place, _("Shared. It is being brought there now."));
}

/* What a calendar or a folder for the match would be called. Transfer full. */
static char *
make_calendar_name (TrellisShareDialog *self)
{
  g_autoptr(TrellisPerson) partner = trellis_store_get_partner (self->store, self->match);
  const char *name = partner != NULL ? trellis_person_get_name (partner) : NULL;

  /* Translators: the name of a calendar; %s is the partner. */
  return name != NULL ? g_strdup_printf (_("Mentoring: %s"), name) : g_strdup (_("Mentoring"));
}

/* What tells other programs of an empty folder, and this one that it is still the same. */
static void
name_folder (TrellisShareDialog *self, const char *path)
{
  g_autoptr(TrellisTransport) folder = trellis_folder_transport_new (path);
  g_autofree char *name = make_calendar_name (self);
  g_autoptr(GError) error = NULL;

  if (!trellis_folder_transport_give_name (TRELLIS_FOLDER_TRANSPORT (folder), name, &error))
    trellis_log_failure ("A folder cannot be given a name", error);
}

/* Takes @place (transfer full): looks whether a match is there, to be joined or not to be mixed up with
 * the one that is to be shared. */
static void
take_place (TrellisShareDialog *self, TrellisSharing *place, const TrellisAccount *account)
{
  g_clear_pointer (&self->place, trellis_sharing_free);
  self->place = place;
  if (self->match != NULL && place->is_own)
    {
      if (place->kind == TRELLIS_SHARING_KIND_FOLDER)
        name_folder (self, place->address);
      share (self, place, _("Shared. It is being brought there now."));
      return;
    }

  renew_cancellable (self);
  show (self, "look", self->cancel_button);
  trellis_card_look_async (trellis_sharer_get_connector (self->sharer), place, account,
                           self->cancellable, looked_cb, g_object_ref (self));
}

static const char *
get_match_or_none (TrellisShareDialog *self)
{
  return self->match != NULL ? get_uid (self) : "";
}

static void
picked_cb (TrellisShareDialog *self)
{
  const TrellisAccount *account = trellis_calendar_picker_get_account (self->picker);
  TrellisSharing *place;
  g_autoptr(GError) error = NULL;

  if (!trellis_calendar_picker_keep_account (self->picker, &error))
    {
      trellis_log_failure ("An account cannot be kept", error);
      show_trouble (self, _("Not Shared"),
                    _("The account could not be written to the journal. Nothing was changed."));
      return;
    }
  place = trellis_sharing_new (get_match_or_none (self), TRELLIS_SHARING_KIND_CALENDAR,
                               trellis_calendar_picker_get_address (self->picker));
  place->account = g_strdup (account->uid);
  place->is_own = trellis_calendar_picker_is_new (self->picker);
  take_place (self, place, account);
}

static void
calendar_cb (TrellisShareDialog *self)
{
  adw_navigation_view_push_by_tag (self->navigation_view, "calendar");
  trellis_calendar_picker_start (self->picker);
}

static gboolean
is_empty_folder (const char *path)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);

  return folder != NULL && g_dir_read_name (folder) == NULL;
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(TrellisShareDialog) self = data;
  g_autoptr(GFile) folder =
    gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;
  TrellisSharing *place;

  if (path == NULL)
    return;
  place = trellis_sharing_new (get_match_or_none (self), TRELLIS_SHARING_KIND_FOLDER, path);
  place->is_own = is_empty_folder (path);
  take_place (self, place, NULL);
}

static void
folder_cb (TrellisShareDialog *self)
{
  g_autoptr(GtkFileDialog) chooser = gtk_file_dialog_new ();

  renew_cancellable (self);
  gtk_file_dialog_set_title (chooser, self->match != NULL ? _("Folder to Share In")
                                                          : _("Folder That Is Shared"));
  gtk_file_dialog_select_folder (chooser, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                 self->cancellable, folder_chosen_cb, g_object_ref (self));
}

/* Where nothing else takes the focus, GTK 4.18 would keep for good what has it. */
static void
trellis_share_dialog_closed (AdwDialog *dialog)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (dialog)) != NULL)
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (dialog)), NULL);
}

/* What runs holds the dialog: nobody waits for it any more. */
static void
trellis_share_dialog_unroot (GtkWidget *widget)
{
  TrellisShareDialog *self = TRELLIS_SHARE_DIALOG (widget);

  g_cancellable_cancel (self->cancellable);
  GTK_WIDGET_CLASS (trellis_share_dialog_parent_class)->unroot (widget);
}

static void
trellis_share_dialog_dispose (GObject *object)
{
  TrellisShareDialog *self = TRELLIS_SHARE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_SHARE_DIALOG);
  g_clear_object (&self->sharer);
  g_clear_object (&self->match);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_share_dialog_parent_class)->dispose (object);
}

static void
trellis_share_dialog_finalize (GObject *object)
{
  TrellisShareDialog *self = TRELLIS_SHARE_DIALOG (object);

  g_clear_pointer (&self->place, trellis_sharing_free);
  g_clear_pointer (&self->card, trellis_sync_card_free);

  G_OBJECT_CLASS (trellis_share_dialog_parent_class)->finalize (object);
}

static void
trellis_share_dialog_class_init (TrellisShareDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_share_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = trellis_share_dialog_finalize;
  widget_class->unroot = trellis_share_dialog_unroot;
  ADW_DIALOG_CLASS (klass)->closed = trellis_share_dialog_closed;

  g_type_ensure (TRELLIS_TYPE_CALENDAR_PICKER);
  g_type_ensure (TRELLIS_TYPE_JOIN_MATCH_PAGE);
  g_type_ensure (TRELLIS_TYPE_JOIN_ROLE_PAGE);
  g_type_ensure (TRELLIS_TYPE_RECENT_SYNCS_PAGE);
  g_type_ensure (TRELLIS_TYPE_STATUS_BIN);
  g_type_ensure (TRELLIS_TYPE_SYNC_LINE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/sharing/trellis-share-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisShareDialog, navigation_view);
  gtk_widget_class_bind_template_child (widget_class, TrellisShareDialog, choice_page);
  gtk_widget_class_bind_template_child (widget_class, TrellisShareDialog, shared_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisShareDialog, place_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisShareDialog, place_image);
  gtk_widget_class_bind_template_child (widget_class, TrellisShareDialog, sync_line);
  gtk_widget_class_bind_template_child (widget_class, TrellisShareDialog, invite_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisShareDialog, recent_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisShareDialog, stop_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisShareDialog, choice_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisShareDialog, calendar_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisShareDialog, picker);
  gtk_widget_class_bind_template_child (widget_class, TrellisShareDialog, recent_page);
  gtk_widget_class_bind_template_child (widget_class, TrellisShareDialog, look_page);
  gtk_widget_class_bind_template_child (widget_class, TrellisShareDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisShareDialog, role_page);
  gtk_widget_class_bind_template_child (widget_class, TrellisShareDialog, match_page);
  gtk_widget_class_bind_template_child (widget_class, TrellisShareDialog, trouble_page);
  gtk_widget_class_bind_template_child (widget_class, TrellisShareDialog, trouble_status);
  gtk_widget_class_bind_template_child (widget_class, TrellisShareDialog, back_button);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, calendar_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, role_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, match_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_bind_template_callback (widget_class, invite_cb);
  gtk_widget_class_bind_template_callback (widget_class, recent_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, popped_cb);
}

static void
trellis_share_dialog_init (TrellisShareDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_wrapped_title_make_all (GTK_WIDGET (self));
  trellis_wrapped_button_make (GTK_BUTTON (self->back_button));
}

/* @match may be NULL: then one is joined. */
AdwDialog *
trellis_share_dialog_new (TrellisStore *store, TrellisMatch *match, TrellisSharer *sharer)
{
  TrellisShareDialog *self = g_object_new (TRELLIS_TYPE_SHARE_DIALOG, NULL);
  g_autofree char *name = NULL;
  const char *title;

  self->store = g_object_ref (store);
  self->sharer = g_object_ref (sharer);
  g_set_object (&self->match, match);
  name = match != NULL ? make_calendar_name (self) : NULL;
  trellis_calendar_picker_set_up (self->picker, store, sharer, name);

  title = match != NULL ? _("Sharing") : _("Join a Shared Match");
  adw_dialog_set_title (ADW_DIALOG (self), title);
  adw_navigation_page_set_title (self->choice_page, title);
  adw_preferences_group_set_title (self->choice_group, match != NULL ? _("Share With the Partner")
                                                                     : _("Where It Is Shared"));
  adw_preferences_group_set_description (
    self->choice_group,
    match != NULL
    ? _("The agreement, meetings, and what is marked as shared are kept in step. Private notes, "
          "private points, and feedback never leave this computer.")
    : _("Your partner’s match and all that is shared of it come to this computer."));
  if (match != NULL)
    trellis_sync_line_set_match (self->sync_line, get_uid (self));
  g_signal_connect_object (store, "sharing-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  if (gtk_widget_get_visible (GTK_WIDGET (self->choice_group)))
    adw_dialog_set_focus (ADW_DIALOG (self), self->calendar_row);
  return ADW_DIALOG (self);
}
