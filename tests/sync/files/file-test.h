/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"
#include "trellis-file-import.h"

#define FILE_TEST_NOW 1767600000

TrellisFileSource  file_test_get_source    (Fixture                   *fixture);
TrellisMatch      *file_test_fill          (Fixture                   *fixture);
char              *file_test_export        (Fixture                   *fixture,
                                            TrellisMatch              *match);
TrellisImport     *file_test_read          (Fixture                   *fixture,
                                            const char                *text,
                                            TrellisMatch              *match);
TrellisImport     *file_test_read_with     (Fixture                   *fixture,
                                            const char                *text,
                                            const TrellisImportChoice *choice);
void               file_test_take          (Fixture                   *fixture,
                                            TrellisImport             *import);
void               file_test_take_back     (Fixture                   *fixture,
                                            TrellisImport             *import);
void               file_test_assert_counts (const TrellisImport       *import,
                                            guint                      new,
                                            guint                      changed,
                                            guint                      same,
                                            guint                      older,
                                            guint                      left);
