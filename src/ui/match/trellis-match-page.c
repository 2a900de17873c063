/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-match-page-private.h"

#include "trellis-agreement-place.h"
#include "trellis-compact-switcher.h"
#include "trellis-goals-place.h"
#include "trellis-hidden-focus.h"
#include "trellis-meetings-place.h"
#include "trellis-notes-place.h"
#include "trellis-over-banner.h"
#include "trellis-overview-place.h"
#include "trellis-read-only.h"
#include "trellis-steady-focus.h"
#include "trellis-unseen.h"
#include "trellis-wrapped-title.h"

#include <glib/gi18n.h>

struct _TrellisMatchPage
{
  AdwNavigationPage parent_instance;

  TrellisStore *store;
  TrellisMatch *match;
  TrellisChoices *choices; /* nullable */
  TrellisPerson *partner;

  AdwHeaderBar *header_bar;
  AdwWindowTitle *window_title;
  TrellisOverBanner *over_banner;
  GtkWidget *back_button;
  AdwViewStack *stack;
  AdwViewSwitcher *switcher;
  AdwViewSwitcherBar *switcher_bar;
  TrellisCompactSwitcher *compact_switcher;
  guint back_source;
};

typedef enum
{
  PROP_PLACE = 1,
} TrellisMatchPageProperty;

static GParamSpec *props[PROP_PLACE + 1];

G_DEFINE_FINAL_TYPE (TrellisMatchPage, trellis_match_page, ADW_TYPE_NAVIGATION_PAGE)

/* The places in their order, and the record classes that each of them shows. */
static const struct
{
  const char *name;
  const char *title;
  const char *icon;
  GType (*get_type) (void);
  const char *tables[8];
} places[] = {
  /* Translators: the places of a match stand side by side, also in a window of 360 pixels, where each has
   * room for about ten letters. */
  { "overview", NC_("place", "Overview"), "trellis-overview-symbolic", trellis_overview_place_get_type, { "match", "pulse", "conclusion", "attachment" } },
  { "agreement", NC_("place", "Agreement"), "trellis-agreement-symbolic", trellis_agreement_place_get_type, { "agreement", "clause", "signature" } },
  { "meetings", NC_("place", "Meetings"), "trellis-meetings-symbolic", trellis_meetings_place_get_type, { "meeting", "point", "action" } },
  { "notes", NC_("place", "Notes"), "trellis-notes-symbolic", trellis_notes_place_get_type, { "note" } },
  { "goals", NC_("place", "Goals"), "trellis-goals-symbolic", trellis_goals_place_get_type, { "goal", "task", "check_in", "skill", "skill_rating" } },
};

static AdwBin *
get_frame (TrellisMatchPage *self, const char *name)
{
  return (AdwBin *) adw_view_stack_get_child_by_name (self->stack, name);
}

/* NULL before the first one is there. */
static TrellisPlace *
get_visible_place (TrellisMatchPage *self)
{
  AdwBin *frame = (AdwBin *)adw_view_stack_get_visible_child (self->stack);

  return frame != NULL ? (TrellisPlace *)adw_bin_get_child (frame) : NULL;
}

/* One way back at a time: within the place, and then out of the match. */
static void
update_back (TrellisMatchPage *self)
{
  TrellisPlace *place = get_visible_place (self);
  gboolean is_within = place != NULL && trellis_place_can_go_back (place);

  gtk_widget_set_visible (self->back_button, is_within);
  adw_header_bar_set_show_back_button (self->header_bar, !is_within);
}

static gboolean
update_back_cb (gpointer data)
{
  TrellisMatchPage *self = data;

  self->back_source = 0;
  update_back (self);
  return G_SOURCE_REMOVE;
}

/* A place finds out that it is narrow while all of the page gets its size, and is painted right then:
 * the header bar above it may not change before that is over. */
static void
can_go_back_cb (TrellisMatchPage *self)
{
  if (self->back_source == 0)
    self->back_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_back_cb, self, NULL);
}

static TrellisPlace *
ensure_place (TrellisMatchPage *self, guint index)
{
  AdwBin *frame = get_frame (self, places[index].name);

  if (adw_bin_get_child (frame) == NULL)
    {
      adw_bin_set_child (frame, g_object_new (places[index].get_type (), "store", self->store,
                                              "match", self->match, "choices", self->choices,
                                              NULL));
      g_signal_connect_object (adw_bin_get_child (frame), "notify::can-go-back",
                               G_CALLBACK (can_go_back_cb), self, G_CONNECT_SWAPPED);
    }
  return TRELLIS_PLACE (adw_bin_get_child (frame));
}

/* What is pressed in a place, a next step or a menu, may lead to another. */
static void
take_focus_along (TrellisMatchPage *self)
{
  GtkWidget *visible = adw_view_stack_get_visible_child (self->stack);

  if (trellis_hidden_focus_is_behind (GTK_WIDGET (self->stack), visible))
    gtk_widget_child_focus (visible, GTK_DIR_TAB_FORWARD);
}

static void
visible_child_changed_cb (TrellisMatchPage *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->stack);

  if (self->store == NULL || name == NULL)
    return;

  trellis_store_flush (self->store, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].name, name))
      ensure_place (self, i);
  take_focus_along (self);
  update_back (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PLACE]);
}

static void
show_place (TrellisMatchPage *self, const char *place)
{
  if (place != NULL && get_frame (self, place) != NULL)
    adw_view_stack_set_visible_child_name (self->stack, place);
}

static void
place_show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_place (TRELLIS_MATCH_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
step_show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisMatchPage *self = TRELLIS_MATCH_PAGE (widget);
  const guint step = g_variant_get_uint32 (parameter);
  GtkWidget *frame;

  if (step > G_N_ELEMENTS (places))
    return;

  show_place (self, places[step - 1].name);
  frame = GTK_WIDGET (get_frame (self, places[step - 1].name));
  /* From within, it would go on to what comes next there. */
  if (gtk_widget_get_focus_child (frame) == NULL)
    gtk_widget_child_focus (frame, GTK_DIR_TAB_FORWARD);
}

static void
place_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  trellis_match_page_go_back (TRELLIS_MATCH_PAGE (widget));
}

static void
trellis_match_page_get_property (GObject *object, guint prop_id, GValue *value,
                                 GParamSpec *pspec)
{
  TrellisMatchPage *self = TRELLIS_MATCH_PAGE (object);

  switch ((TrellisMatchPageProperty) prop_id)
    {
    case PROP_PLACE:
      g_value_set_string (value, adw_view_stack_get_visible_child_name (self->stack));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_match_page_set_property (GObject *object, guint prop_id, const GValue *value,
                                 GParamSpec *pspec)
{
  TrellisMatchPage *self = TRELLIS_MATCH_PAGE (object);

  switch ((TrellisMatchPageProperty) prop_id)
    {
    case PROP_PLACE:
      show_place (self, g_value_get_string (value));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_match_page_dispose (GObject *object)
{
  TrellisMatchPage *self = TRELLIS_MATCH_PAGE (object);

  g_clear_handle_id (&self->back_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_MATCH_PAGE);
  g_clear_object (&self->partner);
  g_clear_object (&self->choices);
  g_clear_object (&self->match);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_match_page_parent_class)->dispose (object);
}

static void
trellis_match_page_class_init (TrellisMatchPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = trellis_match_page_get_property;
  G_OBJECT_CLASS (klass)->set_property = trellis_match_page_set_property;
  G_OBJECT_CLASS (klass)->dispose = trellis_match_page_dispose;

  props[PROP_PLACE] =
    g_param_spec_string ("place", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), G_N_ELEMENTS (props), props);

  g_type_ensure (TRELLIS_TYPE_COMPACT_SWITCHER);
  g_type_ensure (TRELLIS_TYPE_OVER_BANNER);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/match/trellis-match-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisMatchPage, header_bar);
  gtk_widget_class_bind_template_child (widget_class, TrellisMatchPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, TrellisMatchPage, over_banner);
  gtk_widget_class_bind_template_child (widget_class, TrellisMatchPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisMatchPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisMatchPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, TrellisMatchPage, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, TrellisMatchPage, compact_switcher);
  gtk_widget_class_bind_template_callback (widget_class, visible_child_changed_cb);

  gtk_widget_class_install_action (widget_class, "place.show", "s", place_show_action);
  gtk_widget_class_install_action (widget_class, "step.show", "u", step_show_action);
  gtk_widget_class_install_action (widget_class, "place.back", NULL, place_back_action);
  trellis_match_page_class_install_actions (widget_class);
}

/* Most windows have room for the names of the places above, and never show the bar. */
static void
bar_revealed_cb (TrellisMatchPage *self)
{
  adw_view_switcher_bar_set_stack (self->switcher_bar, self->stack);
}

static void
trellis_match_page_init (TrellisMatchPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_wrapped_title_make_header (self->window_title);
  trellis_steady_focus_attach_within (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      GtkWidget *frame = adw_bin_new ();

      trellis_unseen_attach (ADW_BIN (frame));
      adw_view_stack_add_titled_with_icon (self->stack, frame, places[i].name,
                                           g_dpgettext2 (NULL, "place", places[i].title), places[i].icon);
    }

  /* Not before the pages are there: the switchers would make all their buttons anew for each. */
  adw_view_switcher_set_stack (self->switcher, self->stack);
  g_signal_connect_object (self->switcher_bar, "notify::reveal", G_CALLBACK (bar_revealed_cb), self,
                           G_CONNECT_SWAPPED);
  trellis_compact_switcher_set_stack (self->compact_switcher, self->stack);
}

/* A page needs a title, and whoever comes with a calendar may have no name. */
static gboolean
name_to_title (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  const char *name = g_value_get_string (from);

  g_value_set_string (to, name != NULL && *name != '\0' ? name : _("Mentoring"));
  return TRUE;
}

/* Without @choices, all places are as they are at first, and nothing is kept of what is chosen in them. */
GtkWidget *
trellis_match_page_new (TrellisStore *store, TrellisMatch *match, TrellisChoices *choices)
{
  TrellisMatchPage *self = g_object_new (TRELLIS_TYPE_MATCH_PAGE, NULL);

  self->store = g_object_ref (store);
  self->match = g_object_ref (match);
  g_set_object (&self->choices, choices);
  self->partner = trellis_store_get_partner (store, match);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _("Mentoring"));
  if (self->partner != NULL)
    g_object_bind_property_full (self->partner, "name", self, "title", G_BINDING_SYNC_CREATE, name_to_title, NULL,
                                 NULL, NULL);
  trellis_read_only_mark (self, match);
  trellis_read_only_shut (self, "meeting.plan", "goal.new", "pulse.new", "match.introduce", "match.conclude", NULL);
  visible_child_changed_cb (self);
  trellis_over_banner_set_match (self->over_banner, match);

  return GTK_WIDGET (self);
}

TrellisStore *
trellis_match_page_get_store (TrellisMatchPage *self)
{
  g_return_val_if_fail (TRELLIS_IS_MATCH_PAGE (self), NULL);

  return self->store;
}

TrellisMatch *
trellis_match_page_get_match (TrellisMatchPage *self)
{
  g_return_val_if_fail (TRELLIS_IS_MATCH_PAGE (self), NULL);

  return self->match;
}

/* Goes to the place that is for records such as @record; NULL where it is the match itself. */
static TrellisPlace *
go_to_place_of (TrellisMatchPage *self, TrellisRecord *record)
{
  const char *table = TRELLIS_RECORD_GET_CLASS (record)->table;

  if (TRELLIS_IS_MATCH (record))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_strv_contains (places[i].tables, table))
      {
        adw_view_stack_set_visible_child_name (self->stack, places[i].name);
        return ensure_place (self, i);
      }

  return NULL;
}

/* Goes to the place that is for records such as @record, and shows it there. The match itself is
 * shown by whatever place is open. */
void
trellis_match_page_show (TrellisMatchPage *self, TrellisRecord *record)
{
  TrellisPlace *place;

  g_return_if_fail (TRELLIS_IS_MATCH_PAGE (self));

  place = go_to_place_of (self, record);
  if (place != NULL)
    trellis_place_show (place, record);
}

/* Puts the focus where the person goes on in the place that is open. */
void
trellis_match_page_begin (TrellisMatchPage *self)
{
  TrellisPlace *place;

  g_return_if_fail (TRELLIS_IS_MATCH_PAGE (self));

  place = get_visible_place (self);
  if (place == NULL || (!gtk_widget_grab_focus (GTK_WIDGET (place)) &&
                        !gtk_widget_child_focus (GTK_WIDGET (place), GTK_DIR_TAB_FORWARD)))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* Within the place that is open, as from a note to the list of them in a narrow window. FALSE where there is no way
 * back. */
gboolean
trellis_match_page_go_back (TrellisMatchPage *self)
{
  TrellisPlace *place;

  g_return_val_if_fail (TRELLIS_IS_MATCH_PAGE (self), FALSE);

  place = get_visible_place (self);
  if (place == NULL || !trellis_place_can_go_back (place))
    return FALSE;

  trellis_place_go_back (place);
  return TRUE;
}

/* Chooses again what trellis_match_page_get_chosen() told. */
void
trellis_match_page_choose (TrellisMatchPage *self, TrellisRecord *record)
{
  TrellisPlace *place;

  g_return_if_fail (TRELLIS_IS_MATCH_PAGE (self));

  place = go_to_place_of (self, record);
  if (place != NULL)
    trellis_place_choose (place, record);
}

/* What is chosen and can be seen in the place that is open; nullable. */
TrellisRecord *
trellis_match_page_get_chosen (TrellisMatchPage *self)
{
  TrellisPlace *place;

  g_return_val_if_fail (TRELLIS_IS_MATCH_PAGE (self), NULL);

  place = get_visible_place (self);
  return place != NULL ? trellis_place_get_chosen (place) : NULL;
}

static gboolean
has_action (GtkWidget *widget, const char *action)
{
  GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (widget);
  const char *name, *property;
  const GVariantType *parameter;
  GType owner;

  for (guint i = 0;
       gtk_widget_class_query_action (klass, i, &owner, &name, &parameter, &property); i++)
    if (g_str_equal (name, action))
      return TRUE;

  return FALSE;
}

/* Goes to the place with this name and activates an action of its own, without a parameter. FALSE
 * where there is no such place or action. */
gboolean
trellis_match_page_act (TrellisMatchPage *self, const char *place, const char *action)
{
  g_return_val_if_fail (TRELLIS_IS_MATCH_PAGE (self), FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].name, place))
      {
        GtkWidget *widget = GTK_WIDGET (ensure_place (self, i));

        show_place (self, place);
        return has_action (widget, action) && gtk_widget_activate_action (widget, action, NULL);
      }

  return FALSE;
}
