/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What version 3 has no property for: version 4 has one for languages, but only for their codes, and people
 * write names. */
#define TRELLIS_VCARD_LANGUAGE   "X-TRELLIS-LANGUAGE"
#define TRELLIS_VCARD_WORKS_BEST "X-TRELLIS-WORKS-BEST"
#define TRELLIS_VCARD_OFFERS     "X-TRELLIS-OFFERS"
#define TRELLIS_VCARD_LOOKS_FOR  "X-TRELLIS-LOOKS-FOR"
