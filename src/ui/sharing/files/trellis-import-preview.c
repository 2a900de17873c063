/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-import-preview.h"

#include "trellis-import-words.h"
#include "trellis-labels.h"
#include "trellis-time.h"
#include "trellis-title-row.h"
#include "trellis-wrapped-title.h"

#include <glib/gi18n.h>

/* More rows than anybody reads only take time. */
#define MOST_ROWS 50

struct _TrellisImportPreview
{
  AdwPreferencesPage *page; /* unowned */
  GPtrArray *groups;        /* in it, unowned */
};

static GtkWidget *
create_row (const char *title, const char *subtitle, const char *icon)
{
  GtkWidget *row = trellis_title_row_new (title);

  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (icon != NULL)
    {
      GtkWidget *image = gtk_image_new_from_icon_name (icon);

      gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
    }
  return row;
}

static GtkWidget *
create_item_row (const TrellisImportItem *item, gint64 now)
{
  const gboolean has_title = item->record != NULL && trellis_record_get_title (item->record) != NULL;
  g_autofree char *label = has_title || (item->title == NULL && item->record != NULL)
                           ? trellis_label_record (item->record)
                           : g_strdup (item->title);
  g_autofree char *detail = trellis_import_words_item (item, now);

  return create_row (label != NULL ? label : _("Without a name"), detail,
                     item->record != NULL ? trellis_label_record_icon (item->record) : "dialog-question-symbolic");
}

static AdwPreferencesGroup *
add_group (TrellisImportPreview *self, const char *title, guint n)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  /* Translators: the title of a list and how many are in it, "New · 12". */
  g_autofree char *text = g_strdup_printf (_("%s · %u"), title, n);

  adw_preferences_group_set_title (group, text);
  trellis_wrapped_title_make_all (GTK_WIDGET (group));
  adw_preferences_page_add (self->page, group);
  g_ptr_array_add (self->groups, group);
  return group;
}

/* Rows of what a person need not look at are folded away. */
static void
add_row (AdwPreferencesGroup *group, AdwExpanderRow *expander, GtkWidget *row)
{
  if (expander != NULL)
    adw_expander_row_add_row (expander, row);
  else
    adw_preferences_group_add (group, row);
}

static AdwExpanderRow *
add_expander (AdwPreferencesGroup *group)
{
  GtkWidget *expander = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _("Show All"));
  adw_preferences_group_add (group, expander);
  return ADW_EXPANDER_ROW (expander);
}

static void
add_more (AdwPreferencesGroup *group, AdwExpanderRow *expander, guint n)
{
  g_autofree char *text =
    n > MOST_ROWS ? g_strdup_printf (g_dngettext (NULL, "And %u more", "And %u more", n - MOST_ROWS),
                                     n - MOST_ROWS)
                  : NULL;

  if (text != NULL)
    add_row (group, expander, create_row (text, NULL, NULL));
}

static void
add_state (TrellisImportPreview *self, const TrellisImport *import, TrellisImportState state)
{
  const guint n = trellis_import_count (import, state);
  const gint64 now = trellis_time_now ();
  AdwPreferencesGroup *group;
  AdwExpanderRow *expander = NULL;
  guint n_shown = 0;

  if (n == 0)
    return;
  group = add_group (self, trellis_import_words_state (state), n);
  if (state == TRELLIS_IMPORT_SAME || state == TRELLIS_IMPORT_OLDER)
    expander = add_expander (group);
  for (guint i = 0; i < import->items->len && n_shown < MOST_ROWS; i++)
    {
      const TrellisImportItem *item = import->items->pdata[i];

      if (item->state != state)
        continue;
      add_row (group, expander, create_item_row (item, now));
      n_shown++;
    }
  add_more (group, expander, n);
}

static char *
describe_place (GPtrArray *files, const TrellisImportProblem *problem)
{
  g_autofree char *name = NULL;

  if (files->len == 1)
    /* Translators: where in a file something is not understood. */
    return g_strdup_printf (_("Line %u"), problem->problem.line);
  name = g_file_get_basename (files->pdata[MIN (problem->file, files->len - 1)]);
  /* Translators: the name of a file, and a line in it. */
  return g_strdup_printf (_("%s, line %u"), name, problem->problem.line);
}

static void
add_problems (TrellisImportPreview *self, const TrellisImport *import, GPtrArray *files)
{
  AdwPreferencesGroup *group;

  if (import->n_problems == 0 && import->faults->len == 0)
    return;
  group = add_group (self, _("Trouble in the File"), import->n_problems + import->faults->len);
  for (guint i = 0; i < import->faults->len; i++)
    {
      const TrellisImportFault *fault = &g_array_index (import->faults, TrellisImportFault, i);
      g_autofree char *name = g_file_get_basename (files->pdata[MIN (fault->file, files->len - 1)]);

      adw_preferences_group_add (group, create_row (name, trellis_import_words_fault (fault->kind), NULL));
    }
  for (guint i = 0; i < import->problems->len && i < MOST_ROWS; i++)
    {
      const TrellisImportProblem *problem =
        &g_array_index (import->problems, TrellisImportProblem, i);
      g_autofree char *place = describe_place (files, problem);

      adw_preferences_group_add (
        group, create_row (place, trellis_import_words_problem (problem->problem.kind), NULL));
    }
  add_more (group, NULL, import->n_problems);
}

static void
clear_groups (TrellisImportPreview *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, self->groups->pdata[i]);
  g_ptr_array_set_size (self->groups, 0);
}

/* On @page, which is there as long as the preview and may have groups of its own before it. */
TrellisImportPreview *
trellis_import_preview_new (AdwPreferencesPage *page)
{
  TrellisImportPreview *self = g_new0 (TrellisImportPreview, 1);

  self->page = page;
  self->groups = g_ptr_array_new ();
  return self;
}

/* What is shown stays on its page. */
void
trellis_import_preview_free (TrellisImportPreview *self)
{
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/* Shows @import, read from @files (GFile), in place of what was shown before. */
void
trellis_import_preview_show (TrellisImportPreview *self, const TrellisImport *import, GPtrArray *files)
{
  const TrellisImportState states[] = { TRELLIS_IMPORT_NEW, TRELLIS_IMPORT_CHANGED, TRELLIS_IMPORT_LEFT };
  const TrellisImportState others[] = { TRELLIS_IMPORT_OLDER, TRELLIS_IMPORT_SAME };

  clear_groups (self);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    add_state (self, import, states[i]);
  add_problems (self, import, files);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    add_state (self, import, others[i]);
}
