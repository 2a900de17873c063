/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-room.h"

struct _TrellisRoom
{
  GObject parent_instance;

  gint64 started;
  gboolean curtain;
};

typedef enum
{
  PROP_STARTED = 1,
  PROP_CURTAIN,
} TrellisRoomProperty;

static GParamSpec *props[PROP_CURTAIN + 1];

G_DEFINE_FINAL_TYPE (TrellisRoom, trellis_room, G_TYPE_OBJECT)

static void
trellis_room_get_property (GObject *object, guint prop_id, GValue *value,
                           GParamSpec *pspec)
{
  TrellisRoom *self = TRELLIS_ROOM (object);

  switch ((TrellisRoomProperty) prop_id)
    {
    case PROP_STARTED:
      g_value_set_int64 (value, self->started);
      break;
    case PROP_CURTAIN:
      g_value_set_boolean (value, self->curtain);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_room_set_property (GObject *object, guint prop_id, const GValue *value,
                           GParamSpec *pspec)
{
  TrellisRoom *self = TRELLIS_ROOM (object);

  switch ((TrellisRoomProperty) prop_id)
    {
    case PROP_STARTED:
      trellis_room_set_started (self, g_value_get_int64 (value));
      break;
    case PROP_CURTAIN:
      trellis_room_set_curtain (self, g_value_get_boolean (value));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_room_class_init (TrellisRoomClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = trellis_room_get_property;
  object_class->set_property = trellis_room_set_property;

  props[PROP_STARTED] =
    g_param_spec_int64 ("started", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_CURTAIN] = g_param_spec_boolean ("curtain", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
trellis_room_init (TrellisRoom *self)
{
}

/* Transfer none: it lives as long as the store. */
TrellisRoom *
trellis_room_find (TrellisStore *store, TrellisMeeting *meeting)
{
  static const char key[] = "trellis-rooms";
  GHashTable *rooms = g_object_get_data (G_OBJECT (store), key);
  const char *uid = trellis_record_get_uid (TRELLIS_RECORD (meeting));
  TrellisRoom *room;

  if (rooms == NULL)
    {
      rooms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
      g_object_set_data_full (G_OBJECT (store), key, rooms, (GDestroyNotify) g_hash_table_unref);
    }

  room = g_hash_table_lookup (rooms, uid);
  if (room == NULL)
    {
      room = g_object_new (TRELLIS_TYPE_ROOM, NULL);
      g_hash_table_insert (rooms, g_strdup (uid), room);
    }
  return room;
}

gint64
trellis_room_get_started (TrellisRoom *self)
{
  g_return_val_if_fail (TRELLIS_IS_ROOM (self), 0);

  return self->started;
}

void
trellis_room_set_started (TrellisRoom *self, gint64 started)
{
  g_return_if_fail (TRELLIS_IS_ROOM (self));

  if (self->started == started)
    return;
  self->started = started;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STARTED]);
}

gboolean
trellis_room_get_curtain (TrellisRoom *self)
{
  g_return_val_if_fail (TRELLIS_IS_ROOM (self), FALSE);

  return self->curtain;
}

void
trellis_room_set_curtain (TrellisRoom *self, gboolean curtain)
{
  g_return_if_fail (TRELLIS_IS_ROOM (self));

  if (self->curtain == curtain)
    return;
  self->curtain = curtain;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CURTAIN]);
}
