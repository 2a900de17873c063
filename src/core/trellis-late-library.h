/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A library that most starts do without is loaded when it is first needed: bound to the program, each
 * start would pay for its relocations, in time and in memory of its own.
 *
 * Who needs one lists its functions once,
 *
 *   #define LIBFOO_FUNCTIONS(each) each (foo_open) each (foo_close)
 *
 * and has from the list both the pointers, typed as the library's header has them, and the names:
 *
 *   static struct { LIBFOO_FUNCTIONS (TRELLIS_LATE_POINTER) } foo;
 *   static const char *const names[] = { LIBFOO_FUNCTIONS (TRELLIS_LATE_NAME) NULL }; */
#define TRELLIS_LATE_POINTER(function) __typeof__ (function) *function;
#define TRELLIS_LATE_NAME(function) G_STRINGIFY (function),

gboolean trellis_late_library_load (const char        *soname,
                                    const char *const *names,
                                    gpointer           functions);

G_END_DECLS
