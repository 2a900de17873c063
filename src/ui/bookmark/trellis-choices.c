/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-choices.h"

#include <gtk/gtk.h>

/* A group of the file for each match: this and the uid, in which a URI would escape what a group must
 * not be called. */
#define GROUP "Choices "

#define MOST_MATCHES 100

struct _TrellisChoices
{
  GObject parent_instance;

  GKeyFile *file; /* of such groups alone */
};

G_DEFINE_FINAL_TYPE (TrellisChoices, trellis_choices, G_TYPE_OBJECT)

/* A property of a widget that is a choice. */
typedef struct
{
  TrellisChoices *choices;
  char *match, *name;
  const char *const *words; /* for the numbers of a property that is one; NULL for a text */
  char *at_first; /* what is not worth keeping; nullable */
} Followed;

static void
free_followed (gpointer data, GClosure *closure)
{
  Followed *followed = data;

  g_object_unref (followed->choices);
  g_free (followed->match);
  g_free (followed->name);
  g_free (followed->at_first);
  g_free (followed);
}

static void
trellis_choices_finalize (GObject *object)
{
  g_key_file_unref (TRELLIS_CHOICES (object)->file);

  G_OBJECT_CLASS (trellis_choices_parent_class)->finalize (object);
}

static void
trellis_choices_class_init (TrellisChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_choices_finalize;
}

static void
trellis_choices_init (TrellisChoices *self)
{
  self->file = g_key_file_new ();
}

TrellisChoices *
trellis_choices_new (void)
{
  return g_object_new (TRELLIS_TYPE_CHOICES, NULL);
}

static char *
name_group (const char *match)
{
  g_autofree char *escaped = g_uri_escape_string (match, NULL, TRUE);

  return g_strconcat (GROUP, escaped, NULL);
}

static void
copy_group (GKeyFile *from, const char *group, GKeyFile *to)
{
  g_auto(GStrv) names = g_key_file_get_keys (from, group, NULL, NULL);

  for (char **name = names; name != NULL && *name != NULL; name++)
    {
      g_autofree char *choice = g_key_file_get_string (from, group, *name, NULL);

      if (choice != NULL)
        g_key_file_set_string (to, group, *name, choice);
    }
}

/* Adds those of @file, up to as many as are kept. */
void
trellis_choices_read (TrellisChoices *self, GKeyFile *file)
{
  g_auto(GStrv) groups = g_key_file_get_groups (file, NULL);
  guint n_left = MOST_MATCHES;

  g_return_if_fail (TRELLIS_IS_CHOICES (self));

  for (char **group = groups; *group != NULL && n_left > 0; group++)
    if (g_str_has_prefix (*group, GROUP))
      {
        copy_group (file, *group, self->file);
        n_left--;
      }
}

/* The same text for the same choices, made in the same order. */
void
trellis_choices_write (TrellisChoices *self, GKeyFile *file)
{
  g_auto(GStrv) groups = NULL;

  g_return_if_fail (TRELLIS_IS_CHOICES (self));

  groups = g_key_file_get_groups (self->file, NULL);
  for (char **group = groups; *group != NULL; group++)
    copy_group (self->file, *group, file);
}

/* NULL where nothing, or what is seen at first, was chosen; transfer full. @match is a uid. */
char *
trellis_choices_dup (TrellisChoices *self, const char *match, const char *name)
{
  g_autofree char *group = name_group (match);

  g_return_val_if_fail (TRELLIS_IS_CHOICES (self), NULL);

  return g_key_file_get_string (self->file, group, name, NULL);
}

/* Where there are too many, those of the match that has the oldest ones go. */
static void
make_room (TrellisChoices *self)
{
  gsize n_groups;
  g_auto(GStrv) groups = g_key_file_get_groups (self->file, &n_groups);

  if (n_groups > MOST_MATCHES)
    g_key_file_remove_group (self->file, groups[0], NULL);
}

/* NULL forgets it. */
void
trellis_choices_set (TrellisChoices *self, const char *match, const char *name, const char *choice)
{
  g_autofree char *group = name_group (match);
  g_auto(GStrv) names = NULL;

  g_return_if_fail (TRELLIS_IS_CHOICES (self));

  if (choice != NULL)
    {
      g_key_file_set_string (self->file, group, name, choice);
      make_room (self);
      return;
    }

  g_key_file_remove_key (self->file, group, name, NULL);
  names = g_key_file_get_keys (self->file, group, NULL, NULL);
  if (names != NULL && names[0] == NULL)
    g_key_file_remove_group (self->file, group, NULL);
}

/* What is chosen now; nullable, transfer full. */
static char *
read_choice (const Followed *followed, GObject *widget, const char *property)
{
  char *text = NULL;
  guint number;

  if (followed->words == NULL)
    {
      g_object_get (widget, property, &text, NULL);
      return text;
    }

  g_object_get (widget, property, &number, NULL);
  return number < g_strv_length ((char **) followed->words) ? g_strdup (followed->words[number]) : NULL;
}

static void
write_choice (const Followed *followed, GObject *widget, const char *property, const char *choice)
{
  if (followed->words == NULL)
    {
      g_object_set (widget, property, choice, NULL);
      return;
    }

  for (guint i = 0; followed->words[i] != NULL; i++)
    if (g_str_equal (followed->words[i], choice))
      g_object_set (widget, property, i, NULL);
}

/* What a widget shows while it goes is nobody's choice. */
static void
chosen_cb (GObject *widget, GParamSpec *pspec, gpointer data)
{
  Followed *followed = data;
  g_autofree char *choice = NULL;

  if (gtk_widget_in_destruction (GTK_WIDGET (widget)))
    return;

  choice = read_choice (followed, widget, pspec->name);
  trellis_choices_set (followed->choices, followed->match, followed->name,
                       g_strcmp0 (choice, followed->at_first) != 0 ? choice : NULL);
}

/* Chooses in @widget, a new one, what was chosen in it last, and keeps what is chosen from now on.
 * @property is a text, or a number that stands for one of @words, which are the same in all languages
 * and last as long as @widget. What it is now is what is seen at first. */
void
trellis_choices_follow (TrellisChoices *self, const char *match, const char *name, gpointer widget,
                        const char *property, const char *const *words)
{
  g_autofree char *choice = NULL;
  g_autofree char *signal = g_strconcat ("notify::", property, NULL);
  Followed *followed;

  g_return_if_fail (TRELLIS_IS_CHOICES (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  followed = g_new0 (Followed, 1);
  followed->choices = g_object_ref (self);
  followed->match = g_strdup (match);
  followed->name = g_strdup (name);
  followed->words = words;
  followed->at_first = read_choice (followed, widget, property);

  choice = trellis_choices_dup (self, match, name);
  if (choice != NULL)
    write_choice (followed, widget, property, choice);
  g_signal_connect_data (widget, signal, G_CALLBACK (chosen_cb), followed, free_followed,
                         G_CONNECT_DEFAULT);
}
