/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-date-popover.h"

#include "trellis-date-words.h"
#include "trellis-time.h"
#include "trellis-typed-time.h"


struct _TrellisDatePopover
{
  GtkPopover parent_instance;

  char *day;
  guint pick_source;
  gboolean typed; /* and not taken yet */

  GtkEditable *entry;
  GtkCalendar *calendar;
};

typedef enum
{
  PROP_DAY = 1,
} TrellisDatePopoverProperty;

static GParamSpec *props[PROP_DAY + 1];

G_DEFINE_FINAL_TYPE (TrellisDatePopover, trellis_date_popover, GTK_TYPE_POPOVER)

static void
set_valid (TrellisDatePopover *self, gboolean valid)
{
  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
}

static void
set_day (TrellisDatePopover *self, const char *day)
{
  GDate date;

  if (!trellis_day_parse (day, &date))
    day = NULL;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "day.clear", day != NULL);
  if (g_set_str (&self->day, day))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DAY]);
}

static void
choose (TrellisDatePopover *self, const char *day)
{
  g_clear_handle_id (&self->pick_source, g_source_remove);
  self->typed = FALSE;
  set_day (self, day);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
show_day (TrellisDatePopover *self, GDateTime *day)
{
#if GTK_CHECK_VERSION(4, 20, 0)
  g_object_set (self->calendar, "date", day, NULL);
#else
  gtk_calendar_select_day (self->calendar, day);
#endif
}

/* Fills the calendar and the entry from the day. */
static void
show_cb (TrellisDatePopover *self)
{
  g_autofree char *today = trellis_day_today ();
  g_autoptr(GDateTime) shown = NULL;
  g_autofree char *text = NULL;
  g_autofree char *example = NULL;
  GDate date;

  if (trellis_day_parse (self->day, &date))
    text = trellis_typed_day_write (&date);
  else
    trellis_day_parse (today, &date);

  shown = g_date_time_new_local (g_date_get_year (&date), g_date_get_month (&date),
                                 g_date_get_day (&date), 12, 0, 0);
  show_day (self, shown);
  gtk_editable_set_text (self->entry, text != NULL ? text : "");
  self->typed = FALSE;

  trellis_day_parse (today, &date);
  example = trellis_typed_day_write (&date);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), example);
  gtk_widget_grab_focus (GTK_WIDGET (self->calendar));
}

/* Whether what stands in the entry is a day, or none. */
static gboolean
take_typed (TrellisDatePopover *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  g_autofree char *day = NULL;
  GDate date;

  if (*text != '\0' && !trellis_typed_day (text, &date))
    return FALSE;

  if (*text != '\0')
    day = trellis_day_format (&date);
  choose (self, day);
  return TRUE;
}

static void
entry_activate_cb (TrellisDatePopover *self)
{
  if (!take_typed (self))
    set_valid (self, FALSE);
}

static void
entry_changed_cb (TrellisDatePopover *self)
{
  self->typed = TRUE;
  set_valid (self, TRUE);
}

/* Who types a day and clicks elsewhere means it; who presses Escape does not. */
static void
closed_cb (TrellisDatePopover *self)
{
  if (self->typed)
    take_typed (self);
}

static gboolean
key_pressed_cb (TrellisDatePopover *self, guint key, guint code, GdkModifierType state)
{
  if (key == GDK_KEY_Escape)
    self->typed = FALSE;
  return GDK_EVENT_PROPAGATE;
}

/* Who begins to type a day need not look for the entry first. */
static gboolean
begin_typing (TrellisDatePopover *self, guint key)
{
  const gunichar letter = gdk_keyval_to_unicode (key);
  char text[8] = "";

  if (!g_unichar_isdigit (letter))
    return GDK_EVENT_PROPAGATE;

  g_unichar_to_utf8 (letter, text);
  gtk_editable_set_text (self->entry, text);
  gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->entry));
  gtk_editable_set_position (self->entry, -1);
  return GDK_EVENT_STOP;
}

static gboolean
pick_cb (gpointer data)
{
  TrellisDatePopover *self = data;
  g_autoptr(GDateTime) date = gtk_calendar_get_date (self->calendar);
  g_autofree char *day = g_date_time_format (date, "%Y-%m-%d");

  self->pick_source = 0;
  choose (self, day);
  return G_SOURCE_REMOVE;
}

/* After the calendar's own handlers. Its signals do not tell a picked day from a turned page, and say
 * nothing when the selected day is picked. */
static void
pick_soon (TrellisDatePopover *self)
{
  if (self->pick_source == 0)
    self->pick_source = g_idle_add (pick_cb, self);
}

static void
calendar_released_cb (TrellisDatePopover *self, int n_press, double x, double y)
{
  GtkWidget *target =
    gtk_widget_pick (GTK_WIDGET (self->calendar), x, y, GTK_PICK_DEFAULT);

  if (target != NULL && gtk_widget_has_css_class (target, "day-number"))
    pick_soon (self);
}

/* Says the day under the cursor, which the calendar itself keeps from a screen reader. */
static void
announce (TrellisDatePopover *self)
{
  g_autoptr(GDateTime) date = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = trellis_date_words (date, TRELLIS_DATE_WORDS_FULL);

  gtk_accessible_announce (GTK_ACCESSIBLE (self->calendar), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
move (TrellisDatePopover *self, int days, int months)
{
  g_autoptr(GDateTime) date = gtk_calendar_get_date (self->calendar);
  g_autoptr(GDateTime) moved = g_date_time_add_full (date, 0, months, days, 0, 0, 0);

  if (moved != NULL)
    show_day (self, moved);
  announce (self);
}

/* The calendar's own keys move a cursor that starts in a corner, not on the day. */
static gboolean
calendar_key_pressed_cb (TrellisDatePopover *self, guint key, guint code,
                         GdkModifierType state)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (!gtk_widget_is_focus (GTK_WIDGET (self->calendar)) ||
      (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move (self, rtl ? 1 : -1, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move (self, rtl ? -1 : 1, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -7, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 7, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      move (self, 0, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      move (self, 0, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      pick_soon (self);
      return GDK_EVENT_STOP;
    default:
      return begin_typing (self, key);
    }
}

static void
day_today_action (GtkWidget *widget, const char *name,
                  GVariant *parameter)
{
  g_autofree char *today = trellis_day_today ();

  choose (TRELLIS_DATE_POPOVER (widget), today);
}

static void
day_clear_action (GtkWidget *widget, const char *name,
                  GVariant *parameter)
{
  choose (TRELLIS_DATE_POPOVER (widget), NULL);
}

static void
trellis_date_popover_get_property (GObject *object, guint prop_id, GValue *value,
                                   GParamSpec *pspec)
{
  TrellisDatePopover *self = TRELLIS_DATE_POPOVER (object);

  switch ((TrellisDatePopoverProperty) prop_id)
    {
    case PROP_DAY:
      g_value_set_string (value, self->day);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_date_popover_set_property (GObject *object, guint prop_id, const GValue *value,
                                   GParamSpec *pspec)
{
  TrellisDatePopover *self = TRELLIS_DATE_POPOVER (object);

  switch ((TrellisDatePopoverProperty) prop_id)
    {
    case PROP_DAY:
      set_day (self, g_value_get_string (value));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_date_popover_dispose (GObject *object)
{
  TrellisDatePopover *self = TRELLIS_DATE_POPOVER (object);

  g_clear_handle_id (&self->pick_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_DATE_POPOVER);

  G_OBJECT_CLASS (trellis_date_popover_parent_class)->dispose (object);
}

static void
trellis_date_popover_finalize (GObject *object)
{
  g_free (TRELLIS_DATE_POPOVER (object)->day);

  G_OBJECT_CLASS (trellis_date_popover_parent_class)->finalize (object);
}

static void
trellis_date_popover_class_init (TrellisDatePopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_date_popover_get_property;
  object_class->set_property = trellis_date_popover_set_property;
  object_class->dispose = trellis_date_popover_dispose;
  object_class->finalize = trellis_date_popover_finalize;

  props[PROP_DAY] =
    g_param_spec_string ("day", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/common/dates/trellis-date-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisDatePopover, entry);
  gtk_widget_class_bind_template_child (widget_class, TrellisDatePopover, calendar);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, calendar_released_cb);
  gtk_widget_class_bind_template_callback (widget_class, calendar_key_pressed_cb);

  gtk_widget_class_install_action (widget_class, "day.today", NULL, day_today_action);
  gtk_widget_class_install_action (widget_class, "day.clear", NULL, day_clear_action);
}

static void
trellis_date_popover_init (TrellisDatePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "day.clear", FALSE);
}
