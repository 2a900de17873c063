/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-desktop-page.h"

#include "trellis-background.h"
#include "trellis-reminder.h"
#include "trellis-wrapped-title.h"

#include <glib/gi18n.h>

#define REMINDERS "reminders"
#define TOPICS "reminder-topics"
#define BACKGROUND "background"

struct _TrellisDesktopPage
{
  AdwPreferencesPage parent_instance;

  GSettings *settings;

  AdwSwitchRow *reminders_row;
  AdwActionRow *background_row;
  AdwSwitchRow *meetings_row;
  AdwSwitchRow *agenda_row;
  AdwSwitchRow *after_row;
  AdwSwitchRow *actions_row;
  AdwSwitchRow *agreement_row;
  AdwSwitchRow *contact_row;
  AdwSwitchRow *texts_row;
};

G_DEFINE_FINAL_TYPE (TrellisDesktopPage, trellis_desktop_page, ADW_TYPE_PREFERENCES_PAGE)

static const char *
get_background_words (TrellisBackground background)
{
  switch (background)
    {
    case TRELLIS_BACKGROUND_REFUSED:
      return _("The system does not let Trellis run without its window, so reminders arrive only while it "
               "is open. The settings of the system can change that; then turn reminders off and on again.");
    case TRELLIS_BACKGROUND_SESSION:
      return _("Trellis waits for the next reminder, which takes some memory, until the session ends. After "
               "that, it has to be started once.");
    case TRELLIS_BACKGROUND_ALWAYS:
      return _("Trellis starts with the session and waits for the next reminder, which takes some memory. "
               "With nothing ahead, it ends.");
    case TRELLIS_BACKGROUND_UNKNOWN:
    default:
      return _("The system is being asked…");
    }
}

static void
background_changed_cb (TrellisDesktopPage *self)
{
  adw_action_row_set_subtitle (
    self->background_row,
    get_background_words ((TrellisBackground) g_settings_get_enum (self->settings, BACKGROUND)));
}

static TrellisReminderTopics
get_topic (AdwSwitchRow *row)
{
  return (TrellisReminderTopics) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), TOPICS));
}

static void
topic_switched_cb (TrellisDesktopPage *self, GParamSpec *pspec, AdwSwitchRow *row)
{
  const guint topics = g_settings_get_flags (self->settings, TOPICS);
  const guint topic = get_topic (row);

  g_settings_set_flags (self->settings, TOPICS,
                        adw_switch_row_get_active (row) ? topics | topic : topics & ~topic);
}

static void
add_topic (TrellisDesktopPage *self, AdwSwitchRow *row, TrellisReminderTopics topic)
{
  adw_switch_row_set_active (row, (g_settings_get_flags (self->settings, TOPICS) & topic) != 0);
  g_object_set_data (G_OBJECT (row), TOPICS, GUINT_TO_POINTER (topic));
  g_signal_connect_object (row, "notify::active", G_CALLBACK (topic_switched_cb), self, G_CONNECT_SWAPPED);
}

static void
trellis_desktop_page_dispose (GObject *object)
{
  TrellisDesktopPage *self = TRELLIS_DESKTOP_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_DESKTOP_PAGE);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (trellis_desktop_page_parent_class)->dispose (object);
}

static void
trellis_desktop_page_class_init (TrellisDesktopPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_desktop_page_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/preferences/trellis-desktop-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisDesktopPage, reminders_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisDesktopPage, background_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisDesktopPage, meetings_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisDesktopPage, agenda_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisDesktopPage, after_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisDesktopPage, actions_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisDesktopPage, agreement_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisDesktopPage, contact_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisDesktopPage, texts_row);
}

static void
trellis_desktop_page_init (TrellisDesktopPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_wrapped_title_make_all (GTK_WIDGET (self));
}

AdwPreferencesPage *
trellis_desktop_page_new (GSettings *settings)
{
  TrellisDesktopPage *self = g_object_new (TRELLIS_TYPE_DESKTOP_PAGE, NULL);

  self->settings = g_object_ref (settings);
  g_settings_bind (settings, REMINDERS, self->reminders_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "search-texts", self->texts_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (settings, "changed::" BACKGROUND, G_CALLBACK (background_changed_cb), self,
                           G_CONNECT_SWAPPED);
  background_changed_cb (self);
  add_topic (self, self->meetings_row, TRELLIS_REMINDER_TOPIC_MEETINGS);
  add_topic (self, self->agenda_row, TRELLIS_REMINDER_TOPIC_AGENDA);
  add_topic (self, self->after_row, TRELLIS_REMINDER_TOPIC_AFTER);
  add_topic (self, self->actions_row, TRELLIS_REMINDER_TOPIC_ACTIONS);
  add_topic (self, self->agreement_row, TRELLIS_REMINDER_TOPIC_AGREEMENT);
  add_topic (self, self->contact_row, TRELLIS_REMINDER_TOPIC_CONTACT);
  return ADW_PREFERENCES_PAGE (self);
}
