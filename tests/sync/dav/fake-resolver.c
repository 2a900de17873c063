/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-resolver.h"

struct _FakeResolver
{
  GResolver parent_instance;

  char *domain;
  char *host;
  guint16 port;
  char *path;
};

G_DEFINE_FINAL_TYPE (FakeResolver, fake_resolver, G_TYPE_RESOLVER)

static GList *
fake_resolver_lookup_by_name_with_flags (GResolver                 *resolver,
                                         const char                *name,
                                         GResolverNameLookupFlags   flags,
                                         GCancellable              *cancellable,
                                         GError                   **error)
{
  FakeResolver *self = FAKE_RESOLVER (resolver);

  if (g_str_equal (name, self->host))
    return g_list_append (NULL, g_inet_address_new_from_string ("127.0.0.1"));
  g_set_error_literal (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "Unknown");
  return NULL;
}

static GList *
fake_resolver_lookup_by_name (GResolver *resolver, const char *name, GCancellable *cancellable, GError **error)
{
  return fake_resolver_lookup_by_name_with_flags (resolver, name, 0, cancellable, error);
}

static void
lookup_async (GResolver           *resolver,
              const char          *name,
              GCancellable        *cancellable,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (resolver, cancellable, callback, user_data);
  GError *error = NULL;
  GList *addresses = fake_resolver_lookup_by_name (resolver, name, cancellable, &error);

  if (addresses != NULL)
    g_task_return_pointer (task, addresses, (GDestroyNotify) g_resolver_free_addresses);
  else
    g_task_return_error (task, error);
}

static void
fake_resolver_lookup_by_name_with_flags_async (GResolver                *resolver,
                                               const char               *name,
                                               GResolverNameLookupFlags  flags,
                                               GCancellable             *cancellable,
                                               GAsyncReadyCallback       callback,
                                               gpointer                  user_data)
{
  lookup_async (resolver, name, cancellable, callback, user_data);
}

static GList *
lookup_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static GList *
fake_resolver_lookup_service (GResolver *resolver, const char *name, GCancellable *cancellable, GError **error)
{
  FakeResolver *self = FAKE_RESOLVER (resolver);
  g_autofree char *known = g_strconcat ("_caldavs._tcp.", self->domain, NULL);

  if (g_str_equal (name, known))
    return g_list_append (NULL, g_srv_target_new (self->host, self->port, 0, 1));
  g_set_error_literal (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "Unknown");
  return NULL;
}

static GList *
fake_resolver_lookup_records (GResolver            *resolver,
                              const char           *name,
                              GResolverRecordType   type,
                              GCancellable         *cancellable,
                              GError              **error)
{
  FakeResolver *self = FAKE_RESOLVER (resolver);
  g_autofree char *known = g_strconcat ("_caldavs._tcp.", self->domain, NULL);

  if (g_str_equal (name, known) && type == G_RESOLVER_RECORD_TXT && self->path != NULL)
    {
      g_autofree char *text = g_strconcat ("path=", self->path, NULL);
      const char *const strings[] = { text, NULL };

      return g_list_append (NULL, g_variant_ref_sink (g_variant_new ("(^as)", strings)));
    }
  g_set_error_literal (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "Unknown");
  return NULL;
}

static void
fake_resolver_finalize (GObject *object)
{
  FakeResolver *self = FAKE_RESOLVER (object);

  g_free (self->domain);
  g_free (self->host);
  g_free (self->path);

  G_OBJECT_CLASS (fake_resolver_parent_class)->finalize (object);
}

static void
fake_resolver_class_init (FakeResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fake_resolver_finalize;
  resolver_class->lookup_by_name = fake_resolver_lookup_by_name;
  resolver_class->lookup_by_name_async = lookup_async;
  resolver_class->lookup_by_name_finish = lookup_finish;
  resolver_class->lookup_by_name_with_flags = fake_resolver_lookup_by_name_with_flags;
  resolver_class->lookup_by_name_with_flags_async = fake_resolver_lookup_by_name_with_flags_async;
  resolver_class->lookup_by_name_with_flags_finish = lookup_finish;
  resolver_class->lookup_service = fake_resolver_lookup_service;
  resolver_class->lookup_records = fake_resolver_lookup_records;
}

static void
fake_resolver_init (FakeResolver *self)
{
}

/* @path: nullable */
GResolver *
fake_resolver_new (const char *domain, const char *host, guint16 port, const char *path)
{
  FakeResolver *self = g_object_new (FAKE_TYPE_RESOLVER, NULL);

  self->domain = g_strdup (domain);
  self->host = g_strdup (host);
  self->port = port;
  self->path = g_strdup (path);
  return G_RESOLVER (self);
}
