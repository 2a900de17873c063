/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/* A file in or out of the journal without a window: for the command line. */

typedef enum
{
  TRELLIS_FILE_JOB_BACK_UP,
  TRELLIS_FILE_JOB_EXPORT, /* what is shared, as a calendar, if the file ends in ".ics"; else everything */
  TRELLIS_FILE_JOB_IMPORT, /* an exported journal, or a calendar if the file ends in ".ics" */
} TrellisFileJob;

void  trellis_file_job_run_async  (TrellisStore         *store,
                                   TrellisFileJob        job,
                                   GFile                *file,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
char *trellis_file_job_run_finish (TrellisStore         *store,
                                   GAsyncResult         *result,
                                   GError              **error);

G_END_DECLS
