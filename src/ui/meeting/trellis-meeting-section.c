/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-meeting-section.h"

#include "trellis-read-only.h"
#include "trellis-spot.h"

typedef struct
{
  TrellisStore *store;
  TrellisMeeting *meeting;
  TrellisMatch *match;
  TrellisPerson *partner;
} TrellisMeetingSectionPrivate;

typedef enum
{
  PROP_STORE = 1,
  PROP_MEETING,
} TrellisMeetingSectionProperty;

static GParamSpec *props[PROP_MEETING + 1];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TrellisMeetingSection, trellis_meeting_section, ADW_TYPE_BIN)

static TrellisMeetingSectionPrivate *
get_private (TrellisMeetingSection *self)
{
  return trellis_meeting_section_get_instance_private (self);
}

static void
trellis_meeting_section_constructed (GObject *object)
{
  TrellisMeetingSectionPrivate *priv = get_private (TRELLIS_MEETING_SECTION (object));

  G_OBJECT_CLASS (trellis_meeting_section_parent_class)->constructed (object);

  priv->match =
    trellis_store_get (priv->store, TRELLIS_TYPE_MATCH, trellis_meeting_get_match (priv->meeting));
  trellis_spot_set_record (object, priv->meeting);
  priv->partner = trellis_store_get_partner (priv->store, priv->match);
}

static void
trellis_meeting_section_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrellisMeetingSectionPrivate *priv = get_private (TRELLIS_MEETING_SECTION (object));

  switch ((TrellisMeetingSectionProperty) prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, priv->store);
      break;
    case PROP_MEETING:
      g_value_set_object (value, priv->meeting);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_meeting_section_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TrellisMeetingSectionPrivate *priv = get_private (TRELLIS_MEETING_SECTION (object));

  switch ((TrellisMeetingSectionProperty) prop_id)
    {
    case PROP_STORE:
      priv->store = g_value_dup_object (value);
      break;
    case PROP_MEETING:
      priv->meeting = g_value_dup_object (value);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_meeting_section_finalize (GObject *object)
{
  TrellisMeetingSectionPrivate *priv = get_private (TRELLIS_MEETING_SECTION (object));

  g_clear_object (&priv->partner);
  g_clear_object (&priv->match);
  g_clear_object (&priv->meeting);
  g_clear_object (&priv->store);

  G_OBJECT_CLASS (trellis_meeting_section_parent_class)->finalize (object);
}

static void
trellis_meeting_section_class_init (TrellisMeetingSectionClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = trellis_meeting_section_constructed;
  object_class->get_property = trellis_meeting_section_get_property;
  object_class->set_property = trellis_meeting_section_set_property;
  object_class->finalize = trellis_meeting_section_finalize;

  props[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, TRELLIS_TYPE_STORE, flags);
  props[PROP_MEETING] = g_param_spec_object ("meeting", NULL, NULL, TRELLIS_TYPE_MEETING, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
trellis_meeting_section_init (TrellisMeetingSection *self)
{
  trellis_read_only_shut (self, NULL);
}

TrellisStore *
trellis_meeting_section_get_store (TrellisMeetingSection *self)
{
  return get_private (self)->store;
}

TrellisMeeting *
trellis_meeting_section_get_meeting (TrellisMeetingSection *self)
{
  return get_private (self)->meeting;
}

/* The person at the other end; NULL where the match does not know one. */
TrellisPerson *
trellis_meeting_section_get_partner (TrellisMeetingSection *self)
{
  return get_private (self)->partner;
}

/* The role in this match of the person whose computer this is. */
TrellisRole
trellis_meeting_section_get_my_role (TrellisMeetingSection *self)
{
  return trellis_match_get_my_role (get_private (self)->match);
}

/* Brings @record, which is of the meeting, into view. */
void
trellis_meeting_section_show (TrellisMeetingSection *self, TrellisRecord *record)
{
  g_return_if_fail (TRELLIS_IS_MEETING_SECTION (self));

  if (TRELLIS_MEETING_SECTION_GET_CLASS (self)->show != NULL)
    TRELLIS_MEETING_SECTION_GET_CLASS (self)->show (self, record);
}
