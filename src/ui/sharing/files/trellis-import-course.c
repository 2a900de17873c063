/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-import-course.h"

#include "trellis-import-run.h"
#include "trellis-log.h"
#include "trellis-time.h"
#include "trellis-undo.h"

#include <glib/gi18n.h>

/* How far it is shows only where it takes longer than so much, in microseconds, and so much is left. */
#define PATIENCE (G_USEC_PER_SEC / 2)
#define REST G_USEC_PER_SEC

/* More often nobody could read it; likewise. */
#define LOOK (G_USEC_PER_SEC / 10)

struct _TrellisImportCourse
{
  GObject parent_instance;

  GtkWidget *window; /* NULL once it is closed */
  TrellisStore *store;
  TrellisImport *import;
  GCancellable *cancellable;
  GApplication *application; /* held, which goes on until all is in; or NULL */
  AdwToast *toast;           /* that tells of it, while it shows */
  guint patience;
  gint64 begin; /* of what goes on: also of taking it back, where it is cancelled */
  guint n_begun; /* edits that were done then */
  guint n_done, n_all;
  guint n_items; /* that a person knows of */
  gint64 told;
  gboolean is_undo; /* it was taken in before */
  gboolean is_back; /* what was done is taken back */
  gboolean is_slow;
  gboolean is_left;
};

enum
{
  CHANGED,
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisImportCourse, trellis_import_course, G_TYPE_OBJECT)

static void
show_toast (TrellisImportCourse *self)
{
  g_autofree char *words = trellis_import_course_dup_words (self);
  g_autofree char *message = g_strconcat (trellis_import_course_get_title (self), " ", words, NULL);

  if (self->toast != NULL)
    adw_toast_set_title (self->toast, message);
  else
    g_set_weak_pointer (&self->toast,
                        trellis_undo_tell_course (self->window, message, self->is_undo ? NULL : self->cancellable));
}

/* A person who told it to go away does not see it again. */
static void
tell (TrellisImportCourse *self, gboolean is_first)
{
  if (self->is_slow && self->is_left && self->window != NULL && (is_first || self->toast != NULL))
    show_toast (self);
}

/* Whether it takes long, as far as can be said by now. */
static gboolean
takes_long (TrellisImportCourse *self)
{
  const gint64 time = g_get_monotonic_time () - self->begin;
  const guint n_done = self->is_back ? self->n_begun - self->n_done : self->n_done;
  const guint n_left = self->is_back ? self->n_done : self->n_all - self->n_done;

  return time >= PATIENCE && (n_done == 0 || time * n_left / n_done >= REST);
}

static void
look (TrellisImportCourse *self)
{
  const gboolean was_slow = self->is_slow;
  const gint64 now = g_get_monotonic_time ();

  self->is_slow = self->is_slow || takes_long (self);
  if (!self->is_slow || now - self->told < LOOK)
    return;
  self->told = now;
  tell (self, !was_slow);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
patience_ends_cb (gpointer data)
{
  TrellisImportCourse *self = data;

  self->patience = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static void
progress_cb (guint n_done, guint n_all, gboolean is_back, gpointer data)
{
  TrellisImportCourse *self = data;

  if (is_back && !self->is_back)
    {
      self->begin = g_get_monotonic_time ();
      self->n_begun = self->n_done;
    }
  self->n_done = n_done;
  self->n_all = n_all;
  self->is_back = is_back;
  look (self);
}

static void
undo_import (gpointer data)
{
  TrellisImportCourse *done = data;
  g_autoptr(TrellisImportCourse) self = trellis_import_course_new (done->window, done->store, done->import);

  self->is_undo = TRUE;
  self->is_back = TRUE;
  self->is_left = TRUE;
  self->n_done = self->n_all;
  self->n_begun = self->n_all;
  trellis_import_course_begin (self);
}

static void
tell_end (TrellisImportCourse *self, const GError *error)
{
  const guint n = self->n_items;
  g_autofree char *message = g_strdup_printf (g_dngettext (NULL, "%u item imported", "%u items imported", n), n);

  if (error == NULL && !self->is_undo)
    trellis_undo_offer (self->window, message, undo_import, g_object_ref (self), g_object_unref);
  else if (error == NULL && self->is_slow)
    trellis_undo_tell (self->window, _("The import was taken back"));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    trellis_undo_tell (self->window, _("The import was canceled"));
  else if (error != NULL && self->is_left)
    trellis_undo_tell (self->window, _("The journal could not be written"));
}

static void
end (TrellisImportCourse *self, const GError *error)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    trellis_log_failure (self->is_undo ? "The import could not be taken back" : "The import failed", error);
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_signal_emit (self, signals[ENDED], 0, error);
  if (self->window != NULL)
    tell_end (self, error);
  if (self->application != NULL)
    g_application_release (self->application);
  g_clear_object (&self->application);
}

static void
taken_cb (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr(TrellisImportCourse) self = data;
  g_autoptr(GError) error = NULL;

  trellis_import_run_finish (TRELLIS_STORE (store), result, &error);
  end (self, error);
}

static void
taken_back_cb (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr(TrellisImportCourse) self = data;
  g_autoptr(GError) error = NULL;

  trellis_import_run_back_finish (TRELLIS_STORE (store), result, &error);
  end (self, error);
}

static void
trellis_import_course_dispose (GObject *object)
{
  TrellisImportCourse *self = TRELLIS_IMPORT_COURSE (object);

  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->toast);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_import_course_parent_class)->dispose (object);
}

static void
trellis_import_course_finalize (GObject *object)
{
  trellis_import_unref (TRELLIS_IMPORT_COURSE (object)->import);

  G_OBJECT_CLASS (trellis_import_course_parent_class)->finalize (object);
}

static void
trellis_import_course_class_init (TrellisImportCourseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = trellis_import_course_dispose;
  object_class->finalize = trellis_import_course_finalize;

  /* More is done of what takes long. */
  signals[CHANGED] = g_signal_new ("changed", TRELLIS_TYPE_IMPORT_COURSE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  /* All is done, or the error says why nothing is, or not all. */
  signals[ENDED] = g_signal_new ("ended", TRELLIS_TYPE_IMPORT_COURSE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
trellis_import_course_init (TrellisImportCourse *self)
{
  self->cancellable = g_cancellable_new ();
}

/* Tells in @window, which may be NULL, what came of it. */
TrellisImportCourse *
trellis_import_course_new (GtkWidget *window, TrellisStore *store, TrellisImport *import)
{
  TrellisImportCourse *self = g_object_new (TRELLIS_TYPE_IMPORT_COURSE, NULL);

  g_set_weak_pointer (&self->window, window);
  self->store = g_object_ref (store);
  self->import = trellis_import_ref (import);
  self->n_all = import->edits->len;
  self->n_items = trellis_import_count (import, TRELLIS_IMPORT_NEW) +
                  trellis_import_count (import, TRELLIS_IMPORT_CHANGED);
  return self;
}

/* Takes the import in. Who closes the window meanwhile has it all the same. */
void
trellis_import_course_begin (TrellisImportCourse *self)
{
  const gint64 now = trellis_time_now ();

  if (GTK_IS_WINDOW (self->window))
    g_set_object (&self->application, G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self->window))));
  if (self->application != NULL)
    g_application_hold (self->application);
  self->begin = g_get_monotonic_time ();
  self->patience = g_timeout_add (PATIENCE / 1000, patience_ends_cb, self);
  if (self->is_undo)
    trellis_import_run_back_async (self->store, self->import, now, progress_cb, self, taken_back_cb,
                                   g_object_ref (self));
  else
    trellis_import_run_async (self->store, self->import, now, progress_cb, self, self->cancellable, taken_cb,
                              g_object_ref (self));
}

/* Takes back what is already in, which may also take a while. */
void
trellis_import_course_cancel (TrellisImportCourse *self)
{
  g_cancellable_cancel (self->cancellable);
}

/* Who has shown how far it is does so no more: the window tells it. */
void
trellis_import_course_leave (TrellisImportCourse *self)
{
  self->is_left = TRUE;
  tell (self, TRUE);
}

/* What goes on. */
const char *
trellis_import_course_get_title (TrellisImportCourse *self)
{
  return self->is_back ? _("Taking the import back…") : _("Importing…");
}

/* How far it is; transfer full. */
char *
trellis_import_course_dup_words (TrellisImportCourse *self)
{
  const guint n = self->n_items;
  const guint n_done = self->n_all > 0 ? (guint) ((guint64) n * self->n_done / self->n_all) : 0;

  /* Translators: how many of all have been imported so far, “1200 of 5000 items”. */
  return g_strdup_printf (g_dngettext (NULL, "%u of %u item", "%u of %u items", n), n_done, n);
}

double
trellis_import_course_get_fraction (TrellisImportCourse *self)
{
  return self->n_all > 0 ? (double) self->n_done / self->n_all : 0;
}
