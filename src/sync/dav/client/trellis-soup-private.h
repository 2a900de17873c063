/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-late-library.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* What Trellis calls of libsoup, which it is not linked with: another name does not link. The header's macros
 * for types and casts, such as SOUP_SESSION (), are calls, too. */
#define TRELLIS_SOUP_FUNCTIONS(each) \
  each (soup_auth_authenticate) \
  each (soup_auth_basic_get_type) \
  each (soup_auth_get_scheme_name) \
  each (soup_auth_is_for_proxy) \
  each (soup_auth_manager_clear_cached_credentials) \
  each (soup_auth_manager_get_type) \
  each (soup_auth_manager_use_auth) \
  each (soup_auth_new) \
  each (soup_date_time_new_from_http_string) \
  each (soup_message_add_flags) \
  each (soup_message_get_http_version) \
  each (soup_message_get_request_headers) \
  each (soup_message_get_response_headers) \
  each (soup_message_get_status) \
  each (soup_message_get_uri) \
  each (soup_message_headers_get_content_type) \
  each (soup_message_headers_get_one) \
  each (soup_message_headers_replace) \
  each (soup_message_new_from_uri) \
  each (soup_message_set_force_http1) \
  each (soup_message_set_request_body_from_bytes) \
  each (soup_session_abort) \
  each (soup_session_error_quark) \
  each (soup_session_get_feature) \
  each (soup_session_new_with_options) \
  each (soup_session_send_async) \
  each (soup_session_send_finish)

typedef struct
{
  TRELLIS_SOUP_FUNCTIONS (TRELLIS_LATE_POINTER)
} TrellisSoup;

const TrellisSoup *trellis_soup_get (void);

G_END_DECLS
