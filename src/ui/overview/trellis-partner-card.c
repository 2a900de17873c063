/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-partner-card.h"

#include "trellis-attaching.h"
#include "trellis-attachments.h"
#include "trellis-avatar.h"
#include "trellis-direction.h"
#include "trellis-format.h"
#include "trellis-labels.h"
#include "trellis-launch.h"
#include "trellis-link.h"
#include "trellis-markdown.h"
#include "trellis-menu-button.h"
#include "trellis-partner-words.h"
#include "trellis-photo-verbs.h"
#include "trellis-photos.h"
#include "trellis-read-only.h"
#include "trellis-store-attachments.h"
#include "trellis-sync-line.h"
#include "trellis-time.h"
#include "trellis-wrap-box.h"
#include "trellis-zones.h"

#include <glib/gi18n.h>

struct _TrellisPartnerCard
{
  AdwBin parent_instance;

  TrellisStore *store; /* NULL until there is a match, as is the next */
  TrellisMatch *match;
  TrellisPerson *partner;
  guint minute_source;
  GStrv reach; /* the markup of what is in the box below; NULL at first */
  gboolean compact;

  GtkBox *box;
  GtkWidget *head;
  GtkBox *texts;
  GtkWidget *details;
  TrellisAvatar *avatar;
  GtkLabel *name_label;
  GtkLabel *role_label;
  GtkLabel *work_label;
  GtkLabel *zone_label;
  TrellisWrapBox *reach_box;
  GtkWidget *mail_button;
  TrellisAttachments *attachments;
  TrellisSyncLine *sync_line;
  GtkMenuButton *menu_button;
  GMenuModel *match_menu;
};

typedef enum
{
  PROP_COMPACT = 1,
} TrellisPartnerCardProperty;

static GParamSpec *props[PROP_COMPACT + 1];

G_DEFINE_FINAL_TYPE (TrellisPartnerCard, trellis_partner_card, ADW_TYPE_BIN)

/* The avatar, large and small. */
#define AVATAR_SIZE 72
#define COMPACT_AVATAR_SIZE 48

static char *
format_role (TrellisPartnerCard *self)
{
  const char *role = trellis_partner_words_role (trellis_match_get_my_role (self->match));
  TrellisMatchState state = trellis_match_get_state (self->match);
  g_autofree char *since = trellis_format_since (trellis_match_get_started (self->match));

  return trellis_format_line (role, state != TRELLIS_MATCH_STATE_ACTIVE ? trellis_label_match_state (state) : since,
                              NULL);
}

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* What reads the other way than the window, in both parts, does so as a whole. */
static char *
format_work (TrellisPartnerCard *self, const char *job, const char *organization)
{
  const gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const gboolean is_other =
    trellis_direction_is_other (job, is_rtl) && trellis_direction_is_other (organization, is_rtl);
  /* Translators: a person's job title and organization. */
  g_autofree char *both = g_strdup_printf (_("%s, %s"), job, organization);

  return is_other ? trellis_direction_turn (both, !is_rtl) : g_steal_pointer (&both);
}

static void
show_work (TrellisPartnerCard *self)
{
  const char *job = trellis_person_get_job_title (self->partner);
  const char *organization = trellis_person_get_organization (self->partner);
  g_autofree char *both = NULL;

  if (job != NULL && organization != NULL)
    both = format_work (self, job, organization);
  show_text (self->work_label, both != NULL ? both : job != NULL ? job : organization);
}

/* The partner's local time, where it differs from the one here. */
static void
show_zone (TrellisPartnerCard *self)
{
  const char *id = trellis_person_get_time_zone (self->partner);
  g_autoptr(GTimeZone) there = id != NULL ? g_time_zone_new_identifier (id) : NULL;
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GDateTime) now_there = there != NULL ? g_date_time_to_timezone (now, there) : NULL;
  g_autofree char *clock = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (now_there != NULL &&
      g_date_time_get_utc_offset (now_there) != g_date_time_get_utc_offset (now))
    {
      clock = trellis_format_clock (trellis_time_now (), there);
      name = trellis_zones_write (id);
      /* Translators: the time of day where the partner lives, and the name of the time zone. */
      text = g_strdup_printf (_("%s local time (%s)"), clock, name);
    }
  show_text (self->zone_label, text);
}

/* The page or the mail address that @link, which somebody typed, stands for; NULL where it is neither; transfer
 * full. */
static char *
dup_address (const char *link)
{
  g_autofree char *address = trellis_link_dup_uri (link);

  return address != NULL && trellis_markdown_is_address (address) ? g_steal_pointer (&address) : NULL;
}

static gboolean
activate_link_cb (TrellisPartnerCard *self, const char *address)
{
  trellis_launch (GTK_WIDGET (self), address, _("The link cannot be opened"));
  return GDK_EVENT_STOP;
}

/* The markup of one of the links; transfer full. */
static char *
mark_up_link (const char *link)
{
  g_autofree char *address = dup_address (link);
  const char *words = g_str_has_prefix (link, "https://") ? link + strlen ("https://") : link;
  const gsize len = strlen (words);
  g_autofree char *shown =
    g_markup_escape_text (words, len > 1 && words[len - 1] == '/' ? (gssize) len - 1 : (gssize) len);
  g_autofree char *target = address != NULL ? g_markup_escape_text (address, -1) : NULL;

  return target != NULL ? g_strdup_printf ("<a href=\"%s\">%s</a>", target, shown) : g_steal_pointer (&shown);
}

/* A label of its own for each: GTK tells a screen reader of the label that has the focus, not of a link in it. */
static void
add_label (TrellisPartnerCard *self, const char *markup)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (activate_link_cb), self, G_CONNECT_SWAPPED);
  trellis_wrap_box_append (self->reach_box, label);
}

/* The phone number and the links. */
static void
show_reach (TrellisPartnerCard *self)
{
  const char *const *links = trellis_person_get_links (self->partner);
  const char *phone = trellis_person_get_phone (self->partner);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) labels = NULL;
  GtkWidget *child;

  if (phone != NULL)
    {
      g_autofree char *shown = g_markup_escape_text (phone, -1);

      /* A number is read from the left, also among other words. */
      g_strv_builder_take (builder, g_strdup_printf ("\u2066%s\u2069", shown));
    }
  for (guint i = 0; links != NULL && links[i] != NULL; i++)
    g_strv_builder_take (builder, mark_up_link (links[i]));

  /* The focus may be in one of them. */
  labels = g_strv_builder_end (builder);
  if (self->reach != NULL && g_strv_equal ((const char *const *) self->reach, (const char *const *) labels))
    return;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->reach_box))) != NULL)
    gtk_widget_unparent (child);
  for (guint i = 0; labels[i] != NULL; i++)
    add_label (self, labels[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->reach_box), labels[0] != NULL);
  g_strfreev (self->reach);
  self->reach = g_steal_pointer (&labels);
}

static void
update (TrellisPartnerCard *self)
{
  g_autofree char *role = format_role (self);

  gtk_label_set_label (self->role_label, role);
  trellis_sync_line_set_match (self->sync_line, trellis_record_get_uid (TRELLIS_RECORD (self->match)));
  show_work (self);
  show_zone (self);
  show_reach (self);
  gtk_widget_set_visible (self->mail_button, trellis_person_get_email (self->partner) != NULL);
}

static gboolean
minute_cb (gpointer data)
{
  show_zone (data);
  return G_SOURCE_CONTINUE;
}

static void
trellis_partner_card_map (GtkWidget *widget)
{
  TrellisPartnerCard *self = TRELLIS_PARTNER_CARD (widget);

  if (self->partner != NULL)
    show_zone (self);
  if (self->partner != NULL && self->minute_source == 0)
    self->minute_source = g_timeout_add_seconds (60, minute_cb, self);

  GTK_WIDGET_CLASS (trellis_partner_card_parent_class)->map (widget);
}

static void
trellis_partner_card_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&TRELLIS_PARTNER_CARD (widget)->minute_source, g_source_remove);

  GTK_WIDGET_CLASS (trellis_partner_card_parent_class)->unmap (widget);
}

/* Where text is large in a narrow window, what is beside the avatar would have one word a line. */
static void
set_compact (TrellisPartnerCard *self, gboolean compact)
{
  if (self->compact == compact)
    return;

  self->compact = compact;
  trellis_avatar_set_size (self->avatar, compact ? COMPACT_AVATAR_SIZE : AVATAR_SIZE);
  g_object_ref (self->details);
  gtk_box_remove (compact ? self->texts : self->box, self->details);
  if (compact)
    gtk_box_insert_child_after (self->box, self->details, self->head);
  else
    gtk_box_append (self->texts, self->details);
  g_object_unref (self->details);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COMPACT]);
}

static void
attach (TrellisPartnerCard *self, TrellisAttachmentKind kind)
{
  if (self->match != NULL)
    trellis_attaching_choose (GTK_WIDGET (self), self->store, self->match, NULL, kind);
}

static void
match_attach_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  attach (TRELLIS_PARTNER_CARD (widget), TRELLIS_ATTACHMENT_KIND_FILE);
}

static void
match_attach_cv_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  attach (TRELLIS_PARTNER_CARD (widget), TRELLIS_ATTACHMENT_KIND_CV);
}

static void
match_choose_photo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisPartnerCard *self = TRELLIS_PARTNER_CARD (widget);

  if (self->match != NULL)
    trellis_photo_choose (widget, self->store, self->match);
}

static void
trellis_partner_card_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((TrellisPartnerCardProperty) prop_id)
    {
    case PROP_COMPACT:
      g_value_set_boolean (value, TRELLIS_PARTNER_CARD (object)->compact);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_partner_card_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((TrellisPartnerCardProperty) prop_id)
    {
    case PROP_COMPACT:
      set_compact (TRELLIS_PARTNER_CARD (object), g_value_get_boolean (value));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_partner_card_dispose (GObject *object)
{
  TrellisPartnerCard *self = TRELLIS_PARTNER_CARD (object);

  g_clear_handle_id (&self->minute_source, g_source_remove);
  /* The template would let go of the bin's child behind its back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_PARTNER_CARD);
  g_clear_pointer (&self->reach, g_strfreev);
  g_clear_object (&self->partner);
  g_clear_object (&self->match);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_partner_card_parent_class)->dispose (object);
}

static void
trellis_partner_card_class_init (TrellisPartnerCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = trellis_partner_card_get_property;
  G_OBJECT_CLASS (klass)->set_property = trellis_partner_card_set_property;
  G_OBJECT_CLASS (klass)->dispose = trellis_partner_card_dispose;
  widget_class->map = trellis_partner_card_map;
  widget_class->unmap = trellis_partner_card_unmap;

  props[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), G_N_ELEMENTS (props), props);

  g_type_ensure (TRELLIS_TYPE_ATTACHMENTS);
  g_type_ensure (TRELLIS_TYPE_AVATAR);
  g_type_ensure (TRELLIS_TYPE_SYNC_LINE);
  g_type_ensure (TRELLIS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/overview/trellis-partner-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisPartnerCard, box);
  gtk_widget_class_bind_template_child (widget_class, TrellisPartnerCard, head);
  gtk_widget_class_bind_template_child (widget_class, TrellisPartnerCard, texts);
  gtk_widget_class_bind_template_child (widget_class, TrellisPartnerCard, details);
  gtk_widget_class_bind_template_child (widget_class, TrellisPartnerCard, avatar);
  gtk_widget_class_bind_template_child (widget_class, TrellisPartnerCard, name_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisPartnerCard, role_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisPartnerCard, work_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisPartnerCard, zone_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisPartnerCard, reach_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisPartnerCard, mail_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisPartnerCard, attachments);
  gtk_widget_class_bind_template_child (widget_class, TrellisPartnerCard, sync_line);
  gtk_widget_class_bind_template_child (widget_class, TrellisPartnerCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisPartnerCard, match_menu);

  gtk_widget_class_install_action (widget_class, "match.attach", NULL, match_attach_action);
  gtk_widget_class_install_action (widget_class, "match.attach-cv", NULL, match_attach_cv_action);
  gtk_widget_class_install_action (widget_class, "match.choose-photo", NULL, match_choose_photo_action);
}

static void
trellis_partner_card_init (TrellisPartnerCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_menu_button_set_model (self->menu_button, self->match_menu);
  trellis_read_only_shut (self, "match.attach", "match.attach-cv", "match.choose-photo", NULL);
}

/* Shows the partner of @match. To be called once. */
void
trellis_partner_card_set_match (TrellisPartnerCard *self, TrellisStore *store, TrellisMatch *match)
{
  g_autoptr(TrellisRecordList) files = NULL;

  g_return_if_fail (TRELLIS_IS_PARTNER_CARD (self));
  g_return_if_fail (self->match == NULL);

  files = trellis_store_list_attachments (store, match, NULL);
  trellis_attachments_follow (self->attachments, store, files);
  self->partner = trellis_store_get_partner (store, match);
  if (self->partner == NULL)
    return;

  self->store = g_object_ref (store);
  self->match = g_object_ref (match);
  g_object_bind_property (self->partner, "name", self->name_label, "label", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->partner, "name", self->avatar, "text", G_BINDING_SYNC_CREATE);
  trellis_photos_show (self->avatar, store, match);
  trellis_photo_accept_drops (GTK_WIDGET (self->avatar), store, match);
  g_signal_connect_object (self->partner, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->match, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
