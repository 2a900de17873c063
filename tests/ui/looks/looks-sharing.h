/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "looks.h"

G_BEGIN_DECLS

/* Ways to the views of sharing, with calendar servers in this process. */
#define LOOKS_PASSWORD "s\xc3\xa9" "cret"

void looks_sharing_begin      (Looks      *self);
void looks_sharing_end        (Looks      *self);

void looks_share_set_up       (Looks      *self,
                               const char *argument);
void looks_share_show_recent  (Looks      *self,
                               const char *argument);
void looks_share_show_account (Looks      *self,
                               const char *argument);
void looks_share_look         (Looks      *self,
                               const char *password);
void looks_share_look_long    (Looks      *self,
                               const char *argument);
void looks_share_look_unknown (Looks      *self,
                               const char *argument);
void looks_share_choose       (Looks      *self,
                               const char *argument);
void looks_share_join         (Looks      *self,
                               const char *argument);
void looks_share_ask_who      (Looks      *self,
                               const char *argument);
void looks_share_ask_which    (Looks      *self,
                               const char *argument);
void looks_share_show_state   (Looks      *self,
                               const char *state);
void looks_share_sign_in      (Looks      *self,
                               const char *argument);
void looks_share_stop         (Looks      *self,
                               const char *argument);

G_END_DECLS
