/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What a fuzzer calls again and again, with whatever it thinks of. It must come back, and soon. */
int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);
