/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-record.h"

G_BEGIN_DECLS

/* Rows of a form, each joined with a field of a record in both directions. @field is the name of a
 * property, "job-title". */
GtkWidget *trellis_form_add_entry  (AdwPreferencesGroup *group,
                                    gpointer             record,
                                    const char          *field,
                                    const char          *title);
GtkWidget *trellis_form_add_name   (AdwPreferencesGroup *group,
                                    gpointer             record,
                                    const char          *field,
                                    const char          *title);
GtkWidget *trellis_form_add_email  (AdwPreferencesGroup *group,
                                    gpointer             record,
                                    const char          *field,
                                    const char          *title);
GtkWidget *trellis_form_add_phone  (AdwPreferencesGroup *group,
                                    gpointer             record,
                                    const char          *field,
                                    const char          *title);
GtkWidget *trellis_form_add_items  (AdwPreferencesGroup *group,
                                    gpointer             record,
                                    const char          *field,
                                    const char          *title);
GtkWidget *trellis_form_add_text   (AdwPreferencesGroup *group,
                                    gpointer             record,
                                    const char          *field,
                                    const char          *title);
GtkWidget *trellis_form_add_day    (AdwPreferencesGroup *group,
                                    gpointer             record,
                                    const char          *field,
                                    const char          *title);
GtkWidget *trellis_form_add_choice (AdwPreferencesGroup *group,
                                    gpointer             record,
                                    const char          *field,
                                    const char          *title,
                                    const char *const   *labels);
GtkWidget *trellis_form_add_zone   (AdwPreferencesGroup *group,
                                    gpointer             record,
                                    const char          *field,
                                    const char          *title);

G_END_DECLS
