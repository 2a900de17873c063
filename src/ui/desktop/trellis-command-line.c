/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-command-line.h"

#include "trellis-archive-words.h"
#include "trellis-file-job.h"

#include <glib/gi18n.h>

static const struct
{
  const char *option;
  TrellisFileJob job;
} jobs[] = {
  { "backup", TRELLIS_FILE_JOB_BACK_UP },
  { "import", TRELLIS_FILE_JOB_IMPORT },
  { "export", TRELLIS_FILE_JOB_EXPORT },
};

void
trellis_command_line_add_options (GApplication *application)
{
  const GOptionEntry options[] = {
    { .long_name = "new-note", .arg = G_OPTION_ARG_NONE, .description = N_("Begin a new note") },
    { .long_name = "next-meeting", .arg = G_OPTION_ARG_NONE, .description = N_("Show the next meeting") },
    { .long_name = "search", .arg = G_OPTION_ARG_NONE, .description = N_("Search everything") },
    { .long_name = "import",
      .arg = G_OPTION_ARG_FILENAME,
      .description = N_("Add what is in an exported journal or a calendar file"),
      .arg_description = N_("FILE") },
    { .long_name = "export",
      .arg = G_OPTION_ARG_FILENAME,
      .description = N_("Write everything to a file (.trellis packed, .json plain), or what is shared (.ics)"),
      .arg_description = N_("FILE") },
    { .long_name = "backup",
      .arg = G_OPTION_ARG_FILENAME,
      .description = N_("Write a copy of the journal to a file"),
      .arg_description = N_("FILE") },
    { .long_name = "demo",
      .arg = G_OPTION_ARG_NONE,
      .description = N_("Open a throw-away journal with sample data") },
    { .long_name = "version",
      .arg = G_OPTION_ARG_NONE,
      .description = N_("Print the version and exit") },
    { NULL },
  };

  g_application_add_main_option_entries (application, options);
  g_application_set_option_context_parameter_string (application, _("[FILE…]"));
  g_application_set_option_context_description (
    application,
    _("With --backup, --import and --export no window opens, and no display is needed. When several "
      "are given, they are done in this order. Trellis may be running or not. The exit status is 0 "
      "when all was done, and 1 when something was not."));
}

/* What the window is to do, by the name of an action of the application; NULL if nothing was said. */
const char *
trellis_command_line_get_action (GVariantDict *options)
{
  static const char *const actions[] = { "new-note", "next-meeting", "search" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_variant_dict_contains (options, actions[i]))
      return actions[i];
  return NULL;
}

gboolean
trellis_command_line_has_job (GVariantDict *options)
{
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    if (g_variant_dict_contains (options, jobs[i].option))
      return TRUE;
  return FALSE;
}

/* Why the journal cannot be opened, for a person at a terminal; transfer full. */
char *
trellis_command_line_explain (const GError *error)
{
  const char *why = trellis_archive_words_failure (error);

  if (why == NULL)
    return g_strdup_printf ("%s.", _("The journal could not be opened"));
  return g_strdup_printf ("%s. %s.", _("The journal could not be opened"), why);
}

/* The jobs that are still to do, one after the other. */
typedef struct
{
  GVariantDict *options;
  GApplication *application;             /* which another process asks; else NULL */
  GApplicationCommandLine *command_line; /* of that process */
  guint next;
  int status;
  gboolean is_done;
} Run;

static void
say (Run *self, const char *text)
{
  g_autofree char *line = g_strconcat (text, "\n", NULL);

  if (self->command_line != NULL)
    g_application_command_line_print_literal (self->command_line, line);
  else
    g_print ("%s", line);
}

static void
complain (Run *self, const char *text)
{
  g_autofree char *line = g_strconcat (text, "\n", NULL);

  self->status = 1;
  if (self->command_line != NULL)
    g_application_command_line_printerr_literal (self->command_line, line);
  else
    g_printerr ("%s", line);
}

static void
finish (Run *self)
{
  self->is_done = TRUE;
  if (self->command_line == NULL)
    return;

  g_application_command_line_set_exit_status (self->command_line, self->status);
  g_application_command_line_done (self->command_line);
  g_object_unref (self->command_line);
  g_variant_dict_unref (self->options);
  g_application_release (self->application);
  g_free (self);
}

static void run_next (Run          *self,
                      TrellisStore *store);

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *said = trellis_file_job_run_finish (TRELLIS_STORE (source), result, &error);

  if (said != NULL)
    say (self, said);
  else
    complain (self, error->message);
  run_next (self, TRELLIS_STORE (source));
}

static GFile *
find_file (Run *self, const char *name)
{
  if (self->command_line != NULL)
    return g_application_command_line_create_file_for_arg (self->command_line, name);
  return g_file_new_for_commandline_arg (name);
}

/* What comes after a failure may need what failed, a backup before an import above all. */
static void
run_next (Run *self, TrellisStore *store)
{
  for (; self->status == 0 && self->next < G_N_ELEMENTS (jobs); self->next++)
    {
      const guint i = self->next;
      g_autofree char *name = NULL;
      g_autoptr(GFile) file = NULL;

      if (!g_variant_dict_lookup (self->options, jobs[i].option, "^ay", &name))
        continue;
      file = find_file (self, name);
      self->next++;
      trellis_file_job_run_async (store, jobs[i].job, file, done_cb, self);
      return;
    }
  finish (self);
}

/* Does the jobs in this process, which waits for them, and returns their status. */
int
trellis_command_line_run_here (GVariantDict *options, TrellisStore *store)
{
  Run run = { .options = options };

  run_next (&run, store);
  while (!run.is_done)
    g_main_context_iteration (NULL, TRUE);
  return run.status;
}

/* Does the jobs that @application was asked for by another process, which gets their status when they
 * are done. */
void
trellis_command_line_answer (GApplication *application, GApplicationCommandLine *command_line,
                             TrellisStore *store)
{
  Run *run = g_new0 (Run, 1);

  run->application = application;
  run->command_line = g_object_ref (command_line);
  run->options = g_variant_dict_ref (g_application_command_line_get_options_dict (command_line));
  g_application_hold (application);
  run_next (run, store);
}
