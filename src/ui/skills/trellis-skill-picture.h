/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How far a skill has come, as five dots: filled up to where it stands now, with a ring around where it stood at
 * first. It is drawn only; what it shows is told in words beside it. */
#define TRELLIS_TYPE_SKILL_PICTURE (trellis_skill_picture_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSkillPicture, trellis_skill_picture, TRELLIS, SKILL_PICTURE, GtkWidget)

GtkWidget *trellis_skill_picture_new          (void);

void       trellis_skill_picture_show_ratings (TrellisSkillPicture *self,
                                               GListModel          *ratings);

G_END_DECLS
