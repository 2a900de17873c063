/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sign-dialog.h"

#include "trellis-date-row.h"
#include "trellis-entry-row.h"
#include "trellis-first-focus.h"
#include "trellis-time.h"

struct _TrellisSignDialog
{
  AdwDialog parent_instance;

  GtkEditable *name_row;
  TrellisDateRow *day_row;
  GtkButton *sign_button;
};

enum
{
  SIGNED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisSignDialog, trellis_sign_dialog, ADW_TYPE_DIALOG)

/* A name and a day that is not ahead. */
static gboolean
may_sign (TrellisSignDialog *self, const char *name, const char *day)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name != NULL ? name : ""));
  g_autofree char *today = trellis_day_today ();

  return *stripped != '\0' && day != NULL && strcmp (day, today) <= 0;
}

/* Now if it is today, else the noon of the day. */
static gint64
get_time (TrellisSignDialog *self)
{
  const char *day = trellis_date_row_get_day (self->day_row);
  g_autofree char *today = trellis_day_today ();
  g_autoptr(GDateTime) noon = NULL;
  GDate date;

  if (g_strcmp0 (day, today) == 0 || !trellis_day_parse (day, &date))
    return trellis_time_now ();

  noon = g_date_time_new_local (g_date_get_year (&date), g_date_get_month (&date),
                                g_date_get_day (&date), 12, 0, 0);
  return g_date_time_to_unix (noon);
}

static void
sign_cb (TrellisSignDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));
  const gint64 when = get_time (self);
  g_autoptr(TrellisSignDialog) alive = g_object_ref (self);

  /* Closing gives the focus back to where it was; who hears of the name moves it on from there. */
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNED], 0, name, when);
}

static void
trellis_sign_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TRELLIS_TYPE_SIGN_DIALOG);

  G_OBJECT_CLASS (trellis_sign_dialog_parent_class)->dispose (object);
}

static void
trellis_sign_dialog_class_init (TrellisSignDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_sign_dialog_dispose;

  signals[SIGNED] = g_signal_new ("signed", TRELLIS_TYPE_SIGN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);

  g_type_ensure (TRELLIS_TYPE_DATE_ROW);
  g_type_ensure (TRELLIS_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/agreement/trellis-sign-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisSignDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisSignDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisSignDialog, sign_button);
  gtk_widget_class_bind_template_callback (widget_class, may_sign);
  gtk_widget_class_bind_template_callback (widget_class, sign_cb);
}

static void
trellis_sign_dialog_init (TrellisSignDialog *self)
{
  g_autofree char *today = trellis_day_today ();

  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_first_focus_attach (ADW_DIALOG (self));
  trellis_date_row_set_day (self->day_row, today);
}

/* @verb is the label of the button, with a mnemonic; @name is what the name starts as, or NULL. */
AdwDialog *
trellis_sign_dialog_new (const char *title, const char *verb, const char *name)
{
  TrellisSignDialog *self = g_object_new (TRELLIS_TYPE_SIGN_DIALOG, "title", title, NULL);

  gtk_button_set_label (self->sign_button, verb);
  gtk_editable_set_text (self->name_row, name != NULL ? name : "");
  return ADW_DIALOG (self);
}
