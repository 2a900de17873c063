/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sharer.h"
#include "ui-test.h"

G_BEGIN_DECLS

/* What people's words end with in the look for that. */
#define LOOKS_MARK " <b & 100 % \\"

/* With whom the match is that most views are of. */
#define PARTNER "Halima Osei"

typedef struct
{
  UiTest test;
  GtkApplication *application;
  GtkWidget *window;
  GtkWidget *aside; /* a window beside it, to be looked at instead; NULL if there is none */
  TrellisSharer *sharer;
  int width, height;
  gboolean is_large, is_pseudo, is_german, is_still, is_marked;
  char *look; /* for the names of pictures */
  const char *view;
  GHashTable *faults; /* set of what is said about them */
} Looks;

void           looks_report       (Looks         *self,
                                   const char    *format,
                                   ...) G_GNUC_PRINTF (2, 3);
void           looks_settle       (void);
void           looks_act          (Looks         *self,
                                   const char    *action,
                                   GVariant      *parameter);
TrellisRecord *looks_find_record  (Looks         *self,
                                   GType          type,
                                   const char    *field,
                                   const char    *text);
void           looks_open_match   (Looks         *self,
                                   const char    *partner);
void           looks_show_sidebar (Looks         *self,
                                   const char    *argument);

G_END_DECLS
