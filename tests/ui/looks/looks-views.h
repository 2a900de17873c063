/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "looks.h"

G_BEGIN_DECLS

/* How to get to a view from the one before. */
typedef struct
{
  const char *name;
  void (*reach) (Looks *self, const char *argument);
  const char *argument;
} LooksView;

/* Both end with a name that is NULL: of sample data, and of an empty journal. */
extern const LooksView looks_full_views[];
extern const LooksView looks_empty_views[];

G_END_DECLS
