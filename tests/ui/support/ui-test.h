/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <sys/resource.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* What a test of a view starts from: a store in a folder of its own with one match, in which the
 * person whose computer this is has the role of mentee. */
typedef struct
{
  char *folder;
  TrellisStore *store;
  TrellisPerson *partner;
  TrellisMatch *match;
} UiTest;

typedef void (*UiTestComplaint) (const char *message,
                                 gpointer    data);

void       ui_test_init       (int           *argc,
                               char        ***argv);
void       ui_test_collect_complaints (UiTestComplaint func,
                                       gpointer        data);
void       ui_test_set_up     (UiTest        *test,
                               gconstpointer  data);
void       ui_test_close      (UiTest        *test);
void       ui_test_tear_down  (UiTest        *test,
                               gconstpointer  data);

GtkWindow *ui_test_present    (GtkWidget     *child);
void       ui_test_settle     (void);
void       ui_test_wait       (guint          ms);

const char *ui_test_get_announcement (void);
GtkWidget *ui_test_find       (GtkWidget     *root,
                               GType          type,
                               guint          index);
GtkWidget *ui_test_find_label (GtkWidget     *root,
                               const char    *text);
GtkWidget *ui_test_wait_label (GtkWidget     *root,
                               const char    *text);
GtkWidget *ui_test_find_button (GtkWidget    *root,
                               const char    *label);
void       ui_test_press      (GtkWidget     *root,
                               const char    *label);
void       ui_test_undo       (GtkWidget     *window);
void       ui_test_toggle     (GtkWidget     *root,
                               const char    *label);
guint      ui_test_count      (UiTest        *test,
                               GType          type);
void       ui_test_limit_files (rlim_t        size);

#define UI_TEST_ADD(path, function)                                                                \
  g_test_add (path, UiTest, NULL, ui_test_set_up, function, ui_test_tear_down)

G_END_DECLS
