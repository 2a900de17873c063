/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-transport.h"

G_DEFINE_INTERFACE (TrellisTransport, trellis_transport, G_TYPE_OBJECT)

static void
trellis_transport_default_init (TrellisTransportInterface *iface)
{
}

/* Fills @abilities with what is known, without asking the other side. */
void
trellis_transport_get_abilities (TrellisTransport *self, TrellisTransportAbilities *abilities)
{
  g_return_if_fail (TRELLIS_IS_TRANSPORT (self));
  g_return_if_fail (abilities != NULL);

  TRELLIS_TRANSPORT_GET_IFACE (self)->get_abilities (self, abilities);
}

/* The cheap question: sets @may_have_changed to whether list_changes() may have something to tell
 * since it gave @token (nullable: TRUE without asking). Collections of one account share one
 * request, as long as each asks once in a round. */
gboolean
trellis_transport_may_have_changed (TrellisTransport  *self,
                                    const char        *token,
                                    gboolean          *may_have_changed,
                                    GCancellable      *cancellable,
                                    GError           **error)
{
  g_return_val_if_fail (TRELLIS_IS_TRANSPORT (self), FALSE);
  g_return_val_if_fail (may_have_changed != NULL, FALSE);

  if (token == NULL)
    {
      *may_have_changed = TRUE;
      return TRUE;
    }
  return TRELLIS_TRANSPORT_GET_IFACE (self)->may_have_changed (self, token, may_have_changed,
                                                               cancellable, error);
}

/* Lists what changed since @token was given. NULL lists all that is there, and data may come along;
 * "" lists all without data, to compare etags. The answer to a token is whole, too, where there is
 * no better way or the other side does not know the token any more. Transfer full. */
TrellisRemoteChanges *
trellis_transport_list_changes (TrellisTransport  *self,
                                const char        *token,
                                GCancellable      *cancellable,
                                GError           **error)
{
  g_return_val_if_fail (TRELLIS_IS_TRANSPORT (self), NULL);

  return TRELLIS_TRANSPORT_GET_IFACE (self)->list_changes (self, token, cancellable, error);
}

/* Fetches items with their data. The answer, of TrellisRemoteItem, has each of @hrefs once, spelled
 * as it was asked for, in any order. Ask for some hundred at a time. Transfer full. */
GPtrArray *
trellis_transport_fetch (TrellisTransport   *self,
                         const char *const  *hrefs,
                         GCancellable       *cancellable,
                         GError            **error)
{
  g_return_val_if_fail (TRELLIS_IS_TRANSPORT (self), NULL);
  g_return_val_if_fail (hrefs != NULL, NULL);

  return TRELLIS_TRANSPORT_GET_IFACE (self)->fetch (self, hrefs, cancellable, error);
}

/* Puts all of @writes (TrellisRemoteWrite), some perhaps at once. @func is called, in this thread,
 * for each that was begun, as soon as it is known what became of it. FALSE when it had to stop
 * before the end: what @func was not called for was not begun. A failure of one item alone is told
 * to @func only. */
gboolean
trellis_transport_put (TrellisTransport        *self,
                       GPtrArray               *writes,
                       TrellisRemoteWriteFunc   func,
                       gpointer                 user_data,
                       GCancellable            *cancellable,
                       GError                 **error)
{
  g_return_val_if_fail (TRELLIS_IS_TRANSPORT (self), FALSE);
  g_return_val_if_fail (writes != NULL && func != NULL, FALSE);

  return TRELLIS_TRANSPORT_GET_IFACE (self)->put (self, writes, func, user_data, cancellable, error);
}

/* Removes all of @writes, which have hrefs and etags; otherwise as trellis_transport_put(). */
gboolean
trellis_transport_remove (TrellisTransport        *self,
                          GPtrArray               *writes,
                          TrellisRemoteWriteFunc   func,
                          gpointer                 user_data,
                          GCancellable            *cancellable,
                          GError                 **error)
{
  g_return_val_if_fail (TRELLIS_IS_TRANSPORT (self), FALSE);
  g_return_val_if_fail (writes != NULL && func != NULL, FALSE);

  return TRELLIS_TRANSPORT_GET_IFACE (self)->remove (self, writes, func, user_data, cancellable, error);
}

/* Writes into @account, through which the other side is reached, what was learned of its server, to be
 * kept for the next time. Whether that is anything new. */
gboolean
trellis_transport_update_account (TrellisTransport *self, TrellisAccount *account)
{
  g_return_val_if_fail (TRELLIS_IS_TRANSPORT (self), FALSE);
  g_return_val_if_fail (account != NULL, FALSE);

  return TRELLIS_TRANSPORT_GET_IFACE (self)->update_account != NULL &&
         TRELLIS_TRANSPORT_GET_IFACE (self)->update_account (self, account);
}

/* @etag and @data are nullable. */
TrellisRemoteItem *
trellis_remote_item_new (const char *href, const char *etag, GBytes *data)
{
  TrellisRemoteItem *self = g_new0 (TrellisRemoteItem, 1);

  self->href = g_strdup (href);
  self->etag = g_strdup (etag);
  self->data = data != NULL ? g_bytes_ref (data) : NULL;
  return self;
}

TrellisRemoteItem *
trellis_remote_item_new_gone (const char *href)
{
  TrellisRemoteItem *self = trellis_remote_item_new (href, NULL, NULL);

  self->is_gone = TRUE;
  return self;
}

void
trellis_remote_item_free (TrellisRemoteItem *self)
{
  g_free (self->href);
  g_free (self->etag);
  g_clear_pointer (&self->data, g_bytes_unref);
  g_clear_error (&self->error);
  g_free (self->copy_of);
  g_free (self);
}

TrellisRemoteChanges *
trellis_remote_changes_new (void)
{
  TrellisRemoteChanges *self = g_new0 (TrellisRemoteChanges, 1);

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_remote_item_free);
  return self;
}

void
trellis_remote_changes_free (TrellisRemoteChanges *self)
{
  g_ptr_array_unref (self->items);
  g_free (self->token);
  g_free (self);
}

/* What is nullable is told at TrellisRemoteWrite. */
TrellisRemoteWrite *
trellis_remote_write_new (const char *href, const char *uid, const char *etag, GBytes *data)
{
  TrellisRemoteWrite *self = g_new0 (TrellisRemoteWrite, 1);

  self->href = g_strdup (href);
  self->uid = g_strdup (uid);
  self->etag = g_strdup (etag);
  self->data = data != NULL ? g_bytes_ref (data) : NULL;
  return self;
}

void
trellis_remote_write_free (TrellisRemoteWrite *self)
{
  g_free (self->href);
  g_free (self->uid);
  g_free (self->etag);
  g_clear_pointer (&self->data, g_bytes_unref);
  g_clear_pointer (&self->expected, g_bytes_unref);
  g_free (self);
}
