/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui-test.h"

#define HOUR (60 * 60)
#define DAY (24 * HOUR)

TrellisMeeting *meeting_test_add       (UiTest              *test,
                                        gint64               starts,
                                        TrellisMeetingState  state,
                                        const char          *title);
TrellisPoint   *meeting_test_add_point (UiTest              *test,
                                        TrellisMeeting      *meeting,
                                        const char          *title,
                                        int                  position);

/* The meeting's page on top of another in a navigation view. */
GtkWindow      *meeting_test_present   (UiTest              *test,
                                        TrellisMeeting      *meeting,
                                        AdwNavigationPage  **page);
