/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A sheet of paper and what stays empty at its edges, in points (1/72 inch). */
typedef struct
{
  double width, height;
  double top, bottom, left, right;
} TrellisPaper;

#define TRELLIS_PAPER_A4 ((TrellisPaper) { 595.28, 841.89, 62, 62, 62, 62 })

G_END_DECLS
