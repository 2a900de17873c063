/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-question-bank.h"

G_BEGIN_DECLS

extern const TrellisQuestion trellis_question_table[];
extern const guint trellis_question_table_size;

G_END_DECLS
