/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-component.h"

G_BEGIN_DECLS

char *trellis_ical_write (const TrellisIcalComponent *component);

G_END_DECLS
