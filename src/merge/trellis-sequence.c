/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sequence-private.h"

/* Finds what two sequences have in common, as E. Myers, “An O(ND) Difference Algorithm and Its
 * Variations” (1986), describes it in section 4b: from both ends to a point in the middle, in linear
 * memory. Two things keep the time in bounds. Long sequences are first cut at what occurs once in each,
 * and a piece in which more than MOST_STEPS differ on the way to the middle counts as all different. */
#define MOST_STEPS 700
#define LONG 3000

typedef struct
{
  const guint *a, *b;
  int *matches;
  int *forward, *backward; /* by diagonal, how far along @a one comes from either end */
  int offset;              /* of diagonal 0 */
} Matcher;

/* A diagonal is all places with the same a - b. */
typedef struct
{
  int low, high;   /* of the diagonals that were reached */
  int least, most; /* of those that there are */
} Reach;

static void
widen (Reach *reach, int *ends, int unreached)
{
  if (reach->low > reach->least)
    ends[--reach->low - 1] = unreached;
  else
    reach->low++;
  if (reach->high < reach->most)
    ends[++reach->high + 1] = unreached;
  else
    reach->high--;
}

/* Finds a place on a shortest way from one corner to the other. FALSE if the way is too long. */
static gboolean
find_middle (Matcher *self, int a0, int a1, int b0, int b1, int *a, int *b)
{
  int *forward = self->forward + self->offset;
  int *backward = self->backward + self->offset;
  Reach from = { a0 - b0, a0 - b0, a0 - b1, a1 - b0 };
  Reach to = { a1 - b1, a1 - b1, a0 - b1, a1 - b0 };
  const gboolean is_odd = ((from.low - to.low) & 1) != 0;

  forward[from.low] = a0;
  backward[to.low] = a1;

  for (guint step = 0; step < MOST_STEPS; step++)
    {
      widen (&from, forward, -1);
      for (int d = from.high; d >= from.low; d -= 2)
        {
          int x = forward[d - 1] < forward[d + 1] ? forward[d + 1] : forward[d - 1] + 1;

          while (x < a1 && x - d < b1 && self->a[x] == self->b[x - d])
            x++;
          forward[d] = x;
          if (is_odd && to.low <= d && d <= to.high && backward[d] <= x)
            {
              *a = x;
              *b = x - d;
              return TRUE;
            }
        }

      widen (&to, backward, G_MAXINT);
      for (int d = to.high; d >= to.low; d -= 2)
        {
          int x = backward[d - 1] < backward[d + 1] ? backward[d - 1] : backward[d + 1] - 1;

          while (x > a0 && x - d > b0 && self->a[x - 1] == self->b[x - d - 1])
            x--;
          backward[d] = x;
          if (!is_odd && from.low <= d && d <= from.high && x <= forward[d])
            {
              *a = x;
              *b = x - d;
              return TRUE;
            }
        }
    }

  return FALSE;
}

static void
match_range (Matcher *self, int a0, int a1, int b0, int b1)
{
  while (a0 < a1 && b0 < b1)
    {
      int a, b;

      for (; a0 < a1 && b0 < b1 && self->a[a0] == self->b[b0]; a0++, b0++)
        self->matches[a0] = b0;
      for (; a0 < a1 && b0 < b1 && self->a[a1 - 1] == self->b[b1 - 1]; a1--, b1--)
        self->matches[a1 - 1] = b1 - 1;
      if (a0 == a1 || b0 == b1 || !find_middle (self, a0, a1, b0, b1, &a, &b))
        return;

      match_range (self, a0, a, b0, b);
      a0 = a;
      b0 = b;
    }
}

/* Where each item stands if it occurs once, else -1 or -2. */
static int *
find_single (const guint *items, guint n, guint n_kinds)
{
  int *places = g_new (int, n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    places[i] = -1;
  for (guint i = 0; i < n; i++)
    places[items[i]] = places[items[i]] == -1 ? (int) i : -2;
  return places;
}

/* How many of the ends @last (of int, positions in a) are of chains that something at @at in b can follow. */
static guint
count_before (Matcher *self, const GArray *last, const int *in_b, int at)
{
  guint low = 0, high = last->len;

  while (low < high)
    {
      const guint middle = (low + high) / 2;

      if (in_b[self->a[g_array_index (last, int, middle)]] < at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The places in @a of a longest chain of items that occur once in both and in the same order. Places
 * themselves are kept by how long the chain is that ends there. */
static GArray *
find_anchors (Matcher *self, guint n_a, guint n_b)
{
  guint n_kinds = 0;
  g_autofree int *in_a = NULL;
  g_autofree int *in_b = NULL;
  g_autofree int *before = g_new (int, n_a);
  g_autoptr(GArray) last = g_array_new (FALSE, FALSE, sizeof (int));
  GArray *chain = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < n_a; i++)
    n_kinds = MAX (n_kinds, self->a[i] + 1);
  for (guint i = 0; i < n_b; i++)
    n_kinds = MAX (n_kinds, self->b[i] + 1);
  in_a = find_single (self->a, n_a, n_kinds);
  in_b = find_single (self->b, n_b, n_kinds);

  for (int i = 0; i < (int) n_a; i++)
    {
      const guint kind = self->a[i];
      guint length;

      if (in_a[kind] < 0 || in_b[kind] < 0)
        continue;
      length = count_before (self, last, in_b, in_b[kind]);
      before[i] = length > 0 ? g_array_index (last, int, length - 1) : -1;
      if (length == last->len)
        g_array_append_val (last, i);
      else
        g_array_index (last, int, length) = i;
    }

  g_array_set_size (chain, last->len);
  for (int i = last->len > 0 ? g_array_index (last, int, last->len - 1) : -1, n = (int) last->len;
       i >= 0; i = before[i])
    {
      self->matches[i] = in_b[self->a[i]];
      g_array_index (chain, int, --n) = i;
    }
  return chain;
}

static void
match_long (Matcher *self, guint n_a, guint n_b)
{
  g_autoptr(GArray) anchors = find_anchors (self, n_a, n_b);
  int a = 0, b = 0;

  for (guint i = 0; i < anchors->len; i++)
    {
      const int anchor = g_array_index (anchors, int, i);

      match_range (self, a, anchor, b, self->matches[anchor]);
      a = anchor + 1;
      b = self->matches[anchor] + 1;
    }
  match_range (self, a, (int) n_a, b, (int) n_b);
}

/* For each item of @a, the place of the same one in @b, or TRELLIS_SEQUENCE_NONE; in order. Items are
 * small numbers, the same ones being the same number. Transfer full. */
int *
trellis_sequence_match (const guint *a, guint n_a, const guint *b, guint n_b)
{
  g_autofree int *forward = g_new (int, n_a + n_b + 3);
  g_autofree int *backward = g_new (int, n_a + n_b + 3);
  Matcher self = { a, b, g_new (int, n_a + 1), forward, backward, (int) n_b + 1 };

  for (guint i = 0; i <= n_a; i++)
    self.matches[i] = TRELLIS_SEQUENCE_NONE;
  if (n_a + n_b > LONG)
    match_long (&self, n_a, n_b);
  else
    match_range (&self, 0, (int) n_a, 0, (int) n_b);
  return self.matches;
}
