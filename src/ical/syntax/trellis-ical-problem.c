/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-problem.h"

G_DEFINE_ENUM_TYPE (TrellisIcalProblemKind, trellis_ical_problem_kind,
                    G_DEFINE_ENUM_VALUE (TRELLIS_ICAL_PROBLEM_NOT_UTF8, "not-utf8"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ICAL_PROBLEM_CONTROL, "control"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ICAL_PROBLEM_MISSING_END, "missing-end"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ICAL_PROBLEM_BAD_NAME, "bad-name"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ICAL_PROBLEM_NO_COLON, "no-colon"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ICAL_PROBLEM_OPEN_QUOTE, "open-quote"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ICAL_PROBLEM_NO_FIRST_LINE, "no-first-line"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ICAL_PROBLEM_NO_COMPONENT, "no-component"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ICAL_PROBLEM_STRAY_END, "stray-end"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ICAL_PROBLEM_NAMELESS, "nameless"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ICAL_PROBLEM_TOO_LONG, "too-long"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ICAL_PROBLEM_TOO_DEEP, "too-deep"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ICAL_PROBLEM_TOO_MANY_LINES, "too-many-lines"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ICAL_PROBLEM_TOO_LARGE, "too-large"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_ICAL_PROBLEM_UTF16, "utf16"))
