/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-text-find.h"
#include "trellis-text-view.h"

G_BEGIN_DECLS

/* A window on the screen with a text view that fills it. */
typedef struct
{
  GtkWindow *window;
  TrellisTextView *view;
  TrellisTextFind *find;
  GtkTextBuffer *buffer;
  guint n_edited; /* how often the view told that it was */
  char *link;     /* that was to be opened last */
} TextTest;

void  text_test_set_up    (TextTest      *test,
                           gconstpointer  data);
void  text_test_tear_down (TextTest      *test,
                           gconstpointer  data);

void  text_test_settle    (void);

char *text_test_get       (GtkTextBuffer *buffer);
void  text_test_show      (GtkTextBuffer *buffer,
                           const char    *picture);
char *text_test_draw      (GtkTextBuffer *buffer);

#define TEXT_TEST_ADD(path, function)                                                              \
  g_test_add (path, TextTest, NULL, text_test_set_up, function, text_test_tear_down)

G_END_DECLS
