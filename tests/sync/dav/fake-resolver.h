/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* Names of a domain that only this test has: one host at 127.0.0.1, which the domain's service
 * records lead to; every other name is unknown. */
#define FAKE_TYPE_RESOLVER (fake_resolver_get_type ())
G_DECLARE_FINAL_TYPE (FakeResolver, fake_resolver, FAKE, RESOLVER, GResolver)

GResolver *fake_resolver_new (const char *domain,
                              const char *host,
                              guint16     port,
                              const char *path);
