/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What can be wrong with a line of an iCalendar stream. */
typedef enum
{
  /* The line is kept. */
  TRELLIS_ICAL_PROBLEM_NOT_UTF8,         /* bad bytes became U+FFFD */
  TRELLIS_ICAL_PROBLEM_GUESSED,          /* bytes that are not UTF-8 were read as those of Windows */
  TRELLIS_ICAL_PROBLEM_CONTROL,          /* control characters were left out */
  TRELLIS_ICAL_PROBLEM_MISSING_END,      /* the component begun here ends where its parent does */

  /* The line is left out. */
  TRELLIS_ICAL_PROBLEM_BAD_NAME,         /* does not start with a property's name */
  TRELLIS_ICAL_PROBLEM_NO_COLON,         /* has no value */
  TRELLIS_ICAL_PROBLEM_OPEN_QUOTE,       /* a quote in its parameters is not closed */
  TRELLIS_ICAL_PROBLEM_NO_FIRST_LINE,    /* continues a line, but there is none */
  TRELLIS_ICAL_PROBLEM_NO_COMPONENT,     /* stands outside of any component */
  TRELLIS_ICAL_PROBLEM_STRAY_END,        /* ends a component that was not begun */
  TRELLIS_ICAL_PROBLEM_NAMELESS,         /* begins a component without a name */
  TRELLIS_ICAL_PROBLEM_TOO_LONG,         /* is longer than TrellisIcalLimits allows */
  TRELLIS_ICAL_PROBLEM_TOO_DEEP,         /* begins a component nested too deep, left out whole */
  TRELLIS_ICAL_PROBLEM_TOO_MANY_LINES,   /* is one too many in its component */

  /* Reading stopped at the line. */
  TRELLIS_ICAL_PROBLEM_TOO_LARGE,        /* the stream is longer, or has more lines, than allowed */
  TRELLIS_ICAL_PROBLEM_UTF16,            /* the stream says that it is UTF-16, and is not */
} TrellisIcalProblemKind;

typedef struct
{
  guint line; /* as an editor counts, from 1; of a folded line, the first of its lines */
  TrellisIcalProblemKind kind;
} TrellisIcalProblem;

G_END_DECLS
