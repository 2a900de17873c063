/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The initials of a name in a circle whose color comes from the name, too, or a picture in a circle. It looks
 * like an AdwAvatar and is there in its place because it is a single widget, and because the initials of all
 * names have one font: with the five widgets of each AdwAvatar and a font for every name, those of Home took a
 * fifth of the time that the first window takes beyond an empty one. Decoration to assistive technology: the
 * name is beside it.
 *
 *   text     the name; no initials without one
 *   size     the circle's diameter in pixels, whatever the size of text
 *   picture  a square that is shown as a circle in place of the initials; none at first */
#define TRELLIS_TYPE_AVATAR (trellis_avatar_get_type ())
G_DECLARE_FINAL_TYPE (TrellisAvatar, trellis_avatar, TRELLIS, AVATAR, GtkWidget)

GtkWidget *trellis_avatar_new         (int            size);
void       trellis_avatar_set_text    (TrellisAvatar *self,
                                       const char    *text);
int        trellis_avatar_get_size    (TrellisAvatar *self);
void       trellis_avatar_set_size    (TrellisAvatar *self,
                                       int            size);
void       trellis_avatar_set_picture (TrellisAvatar *self,
                                       GdkTexture    *picture);

G_END_DECLS
