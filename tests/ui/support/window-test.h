/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui-test.h"

/* A window of the application on the journal of the test. */
typedef struct
{
  UiTest ui;
  GSettings *settings;
  GtkWidget *window; /* NULL while none is open */
} WindowTest;

void       window_test_init        (int           *argc,
                                    char        ***argv);
int        window_test_run         (void);
void       window_test_set_up      (WindowTest    *test,
                                    gconstpointer  data);
void       window_test_tear_down   (WindowTest    *test,
                                    gconstpointer  data);

void       window_test_make        (WindowTest    *test);
void       window_test_open        (WindowTest    *test);
void       window_test_close       (WindowTest    *test);
void       window_test_cut_off     (WindowTest    *test);
void       window_test_open_record (WindowTest    *test,
                                    gpointer       record);
GtkWidget *window_test_find        (WindowTest    *test,
                                    GType          type);

#define WINDOW_TEST_ADD(path, function)                                                            \
  g_test_add (path, WindowTest, NULL, window_test_set_up, function, window_test_tear_down)
