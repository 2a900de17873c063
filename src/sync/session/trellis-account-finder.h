/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sync-connector.h"

G_BEGIN_DECLS

/* Finds the calendars of an account, and makes new ones, aside; for setting sharing up. */

/* What a person told of an account, and agreed to. */
typedef struct
{
  char *account;      /* uid; its password is asked of the connector */
  char *address;      /* an email address, a host or a URL */
  char *user;
  char *certificate;  /* fingerprint that is trusted though nobody vouches for it, or NULL */
  GPtrArray *origins; /* where else the password may go, of char * */
  gboolean allows_plain;
} TrellisSignIn;

typedef struct
{
  char *address;
  char *name;
  TrellisItemKinds kinds;
  gboolean may_write;
} TrellisFoundCalendar;

typedef struct
{
  char *server;         /* URL where the account is */
  char *home;           /* where calendars can be made, or NULL */
  GPtrArray *calendars; /* of TrellisFoundCalendar */
} TrellisFoundAccount;

TrellisSignIn        *trellis_sign_in_new                    (const TrellisAccount   *account);
void                  trellis_sign_in_keep                   (const TrellisSignIn       *self,
                                                              const TrellisFoundAccount *found,
                                                              TrellisAccount            *account);
void                  trellis_sign_in_free                   (TrellisSignIn          *self);
void                  trellis_found_calendar_free            (TrellisFoundCalendar   *self);
void                  trellis_found_account_free             (TrellisFoundAccount    *self);

void                  trellis_account_find_async             (TrellisSyncConnector *connector,
                                                              const TrellisSignIn  *sign_in,
                                                              GCancellable         *cancellable,
                                                              GAsyncReadyCallback   callback,
                                                              gpointer              user_data);
TrellisFoundAccount  *trellis_account_find_finish            (TrellisSyncConnector *connector,
                                                              GAsyncResult         *result,
                                                              GError              **error);
void                  trellis_account_make_calendar_async    (TrellisSyncConnector *connector,
                                                              const TrellisSignIn  *sign_in,
                                                              const char           *home,
                                                              const char           *name,
                                                              GCancellable         *cancellable,
                                                              GAsyncReadyCallback   callback,
                                                              gpointer              user_data);
TrellisFoundCalendar *trellis_account_make_calendar_finish   (TrellisSyncConnector *connector,
                                                              GAsyncResult         *result,
                                                              GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisSignIn, trellis_sign_in_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisFoundCalendar, trellis_found_calendar_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisFoundAccount, trellis_found_account_free)

G_END_DECLS
