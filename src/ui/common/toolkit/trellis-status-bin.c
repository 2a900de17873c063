/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-status-bin.h"

#include "trellis-steady-focus.h"

/* Up to this height, in pixels where text is not scaled, picture, title, text, and button have no room below
 * one another. */
#define LOW 300

struct _TrellisStatusBin
{
  AdwBreakpointBin parent_instance;
};

G_DEFINE_FINAL_TYPE (TrellisStatusBin, trellis_status_bin, ADW_TYPE_BREAKPOINT_BIN)

static void
child_changed_cb (TrellisStatusBin *self)
{
  static const char *const low_classes[] = { "compact", NULL };
  GtkWidget *page = adw_breakpoint_bin_get_child (ADW_BREAKPOINT_BIN (self));
  AdwBreakpoint *low;

  if (page == NULL)
    return;

  g_return_if_fail (ADW_IS_STATUS_PAGE (page));

  low = adw_breakpoint_new (
    adw_breakpoint_condition_new_length (ADW_BREAKPOINT_CONDITION_MAX_HEIGHT, LOW, ADW_LENGTH_UNIT_SP));
  adw_breakpoint_add_setters (low, G_OBJECT (page), "icon-name", "", page, "css-classes", low_classes, NULL);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (self), low);
  trellis_steady_focus_attach (GTK_WIDGET (self), page);
}

static void
trellis_status_bin_class_init (TrellisStatusBinClass *klass)
{
}

static void
trellis_status_bin_init (TrellisStatusBin *self)
{
  /* Such a bin does not ask its child; a status page scrolls. */
  gtk_widget_set_size_request (GTK_WIDGET (self), 200, 100);
  g_signal_connect (self, "notify::child", G_CALLBACK (child_changed_cb), NULL);
}
