/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-component-private.h"

#include <string.h>

#include "trellis-ical-parameter-private.h"

/* Exactly one of the two is set. */
typedef struct
{
  TrellisIcalLine *line;
  TrellisIcalComponent *part;
} Node;

struct _TrellisIcalComponent
{
  char *name;             /* NULL in a stream */
  TrellisIcalLine *begin; /* NULL in a stream */
  TrellisIcalLine *end;   /* where it is written unlike @begin, else NULL */
  char *plain_end;        /* "END:" and the name */
  GArray *nodes;
};

static void
clear_node (gpointer data)
{
  Node *node = data;

  g_clear_pointer (&node->line, trellis_ical_line_free);
  g_clear_pointer (&node->part, trellis_ical_component_free);
}

static TrellisIcalComponent *
create (char *name, TrellisIcalLine *begin)
{
  TrellisIcalComponent *self = g_new0 (TrellisIcalComponent, 1);

  self->name = name;
  self->begin = begin;
  self->plain_end = name != NULL ? g_strconcat ("END:", name, NULL) : NULL;
  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  g_array_set_clear_func (self->nodes, clear_node);
  return self;
}

/* @name NULL makes a stream. */
TrellisIcalComponent *
trellis_ical_component_new (const char *name)
{
  g_return_val_if_fail (name == NULL || trellis_ical_name_is_valid (name), NULL);

  return create (g_strdup (name), name != NULL ? trellis_ical_line_new ("BEGIN", name) : NULL);
}

/* The component that @begin (transfer full) begins; NULL when it gives no name. */
TrellisIcalComponent *
trellis_ical_component_new_from_line (TrellisIcalLine *begin)
{
  g_autoptr(TrellisIcalLine) line = begin;
  g_autofree char *name = g_strstrip (g_strdup (trellis_ical_line_get_value (line)));

  if (*name == '\0')
    return NULL;
  return create (g_steal_pointer (&name), g_steal_pointer (&line));
}

TrellisIcalComponent *
trellis_ical_component_copy (const TrellisIcalComponent *self)
{
  TrellisIcalComponent *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = create (g_strdup (self->name),
                 self->begin != NULL ? trellis_ical_line_copy (self->begin) : NULL);
  copy->end = self->end != NULL ? trellis_ical_line_copy (self->end) : NULL;
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const Node *node = &g_array_index (self->nodes, Node, i);
      const Node twin = { node->line != NULL ? trellis_ical_line_copy (node->line) : NULL,
                          node->part != NULL ? trellis_ical_component_copy (node->part) : NULL };

      g_array_append_val (copy->nodes, twin);
    }
  return copy;
}

void
trellis_ical_component_free (TrellisIcalComponent *self)
{
  g_array_unref (self->nodes);
  g_clear_pointer (&self->begin, trellis_ical_line_free);
  g_clear_pointer (&self->end, trellis_ical_line_free);
  g_free (self->plain_end);
  g_free (self->name);
  g_free (self);
}

/* As written, "VEVENT"; NULL of a stream. */
const char *
trellis_ical_component_get_name (const TrellisIcalComponent *self)
{
  return self->name;
}

gboolean
trellis_ical_component_has_name (const TrellisIcalComponent *self, const char *name)
{
  return self->name != NULL && g_ascii_strcasecmp (self->name, name) == 0;
}

const char *
trellis_ical_component_get_begin (const TrellisIcalComponent *self)
{
  return self->begin != NULL ? trellis_ical_line_get_text (self->begin) : NULL;
}

const char *
trellis_ical_component_get_end (const TrellisIcalComponent *self)
{
  return self->end != NULL ? trellis_ical_line_get_text (self->end) : self->plain_end;
}

/* Keeps how the end is written, where that is not "END:NAME" itself; transfer full. */
void
trellis_ical_component_take_end (TrellisIcalComponent *self, TrellisIcalLine *end)
{
  g_clear_pointer (&self->end, trellis_ical_line_free);
  if (strcmp (trellis_ical_line_get_text (end), self->plain_end) != 0)
    self->end = end;
  else
    trellis_ical_line_free (end);
}

/* How many lines and parts it has. */
guint
trellis_ical_component_get_size (const TrellisIcalComponent *self)
{
  return self->nodes->len;
}

/* The line at @index; NULL when a part stands there. */
TrellisIcalLine *
trellis_ical_component_get_line (const TrellisIcalComponent *self, guint index)
{
  g_return_val_if_fail (index < self->nodes->len, NULL);

  return g_array_index (self->nodes, Node, index).line;
}

/* The component at @index; NULL when a line stands there. */
TrellisIcalComponent *
trellis_ical_component_get_part (const TrellisIcalComponent *self, guint index)
{
  g_return_val_if_fail (index < self->nodes->len, NULL);

  return g_array_index (self->nodes, Node, index).part;
}

/* The index, not before @from, of the next line called @name, or TRELLIS_ICAL_NONE. */
guint
trellis_ical_component_search_line (const TrellisIcalComponent *self, const char *name, guint from)
{
  for (guint i = from; i < self->nodes->len; i++)
    {
      const TrellisIcalLine *line = g_array_index (self->nodes, Node, i).line;

      if (line != NULL && trellis_ical_line_has_name (line, name))
        return i;
    }
  return TRELLIS_ICAL_NONE;
}

/* The index of the first part called @name at @from or behind, or TRELLIS_ICAL_NONE. */
guint
trellis_ical_component_search_part (const TrellisIcalComponent *self, const char *name, guint from)
{
  for (guint i = from; i < self->nodes->len; i++)
    {
      const TrellisIcalComponent *part = g_array_index (self->nodes, Node, i).part;

      if (part != NULL && trellis_ical_component_has_name (part, name))
        return i;
    }
  return TRELLIS_ICAL_NONE;
}

/* The first line called @name, or NULL; transfer none. */
TrellisIcalLine *
trellis_ical_component_find_line (const TrellisIcalComponent *self, const char *name)
{
  const guint index = trellis_ical_component_search_line (self, name, 0);

  return index != TRELLIS_ICAL_NONE ? trellis_ical_component_get_line (self, index) : NULL;
}

/* The first component called @name, or NULL; transfer none. */
TrellisIcalComponent *
trellis_ical_component_find_part (const TrellisIcalComponent *self, const char *name)
{
  const guint index = trellis_ical_component_search_part (self, name, 0);

  return index != TRELLIS_ICAL_NONE ? trellis_ical_component_get_part (self, index) : NULL;
}

/* Inserts before what stands at @index; transfer full. */
void
trellis_ical_component_insert_line (TrellisIcalComponent *self, guint index, TrellisIcalLine *line)
{
  const Node node = { .line = line };

  g_return_if_fail (self != NULL && line != NULL && index <= self->nodes->len);

  g_array_insert_val (self->nodes, index, node);
}

void
trellis_ical_component_insert_part (TrellisIcalComponent *self,
                                    guint index,
                                    TrellisIcalComponent *part)
{
  const Node node = { .part = part };

  g_return_if_fail (self != NULL && part != NULL && index <= self->nodes->len);

  g_array_insert_val (self->nodes, index, node);
}

/* Adds @line (transfer full) after the last line, before the parts that follow it: RFC 5545 §3.6
 * has the properties first. */
void
trellis_ical_component_take_line (TrellisIcalComponent *self, TrellisIcalLine *line)
{
  guint index = self->nodes->len;

  while (index > 0 && g_array_index (self->nodes, Node, index - 1).line == NULL)
    index--;
  trellis_ical_component_insert_line (self, index, line);
}

/* Adds @part (transfer full) at the end. */
void
trellis_ical_component_take_part (TrellisIcalComponent *self, TrellisIcalComponent *part)
{
  trellis_ical_component_insert_part (self, self->nodes->len, part);
}

void
trellis_ical_component_remove (TrellisIcalComponent *self, guint index)
{
  g_return_if_fail (index < self->nodes->len);

  g_array_remove_index (self->nodes, index);
}

/* Removes all lines called @name of the component itself, not those of its parts. */
void
trellis_ical_component_remove_lines (TrellisIcalComponent *self, const char *name)
{
  guint kept = 0;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      Node *node = &g_array_index (self->nodes, Node, i);

      if (node->line != NULL && trellis_ical_line_has_name (node->line, name))
        clear_node (node);
      else
        {
          const Node moved = *node;

          *node = (Node) { NULL, NULL };
          g_array_index (self->nodes, Node, kept++) = moved;
        }
    }
  g_array_set_size (self->nodes, kept);
}

/* Whether both are written the same way, apart from folding. */
gboolean
trellis_ical_component_equal (const TrellisIcalComponent *self, const TrellisIcalComponent *other)
{
  if (g_strcmp0 (trellis_ical_component_get_begin (self),
                 trellis_ical_component_get_begin (other)) != 0 ||
      g_strcmp0 (trellis_ical_component_get_end (self),
                 trellis_ical_component_get_end (other)) != 0 ||
      self->nodes->len != other->nodes->len)
    return FALSE;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const Node *a = &g_array_index (self->nodes, Node, i);
      const Node *b = &g_array_index (other->nodes, Node, i);

      if ((a->line == NULL) != (b->line == NULL))
        return FALSE;
      if (a->line != NULL ? strcmp (trellis_ical_line_get_text (a->line),
                                    trellis_ical_line_get_text (b->line)) != 0
                          : !trellis_ical_component_equal (a->part, b->part))
        return FALSE;
    }
  return TRUE;
}
