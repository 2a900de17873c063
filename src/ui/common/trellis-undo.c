/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-undo.h"

#include "trellis-toast.h"

#include <glib/gi18n.h>

/* What of an overlay can be taken back by a key: its toast with an offer, while that shows. */
#define STANDING_OFFER "trellis-standing-offer"
#define OFFER "trellis-offer"

typedef struct
{
  TrellisUndoFunc undo;
  gpointer data;
  GDestroyNotify destroy;
} Offer;

static void
offer_free (gpointer data, GClosure *closure)
{
  Offer *offer = data;

  if (offer->destroy != NULL)
    offer->destroy (offer->data);
  g_free (offer);
}

static void
button_clicked_cb (AdwToast *toast, Offer *offer)
{
  offer->undo (offer->data);
}

static void
dismissed_cb (AdwToast *toast, AdwToastOverlay *overlay)
{
  if (g_object_get_data (G_OBJECT (overlay), STANDING_OFFER) == toast)
    g_object_set_data (G_OBJECT (overlay), STANDING_OFFER, NULL);
}

/* A dialog does not lie within the content of its window. */
static AdwToastOverlay *
find_overlay (GtkWidget *widget)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (overlay == NULL && ADW_IS_APPLICATION_WINDOW (root))
    overlay = adw_application_window_get_content (ADW_APPLICATION_WINDOW (root));
  if (overlay == NULL && ADW_IS_WINDOW (root))
    overlay = adw_window_get_content (ADW_WINDOW (root));

  return ADW_IS_TOAST_OVERLAY (overlay) ? ADW_TOAST_OVERLAY (overlay) : NULL;
}

/* What was told before must not keep this waiting, nor come back after it. */
static void
add_toast (AdwToastOverlay *overlay, AdwToast *toast)
{
  adw_toast_overlay_dismiss_all (overlay);
  adw_toast_overlay_add_toast (overlay, toast);
}

/* Tells in the window of @widget what has been done, without a way back. */
void
trellis_undo_tell (GtkWidget *widget, const char *message)
{
  AdwToastOverlay *overlay = find_overlay (widget);

  if (overlay != NULL)
    add_toast (overlay, trellis_toast_new (message, TRELLIS_TOAST_TOLD));
}

/* Tells in the window of @widget what is going on, until something else is told, and offers to end it by @cancellable,
 * which may be NULL. The toast, by which it can be told how it goes on; NULL where there is no room for any. */
AdwToast *
trellis_undo_tell_course (GtkWidget *widget, const char *message, GCancellable *cancellable)
{
  AdwToastOverlay *overlay = find_overlay (widget);
  AdwToast *toast;

  if (overlay == NULL)
    return NULL;

  toast = trellis_toast_new (message, 0);
  if (cancellable != NULL)
    {
      adw_toast_set_button_label (toast, _("_Cancel"));
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (g_cancellable_cancel), cancellable,
                               G_CONNECT_SWAPPED);
    }
  add_toast (overlay, toast);
  return toast;
}

/* Tells in the window of @widget what has been done, and offers to take it back by @undo. The toast
 * does not need @widget to live on. */
void
trellis_undo_offer (GtkWidget *widget, const char *message, TrellisUndoFunc undo, gpointer data,
                    GDestroyNotify destroy)
{
  AdwToastOverlay *overlay = find_overlay (widget);
  AdwToast *toast;
  Offer *offer;

  if (overlay == NULL)
    {
      if (destroy != NULL)
        destroy (data);
      return;
    }

  offer = g_new0 (Offer, 1);
  offer->undo = undo;
  offer->data = data;
  offer->destroy = destroy;

  toast = trellis_toast_new (message, TRELLIS_TOAST_OFFERED);
  adw_toast_set_button_label (toast, _("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (button_clicked_cb), offer, offer_free,
                         G_CONNECT_DEFAULT);
  g_object_set_data (G_OBJECT (toast), OFFER, offer);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), overlay, G_CONNECT_DEFAULT);
  g_object_set_data_full (G_OBJECT (overlay), STANDING_OFFER, g_object_ref (toast), g_object_unref);
  add_toast (overlay, toast);
}

/* As its button does. Nothing is taken back that is no longer told of. */
static void
step_undo_action (GtkWidget *window, const char *name, GVariant *parameter)
{
  AdwToastOverlay *overlay = find_overlay (window);
  g_autoptr(AdwToast) toast = NULL;

  if (overlay != NULL)
    g_set_object (&toast, g_object_get_data (G_OBJECT (overlay), STANDING_OFFER));
  if (toast == NULL)
    return;

  g_object_set_data (G_OBJECT (overlay), STANDING_OFFER, NULL);
  button_clicked_cb (toast, g_object_get_data (G_OBJECT (toast), OFFER));
  adw_toast_dismiss (toast);
}

/* Gives a window "step.undo", which takes back what was last offered to be, while that is told. */
void
trellis_undo_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "step.undo", NULL, step_undo_action);
}

typedef struct
{
  TrellisStore *store;
  TrellisRecord *record;
} Deletion;

static void
deletion_free (gpointer data)
{
  Deletion *deletion = data;

  g_object_unref (deletion->store);
  g_object_unref (deletion->record);
  g_free (deletion);
}

static void
undo_deletion (gpointer data)
{
  Deletion *deletion = data;

  trellis_store_restore (deletion->store, deletion->record);
}

/* Puts @record into the trash and offers to bring it back. */
void
trellis_undo_delete (GtkWidget *widget, TrellisStore *store, gpointer record, const char *message)
{
  Deletion *deletion = g_new0 (Deletion, 1);

  deletion->store = g_object_ref (store);
  deletion->record = g_object_ref (record);
  trellis_store_delete (store, record);
  trellis_undo_offer (widget, message, undo_deletion, deletion, deletion_free);
}

typedef struct
{
  TrellisStore *store;
  GPtrArray *records;
} Addition;

static void
addition_free (gpointer data)
{
  Addition *addition = data;

  g_object_unref (addition->store);
  g_ptr_array_unref (addition->records);
  g_free (addition);
}

static void
undo_addition (gpointer data)
{
  Addition *addition = data;

  for (guint i = 0; i < addition->records->len; i++)
    trellis_store_delete (addition->store, addition->records->pdata[i]);
}

/* Offers to delete @records again, which were just added. */
void
trellis_undo_offer_additions (GtkWidget *widget, TrellisStore *store, GPtrArray *records, const char *message)
{
  Addition *addition = g_new0 (Addition, 1);

  addition->store = g_object_ref (store);
  addition->records = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (addition->records, g_object_ref (records->pdata[i]));
  trellis_undo_offer (widget, message, undo_addition, addition, addition_free);
}

/* Adds @records, which are new, and offers to delete them again. */
void
trellis_undo_add_all (GtkWidget *widget, TrellisStore *store, GPtrArray *records,
                      const char *message)
{
  for (guint i = 0; i < records->len; i++)
    trellis_store_add (store, records->pdata[i]);
  trellis_undo_offer_additions (widget, store, records, message);
}

/* Adds @record, which is new, and offers to delete it again. */
void
trellis_undo_add (GtkWidget *widget, TrellisStore *store, gpointer record, const char *message)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new ();

  g_ptr_array_add (records, record);
  trellis_undo_add_all (widget, store, records, message);
}
