/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-gradual-list.h"

G_BEGIN_DECLS

#define GRADUAL_TEST_N_STRINGS 1000

/* A window with a list view of a list, which a person can scroll. */
typedef struct
{
  TrellisGradualList *list;
  GtkSingleSelection *selection;
  GtkWidget *view;
  GtkWidget *scroller;
  GtkWindow *window;
  GtkAdjustment *adjustment;
} GradualTest;

GListModel *gradual_test_create_source    (const char         *prefix);
void        gradual_test_add              (GListModel         *source,
                                           guint               position,
                                           guint               n);
void        gradual_test_add_on_top       (GListModel         *source,
                                           guint               n);
void        gradual_test_assert_first     (GListModel         *model,
                                           const char         *expected);
void        gradual_test_assert_as_source (TrellisGradualList *list,
                                           GListModel         *source);

void        gradual_test_init             (GradualTest        *self,
                                           GListModel         *source);
void        gradual_test_wait_height      (GradualTest        *self);
void        gradual_test_clear            (GradualTest        *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GradualTest, gradual_test_clear)

G_END_DECLS
