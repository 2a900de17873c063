/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-file-import.h"

G_BEGIN_DECLS

/* An import that is done, or taken back, while a person does other things, also after whoever began it is gone. */
#define TRELLIS_TYPE_IMPORT_COURSE (trellis_import_course_get_type ())
G_DECLARE_FINAL_TYPE (TrellisImportCourse, trellis_import_course, TRELLIS, IMPORT_COURSE, GObject)

TrellisImportCourse *trellis_import_course_new          (GtkWidget           *window,
                                                         TrellisStore        *store,
                                                         TrellisImport       *import);
void                 trellis_import_course_begin        (TrellisImportCourse *self);
void                 trellis_import_course_cancel       (TrellisImportCourse *self);
void                 trellis_import_course_leave        (TrellisImportCourse *self);

const char          *trellis_import_course_get_title    (TrellisImportCourse *self);
char                *trellis_import_course_dup_words    (TrellisImportCourse *self);
double               trellis_import_course_get_fraction (TrellisImportCourse *self);

G_END_DECLS
