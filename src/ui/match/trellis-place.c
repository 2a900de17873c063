/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-place.h"

#include "trellis-read-only.h"
#include "trellis-spot.h"

typedef struct
{
  TrellisStore *store;
  TrellisMatch *match;
  TrellisChoices *choices;
  AdwNavigationSplitView *split_view; /* a list and what is chosen in it; NULL for none */
} TrellisPlacePrivate;

typedef enum
{
  PROP_STORE = 1,
  PROP_MATCH,
  PROP_CHOICES,
  PROP_CAN_GO_BACK,
} TrellisPlaceProperty;

static GParamSpec *props[PROP_CAN_GO_BACK + 1];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TrellisPlace, trellis_place, ADW_TYPE_BIN)

static void
trellis_place_get_property (GObject *object, guint prop_id, GValue *value,
                            GParamSpec *pspec)
{
  TrellisPlacePrivate *priv = trellis_place_get_instance_private (TRELLIS_PLACE (object));

  switch ((TrellisPlaceProperty) prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, priv->store);
      break;
    case PROP_MATCH:
      g_value_set_object (value, priv->match);
      break;
    case PROP_CHOICES:
      g_value_set_object (value, priv->choices);
      break;
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, trellis_place_can_go_back (TRELLIS_PLACE (object)));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_place_set_property (GObject *object, guint prop_id, const GValue *value,
                            GParamSpec *pspec)
{
  TrellisPlacePrivate *priv = trellis_place_get_instance_private (TRELLIS_PLACE (object));

  switch ((TrellisPlaceProperty) prop_id)
    {
    case PROP_STORE:
      priv->store = g_value_dup_object (value);
      break;
    case PROP_MATCH:
      priv->match = g_value_dup_object (value);
      break;
    case PROP_CHOICES:
      priv->choices = g_value_get_object (value) != NULL ? g_value_dup_object (value)
                                                         : trellis_choices_new ();
      break;
    case PROP_CAN_GO_BACK:
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_place_constructed (GObject *object)
{
  G_OBJECT_CLASS (trellis_place_parent_class)->constructed (object);

  trellis_spot_set_record (object, trellis_place_get_match (TRELLIS_PLACE (object)));
  trellis_read_only_mark (object, trellis_place_get_match (TRELLIS_PLACE (object)));
  trellis_read_only_shut (object, NULL);
}

static void
trellis_place_finalize (GObject *object)
{
  TrellisPlacePrivate *priv = trellis_place_get_instance_private (TRELLIS_PLACE (object));

  g_clear_weak_pointer (&priv->split_view);
  g_clear_object (&priv->choices);
  g_clear_object (&priv->match);
  g_clear_object (&priv->store);

  G_OBJECT_CLASS (trellis_place_parent_class)->finalize (object);
}

static void
trellis_place_class_init (TrellisPlaceClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = trellis_place_constructed;
  object_class->get_property = trellis_place_get_property;
  object_class->set_property = trellis_place_set_property;
  object_class->finalize = trellis_place_finalize;

  props[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, TRELLIS_TYPE_STORE, flags);
  props[PROP_MATCH] = g_param_spec_object ("match", NULL, NULL, TRELLIS_TYPE_MATCH, flags);
  props[PROP_CHOICES] =
    g_param_spec_object ("choices", NULL, NULL, TRELLIS_TYPE_CHOICES, flags);
  props[PROP_CAN_GO_BACK] =
    g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
trellis_place_init (TrellisPlace *self)
{
}

TrellisStore *
trellis_place_get_store (TrellisPlace *self)
{
  TrellisPlacePrivate *priv = trellis_place_get_instance_private (self);

  return priv->store;
}

TrellisMatch *
trellis_place_get_match (TrellisPlace *self)
{
  TrellisPlacePrivate *priv = trellis_place_get_instance_private (self);

  return priv->match;
}

/* What is chosen to be seen of the matches. Never NULL. */
TrellisChoices *
trellis_place_get_choices (TrellisPlace *self)
{
  TrellisPlacePrivate *priv = trellis_place_get_instance_private (self);

  return priv->choices;
}

/* The role in this match of the person whose computer this is. */
TrellisRole
trellis_place_get_my_role (TrellisPlace *self)
{
  return trellis_match_get_my_role (trellis_place_get_match (self));
}

/* Brings @record, which is one of the place, into view. */
void
trellis_place_show (TrellisPlace *self, TrellisRecord *record)
{
  g_return_if_fail (TRELLIS_IS_PLACE (self));

  if (TRELLIS_PLACE_GET_CLASS (self)->show != NULL)
    TRELLIS_PLACE_GET_CLASS (self)->show (self, record);
}

/* What is chosen in a place that is a list and what is chosen in it, and can be seen: in a narrow
 * window the list may hide it. NULL else. */
TrellisRecord *
trellis_place_get_chosen (TrellisPlace *self)
{
  TrellisPlacePrivate *priv = trellis_place_get_instance_private (self);

  g_return_val_if_fail (TRELLIS_IS_PLACE (self), NULL);

  if (TRELLIS_PLACE_GET_CLASS (self)->get_chosen == NULL ||
      (adw_navigation_split_view_get_collapsed (priv->split_view) &&
       !adw_navigation_split_view_get_show_content (priv->split_view)))
    return NULL;

  return TRELLIS_PLACE_GET_CLASS (self)->get_chosen (self);
}

/* Chooses @record, in a place where something is chosen, and leaves the rest as it is. */
void
trellis_place_choose (TrellisPlace *self, TrellisRecord *record)
{
  g_return_if_fail (TRELLIS_IS_PLACE (self));

  if (TRELLIS_PLACE_GET_CLASS (self)->choose != NULL)
    TRELLIS_PLACE_GET_CLASS (self)->choose (self, record);
}

static void
notify_can_go_back (TrellisPlace *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_GO_BACK]);
}

/* For a place that is a list and what is chosen in it. To be called once. */
void
trellis_place_set_split_view (TrellisPlace *self, AdwNavigationSplitView *split_view)
{
  TrellisPlacePrivate *priv = trellis_place_get_instance_private (self);

  g_return_if_fail (TRELLIS_IS_PLACE (self));
  g_return_if_fail (priv->split_view == NULL);

  g_set_weak_pointer (&priv->split_view, split_view);
  g_signal_connect_object (split_view, "notify::collapsed", G_CALLBACK (notify_can_go_back), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (split_view, "notify::show-content", G_CALLBACK (notify_can_go_back),
                           self, G_CONNECT_SWAPPED);
}

gboolean
trellis_place_can_go_back (TrellisPlace *self)
{
  TrellisPlacePrivate *priv = trellis_place_get_instance_private (self);

  g_return_val_if_fail (TRELLIS_IS_PLACE (self), FALSE);

  return priv->split_view != NULL && adw_navigation_split_view_get_collapsed (priv->split_view) &&
         adw_navigation_split_view_get_show_content (priv->split_view);
}

/* From what was chosen to the list. */
void
trellis_place_go_back (TrellisPlace *self)
{
  TrellisPlacePrivate *priv = trellis_place_get_instance_private (self);

  g_return_if_fail (trellis_place_can_go_back (self));

  adw_navigation_split_view_set_show_content (priv->split_view, FALSE);
}
