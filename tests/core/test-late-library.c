/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "test-late-library"

#include "trellis-late-library.h"

#include <math.h>

#define LIBM "libm.so.6"
#define LIBM_FUNCTIONS(each) each (cbrt) each (hypot)

typedef struct
{
  LIBM_FUNCTIONS (TRELLIS_LATE_POINTER)
} Libm;

static void
test_load (void)
{
  static const char *const names[] = { LIBM_FUNCTIONS (TRELLIS_LATE_NAME) NULL };
  Libm libm = { NULL };

  g_assert_true (trellis_late_library_load (LIBM, names, &libm));
  g_assert_cmpfloat_with_epsilon (libm.cbrt (27), 3, 1e-9);
  g_assert_cmpfloat_with_epsilon (libm.hypot (3, 4), 5, 1e-9);
}

static void
test_missing_library (void)
{
  static const char *const names[] = { LIBM_FUNCTIONS (TRELLIS_LATE_NAME) NULL };
  Libm libm = { NULL };

  g_test_expect_message ("trellis-core", G_LOG_LEVEL_WARNING, "libtrellis-none.so.1 could not be loaded");
  g_assert_false (trellis_late_library_load ("libtrellis-none.so.1", names, &libm));
  g_test_assert_expected_messages ();
  g_assert_null (libm.cbrt);
}

/* All of them, or none. */
static void
test_missing_function (void)
{
  static const char *const names[] = { "cbrt", "trellis_none", NULL };
  Libm libm = { NULL };

  g_test_expect_message ("trellis-core", G_LOG_LEVEL_WARNING, LIBM " has no trellis_none");
  g_assert_false (trellis_late_library_load (LIBM, names, &libm));
  g_test_assert_expected_messages ();
  g_assert_null (libm.cbrt);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/late-library/load", test_load);
  g_test_add_func ("/late-library/missing-library", test_missing_library);
  g_test_add_func ("/late-library/missing-function", test_missing_function);
  return g_test_run ();
}
