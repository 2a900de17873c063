/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client-fixture.h"

#include <string.h>

#include "trellis-dav-body.h"
#include "trellis-dav-href.h"

/* More than any answer of a server in this process takes, however busy the machine is. */
const TrellisDavPatience client_fixture_patience = { .connect = 60000, .idle = 60, .total = 60000, .failure = 60000 };

/* With what does not answer. */
const TrellisDavPatience client_fixture_haste = { .connect = 2000, .idle = 1, .total = 1500, .failure = 300 };

TrellisDavClient *
client_fixture_new (FakeDav *dav)
{
  g_autoptr(GUri) url = fake_dav_get_url (dav, "/");

  return trellis_dav_client_new_with_patience (url, &client_fixture_patience);
}

TrellisDavAnswer *
client_fixture_find (TrellisDavClient *client, GUri *url, GError **error)
{
  return trellis_dav_client_ask (client,
                                 trellis_dav_request_new_xml ("PROPFIND", url, TRELLIS_DAV_PURPOSE_FIND, 0,
                                                              trellis_dav_body_find ()),
                                 NULL, error);
}

TrellisDavAnswer *
client_fixture_put (TrellisDavClient *client, GUri *url, GError **error)
{
  TrellisDavRequest *request = trellis_dav_request_new ("PUT", url, TRELLIS_DAV_PURPOSE_CREATE);

  request->body = g_bytes_new_static (EVENT, strlen (EVENT));
  request->content_type = "text/calendar; charset=utf-8";
  request->if_none_match = TRUE;
  return trellis_dav_client_ask (client, request, NULL, error);
}

TrellisDavClient *
client_fixture_new_raw (RawServer *server, GUri **url)
{
  return client_fixture_new_patient (server, &client_fixture_patience, url);
}

TrellisDavClient *
client_fixture_new_patient (RawServer *server, const TrellisDavPatience *patience, GUri **url)
{
  g_autofree char *text = g_strdup_printf ("http://127.0.0.1:%u/c/a.ics", raw_server_get_port (server));

  *url = trellis_dav_url_parse (text);
  return trellis_dav_client_new_with_patience (*url, patience);
}
