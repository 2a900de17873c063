/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-handed-key.h"

/* That of the controller by which @text gets its keys; NULL where nothing can be written. */
static GtkIMContext *
find_input_method (GtkWidget *text)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (text);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
      GtkIMContext *input_method =
        GTK_IS_EVENT_CONTROLLER_KEY (controller)
          ? gtk_event_controller_key_get_im_context (GTK_EVENT_CONTROLLER_KEY (controller))
          : NULL;

      if (input_method != NULL)
        return input_method;
    }

  return NULL;
}

/* gtk_event_controller_key_forward() does this and more, and is deprecated since GTK 4.24. */
gboolean
trellis_handed_key_give (GtkEventControllerKey *controller, GtkWidget *text)
{
  GdkEvent *event;
  GtkIMContext *input_method;

  g_return_val_if_fail (GTK_IS_EVENT_CONTROLLER_KEY (controller), GDK_EVENT_PROPAGATE);
  g_return_val_if_fail (GTK_IS_WIDGET (text), GDK_EVENT_PROPAGATE);

  event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  input_method = find_input_method (text);
  return event != NULL && input_method != NULL && gtk_im_context_filter_keypress (input_method, event);
}
