/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Removes a folder of a test with all that is in it; links in it are not followed. */
void remove_folder (const char *folder);
