/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-component.h"

G_BEGIN_DECLS

gboolean trellis_ical_is_stand_in (const TrellisIcalComponent *calendar);

G_END_DECLS
