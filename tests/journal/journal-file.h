/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

/* The file of a journal, past the store. */

sqlite3 *open_plain (const char *path);
void     run_plain  (const char *path,
                     const char *sql);
char    *ask_plain  (const char *path,
                     const char *sql);
