/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-calendar-picker.h"

#include "trellis-account-finder.h"
#include "trellis-account-group.h"
#include "trellis-connection-trouble.h"
#include "trellis-entry-row.h"
#include "trellis-entry-title.h"
#include "trellis-sign-in-dialog.h"
#include "trellis-sync-state-words.h"
#include "trellis-sync-words.h"
#include "trellis-wrapped-button.h"

#include <glib/gi18n.h>
#include <string.h>

struct _TrellisCalendarPicker
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisSharer *sharer;
  char *new_name;  /* NULL: no calendar is made */
  GPtrArray *rows; /* of calendars; unowned */

  TrellisAccount *account; /* what is known of it so far; NULL before one was chosen */
  gboolean is_known;       /* is in the journal already */
  TrellisSignIn *sign_in;
  TrellisFoundAccount *found;
  GCancellable *cancellable; /* of what runs */
  char *address;             /* of the calendar that was picked */
  gboolean is_new;

  GtkStack *stack;
  TrellisAccountGroup *known_group;
  GtkEditable *address_row;
  GtkEditable *user_row;
  GtkEditable *password_row;
  AdwSwitchRow *remember_row;
  GtkLabel *hint_label;
  GtkWidget *look_button;
  AdwStatusPage *busy_page;
  GtkWidget *cancel_button;
  TrellisConnectionTrouble *trouble;
  GtkWidget *new_group;
  GtkEditable *name_row;
  GtkWidget *make_button;
  AdwPreferencesGroup *calendars_group;
};

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisCalendarPicker, trellis_calendar_picker, ADW_TYPE_BIN)

static void
show (TrellisCalendarPicker *self, const char *page)
{
  gtk_stack_set_visible_child_name (self->stack, page);
}

/* What runs now is no longer of interest. */
static void
renew_cancellable (TrellisCalendarPicker *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
}

static void
show_trouble (TrellisCalendarPicker *self, const GError *error)
{
  trellis_connection_trouble_set_error (self->trouble, error);
  show (self, "trouble");
  gtk_widget_grab_focus (GTK_WIDGET (self->trouble));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), trellis_sync_error_to_words_asked (error),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* @words say what is waited for, until the next page is shown. */
static void
show_busy (TrellisCalendarPicker *self, const char *words)
{
  adw_status_page_set_title (self->busy_page, words);
  show (self, "busy");
  gtk_widget_grab_focus (self->cancel_button);
}

static void
pick (TrellisCalendarPicker *self, const char *address, gboolean is_new)
{
  g_set_str (&self->address, address);
  self->is_new = is_new;
  g_signal_emit (self, signals[PICKED], 0);
}

static void
row_activated_cb (TrellisCalendarPicker *self, AdwActionRow *row)
{
  const TrellisFoundCalendar *calendar = g_object_get_data (G_OBJECT (row), "calendar");

  pick (self, calendar->address, FALSE);
}

static GtkWidget *
create_row (TrellisCalendarPicker *self, TrellisFoundCalendar *calendar)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", calendar->name, "use-markup", FALSE,
                                 "activatable", TRUE, NULL);
  g_autofree char *kinds = trellis_sync_words_kinds (calendar->kinds);

  if (!calendar->may_write)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("May be read, but not written"));
  else if (kinds != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), kinds);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_widget_set_sensitive (row, calendar->may_write || self->new_name == NULL);
  g_object_set_data (G_OBJECT (row), "calendar", calendar);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
show_calendars (TrellisCalendarPicker *self)
{
  const gboolean may_make = self->found->home != NULL && self->new_name != NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->calendars_group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->found->calendars->len; i++)
    {
      GtkWidget *row = create_row (self, self->found->calendars->pdata[i]);

      adw_preferences_group_add (self->calendars_group, row);
      g_ptr_array_add (self->rows, row);
    }

  adw_preferences_group_set_description (self->calendars_group,
                                         self->rows->len == 0 ? _("There are no calendars yet.") : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->calendars_group), self->rows->len > 0 || !may_make);
  gtk_widget_set_visible (self->new_group, may_make);
  if (may_make)
    gtk_editable_set_text (self->name_row, self->new_name);
  show (self, "calendars");
  if (may_make)
    gtk_widget_grab_focus (self->make_button);
  else if (self->rows->len > 0)
    gtk_widget_grab_focus (self->rows->pdata[0]);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(TrellisCalendarPicker) self = data;
  g_autoptr(GError) error = NULL;
  TrellisFoundAccount *found =
    trellis_account_find_finish (TRELLIS_SYNC_CONNECTOR (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (found == NULL)
    {
      show_trouble (self, error);
      return;
    }

  g_clear_pointer (&self->found, trellis_found_account_free);
  self->found = found;
  if (!self->is_known)
    g_set_str (&self->account->address, found->server);
  trellis_sign_in_keep (self->sign_in, found, self->account);
  show_calendars (self);
}

static void
find (TrellisCalendarPicker *self)
{
  renew_cancellable (self);
  show_busy (self, _("Looking for Calendars…"));
  trellis_account_find_async (trellis_sharer_get_connector (self->sharer), self->sign_in,
                              self->cancellable, found_cb, g_object_ref (self));
}

static void
take_account (TrellisCalendarPicker *self, TrellisAccount *account, gboolean is_known)
{
  g_clear_pointer (&self->account, trellis_account_free);
  g_clear_pointer (&self->sign_in, trellis_sign_in_free);
  self->account = account;
  self->is_known = is_known;
  self->sign_in = trellis_sign_in_new (account);
}

/* Who has set it up has agreed to where its calendars are. */
static void
known_chosen_cb (TrellisCalendarPicker *self)
{
  take_account (self, trellis_account_copy (trellis_account_group_get_chosen (self->known_group)), TRUE);
  find (self);
}

/* The row that had the focus is gone. */
static void
known_forgotten_cb (TrellisCalendarPicker *self)
{
  trellis_calendar_picker_start (self);
}

static char *
dup_text (GtkEditable *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (row)));
}

/* An address of mail is mostly the user name too. */
static char *
dup_user (TrellisCalendarPicker *self)
{
  g_autofree char *user = dup_text (self->user_row);
  g_autofree char *address = dup_text (self->address_row);

  if (*user == '\0' && strchr (address, '@') != NULL && strchr (address, '/') == NULL)
    return g_steal_pointer (&address);
  return g_steal_pointer (&user);
}

/* The same account again is not a second one. */
static TrellisAccount *
find_same (TrellisCalendarPicker *self, const char *address, const char *user)
{
  g_autoptr(GPtrArray) accounts = trellis_store_list_accounts (self->store);

  for (guint i = 0; i < accounts->len; i++)
    {
      const TrellisAccount *account = accounts->pdata[i];

      if (g_str_equal (account->address, address) && g_str_equal (account->user, user))
        return trellis_account_copy (account);
    }
  return NULL;
}

static void
look_cb (TrellisCalendarPicker *self)
{
  g_autofree char *address = dup_text (self->address_row);
  g_autofree char *user = dup_user (self);
  const char *password = gtk_editable_get_text (self->password_row);
  TrellisAccount *account;

  if (!gtk_widget_get_sensitive (self->look_button))
    return;
  account = find_same (self, address, user);
  if (account != NULL)
    take_account (self, account, TRUE);
  else
    take_account (self, trellis_account_new (address, user), FALSE);
  trellis_sync_connector_set_password (trellis_sharer_get_connector (self->sharer),
                                       self->account->uid, password);
  find (self);
}

static void
form_changed_cb (TrellisCalendarPicker *self)
{
  g_autofree char *address = dup_text (self->address_row);
  g_autofree char *user = dup_user (self);
  const char *hint = trellis_sync_words_hint (address);

  if (hint == NULL)
    hint = trellis_sync_words_hint (user);
  gtk_label_set_label (self->hint_label, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), hint != NULL);
  gtk_widget_set_sensitive (self->look_button,
                            *address != '\0' && *user != '\0' &&
                              *gtk_editable_get_text (self->password_row) != '\0');
}

static void
agreed_cb (TrellisCalendarPicker *self)
{
  trellis_connection_trouble_agree (self->trouble, self->sign_in);
  find (self);
}

static void
back_cb (TrellisCalendarPicker *self)
{
  const gboolean is_refused =
    g_error_matches (trellis_connection_trouble_get_error (self->trouble), TRELLIS_SYNC_ERROR,
                     TRELLIS_SYNC_ERROR_SIGN_IN);

  /* The password of an account that is known is what has to be typed anew. */
  if (self->account != NULL && self->is_known)
    {
      gtk_editable_set_text (self->address_row, self->account->address);
      gtk_editable_set_text (self->user_row, self->account->user);
    }
  show (self, "account");
  gtk_widget_grab_focus (GTK_WIDGET (is_refused ? self->password_row : self->address_row));
}

static void
cancel_cb (TrellisCalendarPicker *self)
{
  trellis_calendar_picker_reset (self);
  trellis_calendar_picker_start (self);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(TrellisCalendarPicker) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(TrellisFoundCalendar) made =
    trellis_account_make_calendar_finish (TRELLIS_SYNC_CONNECTOR (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (made == NULL)
    show_trouble (self, error);
  else
    pick (self, made->address, TRUE);
}

static void
make_cb (TrellisCalendarPicker *self)
{
  g_autofree char *name = dup_text (self->name_row);

  if (*name == '\0')
    return;
  renew_cancellable (self);
  show_busy (self, _("Creating the Calendar…"));
  trellis_account_make_calendar_async (trellis_sharer_get_connector (self->sharer), self->sign_in,
                                       self->found->home, name, self->cancellable, made_cb,
                                       g_object_ref (self));
}

static void
name_changed_cb (TrellisCalendarPicker *self)
{
  g_autofree char *name = dup_text (self->name_row);

  gtk_widget_set_sensitive (self->make_button, *name != '\0');
}

/* What runs holds the picker: nobody waits for it any more. */
static void
trellis_calendar_picker_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (TRELLIS_CALENDAR_PICKER (widget)->cancellable);
  GTK_WIDGET_CLASS (trellis_calendar_picker_parent_class)->unroot (widget);
}

static void
trellis_calendar_picker_dispose (GObject *object)
{
  TrellisCalendarPicker *self = TRELLIS_CALENDAR_PICKER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  adw_bin_set_child (ADW_BIN (self), NULL); /* or both this and the template would take it out */
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_CALENDAR_PICKER);
  g_clear_object (&self->sharer);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_calendar_picker_parent_class)->dispose (object);
}

static void
trellis_calendar_picker_finalize (GObject *object)
{
  TrellisCalendarPicker *self = TRELLIS_CALENDAR_PICKER (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->account, trellis_account_free);
  g_clear_pointer (&self->sign_in, trellis_sign_in_free);
  g_clear_pointer (&self->found, trellis_found_account_free);
  g_free (self->new_name);
  g_free (self->address);

  G_OBJECT_CLASS (trellis_calendar_picker_parent_class)->finalize (object);
}

static void
trellis_calendar_picker_class_init (TrellisCalendarPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_calendar_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = trellis_calendar_picker_finalize;
  widget_class->unroot = trellis_calendar_picker_unroot;

  signals[PICKED] = g_signal_new ("picked", TRELLIS_TYPE_CALENDAR_PICKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TRELLIS_TYPE_ACCOUNT_GROUP);
  g_type_ensure (TRELLIS_TYPE_CONNECTION_TROUBLE);
  g_type_ensure (TRELLIS_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/sharing/account/trellis-calendar-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisCalendarPicker, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisCalendarPicker, known_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisCalendarPicker, address_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisCalendarPicker, user_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisCalendarPicker, password_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisCalendarPicker, remember_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisCalendarPicker, hint_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisCalendarPicker, look_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisCalendarPicker, busy_page);
  gtk_widget_class_bind_template_child (widget_class, TrellisCalendarPicker, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisCalendarPicker, trouble);
  gtk_widget_class_bind_template_child (widget_class, TrellisCalendarPicker, new_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisCalendarPicker, name_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisCalendarPicker, make_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisCalendarPicker, calendars_group);
  gtk_widget_class_bind_template_callback (widget_class, known_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, known_forgotten_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_bind_template_callback (widget_class, agreed_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, make_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
}

static void
trellis_calendar_picker_init (TrellisCalendarPicker *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_wrapped_button_make (GTK_BUTTON (self->look_button));
  trellis_entry_title_wrap (ADW_ENTRY_ROW (self->password_row));
}

/* @new_name: what a calendar for the match would be called; NULL where none is to be made. */
void
trellis_calendar_picker_set_up (TrellisCalendarPicker *self, TrellisStore *store, TrellisSharer *sharer,
                                const char *new_name)
{
  g_return_if_fail (TRELLIS_IS_CALENDAR_PICKER (self));

  self->store = g_object_ref (store);
  self->sharer = g_object_ref (sharer);
  self->new_name = g_strdup (new_name);
  trellis_account_group_set_up (self->known_group, store, sharer);
}

/* Goes back to where accounts are chosen, and ends what runs. */
void
trellis_calendar_picker_reset (TrellisCalendarPicker *self)
{
  g_return_if_fail (TRELLIS_IS_CALENDAR_PICKER (self));

  renew_cancellable (self);
  show (self, "account");
}

/* Puts the focus where an account is chosen, once that is in view. */
void
trellis_calendar_picker_start (TrellisCalendarPicker *self)
{
  g_return_if_fail (TRELLIS_IS_CALENDAR_PICKER (self));

  if (!gtk_widget_child_focus (GTK_WIDGET (self->known_group), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (GTK_WIDGET (self->address_row));
}

const TrellisAccount *
trellis_calendar_picker_get_account (TrellisCalendarPicker *self)
{
  return self->account;
}

const char *
trellis_calendar_picker_get_address (TrellisCalendarPicker *self)
{
  return self->address;
}

/* Whether the calendar was just made, and so has nothing in it. */
gboolean
trellis_calendar_picker_is_new (TrellisCalendarPicker *self)
{
  return self->is_new;
}

/* Writes the account to the journal and, where that is wanted, its password to the keyring. */
gboolean
trellis_calendar_picker_keep_account (TrellisCalendarPicker *self, GError **error)
{
  GtkWidget *window;

  g_return_val_if_fail (TRELLIS_IS_CALENDAR_PICKER (self), FALSE);

  if (!trellis_store_save_account (self->store, self->account, error))
    return FALSE;
  window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  if (*gtk_editable_get_text (self->password_row) != '\0' &&
      adw_switch_row_get_active (self->remember_row))
    trellis_sign_in_keep_password (window, self->sharer, self->account->uid, self->account->user);
  return TRUE;
}
