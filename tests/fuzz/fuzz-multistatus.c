/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fuzz.h"
#include "trellis-multistatus.h"

/* In pieces whose sizes the input itself tells; 0: as a whole. */
static TrellisDavAnswerXml *
read_pieces (const guint8 *data, gsize size, guint seed)
{
  g_autoptr(TrellisMultistatusReader) reader = trellis_multistatus_reader_new ();
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);

  for (gsize at = 0; at < size;)
    {
      const gsize wanted = seed == 0 ? size : (gsize) g_rand_int_range (random, 1, 40);
      const gsize piece = MIN (wanted, size - at);

      if (!trellis_multistatus_reader_feed (reader, (const char *) data + at, piece, NULL))
        return NULL;
      at += piece;
    }
  return trellis_multistatus_reader_end (reader, NULL);
}

static void
assert_same (const TrellisDavResponse *a, const TrellisDavResponse *b)
{
  g_assert_cmpstr (a->href, ==, b->href);
  g_assert_cmpuint (a->status, ==, b->status);
  g_assert_cmpstr (a->etag, ==, b->etag);
  g_assert_cmpint (a->found, ==, b->found);
  g_assert_cmpint (a->conditions, ==, b->conditions);
  g_assert_true ((a->data == NULL) == (b->data == NULL));
  g_assert_true (a->data == NULL || g_bytes_equal (a->data, b->data));
}

/* However an answer is cut, it says the same. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr(TrellisDavAnswerXml) whole = read_pieces (data, size, 0);
  g_autoptr(TrellisDavAnswerXml) pieces = read_pieces (data, size, (guint) size + 1);

  g_assert_true ((whole == NULL) == (pieces == NULL));
  if (whole == NULL)
    return 0;
  g_assert_cmpstr (whole->sync_token, ==, pieces->sync_token);
  g_assert_cmpstr (whole->words, ==, pieces->words);
  g_assert_cmpint (whole->conditions, ==, pieces->conditions);
  g_assert_cmpuint (whole->responses->len, ==, pieces->responses->len);
  for (guint i = 0; i < whole->responses->len; i++)
    assert_same (whole->responses->pdata[i], pieces->responses->pdata[i]);
  return 0;
}
