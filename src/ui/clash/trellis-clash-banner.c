/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-clash-banner.h"

#include "trellis-clash-dialog.h"
#include "trellis-clash-things.h"
#include "trellis-clash-words.h"

#include <glib/gi18n.h>

/* In a window that is lower, the sentence would leave no room for what it is about. */
#define LOW 400

struct _TrellisClashBanner
{
  AdwBin parent_instance;

  TrellisStore *store;
  TrellisRecord *record;
  gulong changed_handler;
  gboolean has_clash; /* is told of, and nothing else */
  gboolean is_telling;
  gboolean is_low; /* the window */
  char *sentence;  /* what is told */

  AdwBanner *banner;
};

G_DEFINE_FINAL_TYPE (TrellisClashBanner, trellis_clash_banner, ADW_TYPE_BIN)

typedef enum
{
  PROP_TELLING = 1,
} TrellisClashBannerProperty;

static GParamSpec *props[PROP_TELLING + 1];

/* What waits for a choice comes first, then where there is something to choose. */
static guint
get_weight (const TrellisSharedClash *clash)
{
  if (clash->waits != NULL)
    return 2;
  return clash->field != NULL ? 1 : 0;
}

/* What to tell first. NULL where nothing is to be looked at. */
static const TrellisSharedClash *
find_clash (const TrellisClashThing *thing)
{
  const TrellisSharedClash *found = NULL;

  for (guint i = 0; thing != NULL && i < thing->clashes->len; i++)
    {
      const TrellisSharedClash *clash = thing->clashes->pdata[i];

      if (!clash->is_seen && (found == NULL || get_weight (clash) > get_weight (found)))
        found = clash;
    }
  return found;
}

static void
update_title (TrellisClashBanner *self)
{
  const char *sentence = self->sentence != NULL ? self->sentence : "";

  adw_banner_set_title (self->banner, self->is_low ? _("To Look At") : sentence);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->banner), self->is_low ? sentence : NULL);
}

static void
layout_cb (TrellisClashBanner *self)
{
  const int height = gtk_widget_get_height (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));
  const gboolean is_low = height > 0 && height < LOW;

  if (self->is_low == is_low)
    return;
  self->is_low = is_low;
  update_title (self);
}

static void
tell (TrellisClashBanner *self, const char *sentence, const char *button)
{
  if (!adw_banner_get_revealed (self->banner) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
  g_set_str (&self->sentence, sentence);
  update_title (self);
  adw_banner_set_button_label (self->banner, button);
}

static void
tell_clash (TrellisClashBanner *self, const TrellisSharedClash *clash)
{
  g_autoptr(TrellisClashPeople) people = trellis_clash_people_new (self->store, clash->match);
  g_autofree char *sentence = clash->waits != NULL
                              ? g_strdup (trellis_clash_words_waiting (G_TYPE_INVALID, TRELLIS_SHARED_ITEM_STATE_ASKING))
                              : trellis_clash_words_sentence (people, clash->kind);

  tell (self, sentence,
        /* Translators: buttons that show what two people changed at the same time. */
        clash->field != NULL ? _("_See Both") : _("_Look"));
}

/* Why the other person does not see it, or not as it is here; NULL where they do, or are not to. */
static const char *
find_obstacle (TrellisClashBanner *self, const char *match)
{
  g_autoptr(TrellisSharedItem) item = NULL;

  if (trellis_record_get_visibility (self->record) != TRELLIS_VISIBILITY_SHARED)
    return NULL;
  item = trellis_store_dup_shared_item (self->store, match, trellis_record_get_uid (self->record));
  return item != NULL ? trellis_clash_words_waiting (item->type, item->state) : NULL;
}

static char *
dup_match (TrellisClashBanner *self)
{
  return self->record != NULL ? trellis_store_find_match (self->store, self->record) : NULL;
}

static void
update (TrellisClashBanner *self)
{
  g_autofree char *match = dup_match (self);
  g_autoptr(GPtrArray) things = match != NULL ? trellis_clash_things_list (self->store, match) : NULL;
  const TrellisSharedClash *clash =
    things != NULL ? find_clash (trellis_clash_things_find (things, self->record)) : NULL;
  const char *obstacle = clash == NULL && match != NULL ? find_obstacle (self, match) : NULL;
  const gboolean is_telling = clash != NULL || obstacle != NULL;

  self->has_clash = clash != NULL;
  if (clash != NULL)
    tell_clash (self, clash);
  else if (obstacle != NULL)
    tell (self, obstacle, _("_Look"));
  adw_banner_set_revealed (self->banner, is_telling);

  /* What is folded away would still be there for a screen reader. */
  gtk_widget_set_visible (GTK_WIDGET (self->banner), is_telling);
  if (self->is_telling == is_telling)
    return;
  self->is_telling = is_telling;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TELLING]);
}

/* The button is gone then, from where the dialog was opened. */
static void
dialog_closed_cb (TrellisClashBanner *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (parent != NULL && !adw_banner_get_revealed (self->banner))
    gtk_widget_child_focus (parent, GTK_DIR_TAB_FORWARD);
}

static void
button_clicked_cb (TrellisClashBanner *self)
{
  g_autofree char *match = dup_match (self);
  AdwDialog *dialog;

  if (match == NULL)
    return;
  trellis_store_flush (self->store, NULL);
  dialog = trellis_clash_dialog_new (self->store, match);
  if (self->has_clash)
    trellis_clash_dialog_show (TRELLIS_CLASH_DIALOG (dialog), self->record, GTK_WIDGET (self));
  g_signal_connect_object (dialog, "closed", G_CALLBACK (dialog_closed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
trellis_clash_banner_dispose (GObject *object)
{
  TrellisClashBanner *self = TRELLIS_CLASH_BANNER (object);

  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_object (&self->record);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_clash_banner_parent_class)->dispose (object);
}

static void
trellis_clash_banner_finalize (GObject *object)
{
  g_free (TRELLIS_CLASH_BANNER (object)->sentence);

  G_OBJECT_CLASS (trellis_clash_banner_parent_class)->finalize (object);
}

/* The surface is laid out each time when the window gets another size; that of the window comes before this. */
static void
trellis_clash_banner_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (trellis_clash_banner_parent_class)->realize (widget);
  g_signal_connect_object (gtk_native_get_surface (gtk_widget_get_native (widget)), "layout", G_CALLBACK (layout_cb),
                           widget, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  layout_cb (TRELLIS_CLASH_BANNER (widget));
}

static void
trellis_clash_banner_unrealize (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_native_get_surface (gtk_widget_get_native (widget)), layout_cb, widget);
  GTK_WIDGET_CLASS (trellis_clash_banner_parent_class)->unrealize (widget);
}

static void
trellis_clash_banner_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrellisClashBanner *self = TRELLIS_CLASH_BANNER (object);

  switch ((TrellisClashBannerProperty) prop_id)
    {
    case PROP_TELLING:
      g_value_set_boolean (value, self->is_telling);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
trellis_clash_banner_class_init (TrellisClashBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = trellis_clash_banner_get_property;
  object_class->dispose = trellis_clash_banner_dispose;
  object_class->finalize = trellis_clash_banner_finalize;
  GTK_WIDGET_CLASS (klass)->realize = trellis_clash_banner_realize;
  GTK_WIDGET_CLASS (klass)->unrealize = trellis_clash_banner_unrealize;

  props[PROP_TELLING] =
    g_param_spec_boolean ("telling", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
trellis_clash_banner_init (TrellisClashBanner *self)
{
  self->banner = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_use_markup (self->banner, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->banner), FALSE);
  g_signal_connect_swapped (self->banner, "button-clicked", G_CALLBACK (button_clicked_cb), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->banner));
}

/* The thing that the banner is on; NULL for none. */
void
trellis_clash_banner_set_record (TrellisClashBanner *self, TrellisStore *store, gpointer record)
{
  g_return_if_fail (TRELLIS_IS_CLASH_BANNER (self));

  if (self->store == NULL && store != NULL)
    {
      self->store = g_object_ref (store);
      self->changed_handler =
        g_signal_connect_swapped (store, "sharing-changed", G_CALLBACK (update), self);
    }
  if (self->record == record)
    return;
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, update, self);
  g_set_object (&self->record, record);
  if (record != NULL)
    g_signal_connect_object (record, "notify::visibility", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
