/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Hears of one fault that a person would see or hear, in English. */
typedef void (*UiSightFunc) (const char *fault,
                             gpointer    user_data);

/* What has to be put up with. */
typedef enum
{
  UI_SIGHT_NOTHING = 0,
  UI_SIGHT_CUT_BARS = 1 << 0,     /* header bars, which have but one line, cut words */
  UI_SIGHT_BROKEN_WORDS = 1 << 1, /* words go on in the next line */
  UI_SIGHT_CUT_CHOICES = 1 << 2,  /* so are the words of what is one line to choose from: places, steps, kinds */
  UI_SIGHT_LONG_PAGES = 1 << 3,   /* pages with a picture and a button are scrolled to get to the button */
  UI_SIGHT_CUT_HINTS = 1 << 4,    /* what says what to write into a field is cut */
} UiSightLeniency;

void ui_sight_look (GtkWidget      *root,
                    UiSightLeniency leniency,
                    UiSightFunc     report,
                    gpointer        user_data);

char *ui_sight_dup_what (GtkWidget *widget);

G_END_DECLS
