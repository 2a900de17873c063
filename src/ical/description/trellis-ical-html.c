/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-html-private.h"

#include <string.h>

/* Google and others put HTML where text is meant: what it says is read, not what it looks like. */

typedef enum
{
  TAG_PLAIN,  /* means nothing in text */
  TAG_LINE,   /* ends a line, at its end at the latest */
  TAG_POINT,  /* begins a point of a list */
  TAG_HIDDEN, /* what is in it is for no reader */
} TagKind;

static const struct
{
  const char *name;
  TagKind kind;
} tags[] = {
  { "a", TAG_PLAIN },     { "b", TAG_PLAIN },     { "br", TAG_LINE },      { "blockquote", TAG_LINE },
  { "body", TAG_PLAIN },  { "div", TAG_LINE },    { "em", TAG_PLAIN },     { "font", TAG_PLAIN },
  { "h1", TAG_LINE },     { "h2", TAG_LINE },     { "h3", TAG_LINE },      { "h4", TAG_LINE },
  { "head", TAG_HIDDEN }, { "hr", TAG_LINE },     { "html", TAG_PLAIN },   { "i", TAG_PLAIN },
  { "img", TAG_PLAIN },   { "li", TAG_POINT },    { "ol", TAG_LINE },      { "p", TAG_LINE },
  { "pre", TAG_LINE },    { "s", TAG_PLAIN },     { "script", TAG_HIDDEN }, { "span", TAG_PLAIN },
  { "strong", TAG_PLAIN }, { "style", TAG_HIDDEN }, { "table", TAG_LINE },  { "tbody", TAG_PLAIN },
  { "td", TAG_PLAIN },    { "tr", TAG_LINE },     { "u", TAG_PLAIN },      { "ul", TAG_LINE },
};

typedef struct
{
  int index; /* in tags, -1 where it is none that is known */
  gboolean closes;
  const char *attributes, *end; /* the character after it */
} Tag;

static int
find_name (const char *name, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (strlen (tags[i].name) == length && g_ascii_strncasecmp (name, tags[i].name, length) == 0)
      return (int) i;
  return -1;
}

/* FALSE when there is none at @text. */
static gboolean
read_tag (const char *text, Tag *tag)
{
  const char *name = text + 1;
  gsize length;

  if (*text != '<')
    return FALSE;
  tag->closes = *name == '/';
  name += tag->closes ? 1 : 0;
  length = strspn (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS);
  tag->index = find_name (name, length);
  tag->attributes = name + length;
  tag->end = strpbrk (tag->attributes, "<>");
  if (tag->index < 0 || strchr (" \t\n/>", *tag->attributes) == NULL || tag->end == NULL || *tag->end != '>' ||
      (tag->closes && tag->attributes + strspn (tag->attributes, " \t\n") != tag->end))
    return FALSE;
  tag->end++;
  return TRUE;
}

/* Whether @text has tags that somebody who writes plain text would not: one that closes, or <br>. */
gboolean
trellis_ical_is_html (const char *text)
{
  Tag tag;

  for (const char *at = strchr (text, '<'); at != NULL; at = strchr (at + 1, '<'))
    if (read_tag (at, &tag) && (tag.closes || strcmp (tags[tag.index].name, "br") == 0))
      return TRUE;
  return FALSE;
}

/* Appends the character of the entity at @text, and says where it ends; NULL when there is none. */
static const char *
append_entity (GString *plain, const char *text)
{
  static const struct
  {
    const char *name, *character;
  } entities[] = {
    { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&apos;", "'" }, { "&nbsp;", " " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (g_str_has_prefix (text, entities[i].name))
      {
        g_string_append (plain, entities[i].character);
        return text + strlen (entities[i].name);
      }
  if (text[1] == '#')
    {
      const gboolean is_hex = text[2] == 'x' || text[2] == 'X';
      const char *digits = text + (is_hex ? 3 : 2);
      char *end;
      const guint64 number = g_ascii_isxdigit (*digits) ? g_ascii_strtoull (digits, &end, is_hex ? 16 : 10) : 0;

      if (number >= 0x20 && number <= 0x10ffff && *end == ';' && g_unichar_validate ((gunichar) number))
        {
          g_string_append_unichar (plain, (gunichar) number);
          return end + 1;
        }
    }
  return NULL;
}

/* No more than one empty line in a row. */
static void
append (GString *plain, char c)
{
  if (c != '\n' || plain->len < 2 || strcmp (plain->str + plain->len - 2, "\n\n") != 0)
    g_string_append_c (plain, c);
}

static void
begin_line (GString *plain)
{
  if (plain->len > 0 && plain->str[plain->len - 1] != '\n')
    append (plain, '\n');
}

/* Where <head>, <style> and the like end; the end of the text where they do not. */
static const char *
skip_hidden (const char *text, int index)
{
  Tag tag;

  for (const char *at = strchr (text, '<'); at != NULL; at = strchr (at + 1, '<'))
    if (read_tag (at, &tag) && tag.closes && tag.index == index)
      return tag.end;
  return text + strlen (text);
}

/* The address of a link; transfer full. */
static char *
dup_address (const Tag *tag)
{
  g_autofree char *attributes = g_strndup (tag->attributes, (gsize) (tag->end - tag->attributes));
  const char *address = strstr (attributes, "href=\"");

  return address != NULL ? g_strndup (address + 6, strcspn (address + 6, "\"")) : NULL;
}

typedef struct
{
  GString *plain;
  char *address; /* of the link that is open */
  gsize linked;  /* where its text begins */
} Writing;

static void
close_link (Writing *self)
{
  if (self->address != NULL && self->linked <= self->plain->len &&
      strcmp (self->plain->str + self->linked, self->address) != 0 && *self->address != '\0')
    g_string_append_printf (self->plain, " (%s)", self->address);
  g_clear_pointer (&self->address, g_free);
}

static const char *
append_tag (Writing *self, const Tag *tag)
{
  switch (tags[tag->index].kind)
    {
    case TAG_HIDDEN:
      return tag->closes ? tag->end : skip_hidden (tag->end, tag->index);
    case TAG_POINT:
      begin_line (self->plain);
      if (!tag->closes)
        g_string_append (self->plain, "- ");
      break;
    case TAG_LINE:
      if (strcmp (tags[tag->index].name, "br") == 0)
        append (self->plain, '\n');
      else
        begin_line (self->plain);
      break;
    case TAG_PLAIN:
    default:
      if (strcmp (tags[tag->index].name, "a") == 0)
        {
          close_link (self);
          self->address = tag->closes ? NULL : dup_address (tag);
          self->linked = self->plain->len;
        }
      break;
    }
  return tag->end;
}

/* What @html says, in lines. Transfer full. */
char *
trellis_ical_html_to_text (const char *html)
{
  g_autoptr(GString) plain = g_string_new (NULL);
  Writing self = { .plain = plain };
  Tag tag;

  for (const char *at = html; *at != '\0';)
    {
      const char *next = *at == '&' ? append_entity (plain, at) : NULL;

      if (next == NULL && read_tag (at, &tag))
        next = append_tag (&self, &tag);
      if (next == NULL)
        append (plain, *at++);
      else
        at = next;
    }
  close_link (&self);
  return g_strstrip (g_string_free (g_steal_pointer (&plain), FALSE));
}
