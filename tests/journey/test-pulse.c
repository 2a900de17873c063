/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-journey-facts.h"
#include "trellis-next-steps.h"
#include "trellis-pulse-rules.h"

/* First after 30 days, then every 60. */
static void
test_days (void)
{
  const struct
  {
    const char *today;
    int asked;
  } cases[] = {
    { "2025-12-01", 0 }, { "2026-01-01", 0 }, { "2026-01-30", 0 }, { "2026-01-31", 1 },
    { "2026-03-31", 1 }, { "2026-04-01", 2 }, { "2026-05-30", 2 }, { "2026-05-31", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (trellis_pulse_count_asked ("2026-01-01", cases[i].today), ==, cases[i].asked);
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *day = trellis_pulse_dup_asked_day ("2026-01-01", i);

      g_assert_cmpint (trellis_pulse_count_asked ("2026-01-01", day), ==, i + 1);
    }
}

static void
test_due (void)
{
  const char *began = "2026-01-01";

  g_assert_false (trellis_pulse_is_due (began, began, NULL, "2026-01-30"));
  g_assert_true (trellis_pulse_is_due (began, began, NULL, "2026-01-31"));
  g_assert_false (trellis_pulse_is_due (began, began, "2026-01-31", "2026-03-31"));
  g_assert_true (trellis_pulse_is_due (began, began, "2026-01-31", "2026-04-01"));
  /* Who answers before being asked is asked again. */
  g_assert_true (trellis_pulse_is_due (began, began, "2026-03-31", "2026-04-01"));
  g_assert_false (trellis_pulse_is_due (began, began, "2026-04-01", "2026-04-01"));
  /* Nobody is asked about a time before the match was written down. */
  g_assert_false (trellis_pulse_is_due (began, "2026-04-02", NULL, "2026-05-30"));
  g_assert_true (trellis_pulse_is_due (began, "2026-04-02", NULL, "2026-05-31"));
}

/* On the first day there is nothing to tell, but nobody who has met has to wait for a month. */
static void
test_told (void)
{
  const char *began = "2026-01-01";

  g_assert_false (trellis_pulse_can_be_told (began, FALSE, "2026-01-01"));
  g_assert_false (trellis_pulse_can_be_told (began, FALSE, "2026-01-30"));
  g_assert_true (trellis_pulse_can_be_told (began, FALSE, "2026-01-31"));
  g_assert_true (trellis_pulse_can_be_told (began, TRUE, "2026-01-01"));
}

static void
test_signs (void)
{
  g_autofree char *described = NULL;
  g_autoptr(TrellisPulse) pulse = trellis_pulse_new ();
  g_autoptr(GHashTable) nicks = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < TRELLIS_PULSE_N_SIGNS; i++)
    {
      const TrellisPulseSign sign = trellis_pulse_get_sign (i);

      g_assert_true (g_hash_table_add (nicks, (char *) sign.nick));
      g_assert_true (trellis_pulse_knows_sign (sign.nick));
      g_assert_cmpstr (trellis_pulse_name_sign (sign.nick), ==, sign.title);
      g_assert_true (g_str_has_suffix (sign.advice, ".") || g_str_has_suffix (sign.advice, "?"));
      g_assert_false (trellis_pulse_has_sign (pulse, sign.nick));
    }
  g_assert_false (trellis_pulse_knows_sign ("of-next-year"));
  g_assert_cmpstr (trellis_pulse_name_sign ("of-next-year"), ==, "of-next-year");

  trellis_pulse_set_signs (pulse, (const char *const[]) { "dread", NULL });
  g_assert_true (trellis_pulse_has_sign (pulse, "dread"));
  g_assert_false (trellis_pulse_has_sign (pulse, "spinning"));
  g_assert_null (trellis_pulse_get_words (0));
  g_assert_cmpstr (trellis_pulse_get_words (1), ==, "Not at All");
  g_assert_cmpstr (trellis_pulse_get_words (5), ==, "Very Much");
  g_assert_null (trellis_pulse_get_words (6));
  described = trellis_pulse_describe (4);
  g_assert_cmpstr (described, ==, "Mostly (4 of 5)");
  g_assert_null (trellis_pulse_describe (0));
}

/* Whether the steps end with the question. */
static gboolean
asks (TrellisMatch *match, TrellisPulse *pulse, gint64 now)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GListStore) pulses = g_list_store_new (TRELLIS_TYPE_PULSE);
  const TrellisJourneyRecords records = { .match = match, .pulses = G_LIST_MODEL (pulses) };
  g_auto(TrellisJourneyFacts) facts = { 0 };
  g_autoptr(GPtrArray) steps = NULL;
  const TrellisStep *last;

  if (pulse != NULL)
    g_list_store_append (pulses, pulse);
  trellis_journey_facts_gather (&facts, &records, now, utc);
  steps = trellis_next_steps (&facts, now, utc);
  last = steps->len > 0 ? steps->pdata[steps->len - 1] : NULL;
  if (last == NULL || last->id != TRELLIS_STEP_PULSE)
    return FALSE;
  g_assert_cmpstr (last->action, ==, "pulse.new");
  return TRUE;
}

/* A list that holds nothing, as that of a store does not: each answer is made when it is asked for. */
#define TYPE_FORGETFUL_LIST (forgetful_list_get_type ())
G_DECLARE_FINAL_TYPE (ForgetfulList, forgetful_list, FORGETFUL, LIST, GObject)

struct _ForgetfulList
{
  GObject parent_instance;
};

static const char *const forgetful_days[] = { "2026-03-01", "2026-02-01", "2026-03-31" };

static GType
forgetful_list_get_item_type (GListModel *list)
{
  return TRELLIS_TYPE_PULSE;
}

static guint
forgetful_list_get_n_items (GListModel *list)
{
  return G_N_ELEMENTS (forgetful_days);
}

static gpointer
forgetful_list_get_item (GListModel *list, guint position)
{
  TrellisPulse *pulse;

  if (position >= G_N_ELEMENTS (forgetful_days))
    return NULL;
  pulse = trellis_pulse_new ();
  trellis_pulse_set_day (pulse, forgetful_days[position]);
  return pulse;
}

static void
forgetful_list_init_model (GListModelInterface *iface)
{
  iface->get_item_type = forgetful_list_get_item_type;
  iface->get_n_items = forgetful_list_get_n_items;
  iface->get_item = forgetful_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (ForgetfulList, forgetful_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, forgetful_list_init_model))

static void
forgetful_list_class_init (ForgetfulListClass *klass)
{
}

static void
forgetful_list_init (ForgetfulList *self)
{
}

/* The latest answer counts, also where nobody else holds any of them. */
static void
test_latest (void)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) began = g_date_time_new (utc, 2026, 1, 1, 12, 0, 0);
  g_autoptr(GDateTime) now = g_date_time_new (utc, 2026, 3, 31, 12, 0, 0);
  g_autoptr(TrellisMatch) match = trellis_match_new ();
  g_autoptr(ForgetfulList) pulses = g_object_new (TYPE_FORGETFUL_LIST, NULL);
  const TrellisJourneyRecords records = { .match = match, .pulses = G_LIST_MODEL (pulses) };
  g_auto(TrellisJourneyFacts) facts = { 0 };

  trellis_match_set_state (match, TRELLIS_MATCH_STATE_ACTIVE);
  trellis_record_set_number (TRELLIS_RECORD (match), TRELLIS_RECORD_CREATED, g_date_time_to_unix (began));
  trellis_journey_facts_gather (&facts, &records, g_date_time_to_unix (now), utc);
  g_assert_false (facts.pulse_due);
}

static void
test_step (void)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) began = g_date_time_new (utc, 2026, 1, 1, 12, 0, 0);
  const gint64 start = g_date_time_to_unix (began);
  const gint64 day = 24 * 60 * 60;
  g_autoptr(TrellisMatch) match = trellis_match_new ();
  g_autoptr(TrellisPulse) pulse = trellis_pulse_new ();

  trellis_match_set_state (match, TRELLIS_MATCH_STATE_ACTIVE);
  trellis_record_set_number (TRELLIS_RECORD (match), TRELLIS_RECORD_CREATED, start);
  g_assert_false (asks (match, NULL, start + 29 * day));
  g_assert_true (asks (match, NULL, start + 30 * day));
  trellis_pulse_set_day (pulse, "2026-01-31");
  g_assert_false (asks (match, pulse, start + 30 * day));
  g_assert_true (asks (match, pulse, start + 90 * day));

  /* What is in the trash is no answer, and at the end of a match other things are asked. */
  trellis_record_set_number (TRELLIS_RECORD (pulse), TRELLIS_RECORD_DELETED, start);
  g_assert_true (asks (match, pulse, start + 30 * day));
  trellis_match_set_state (match, TRELLIS_MATCH_STATE_CONCLUDING);
  g_assert_false (asks (match, NULL, start + 30 * day));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/journey/pulse/days", test_days);
  g_test_add_func ("/journey/pulse/due", test_due);
  g_test_add_func ("/journey/pulse/told", test_told);
  g_test_add_func ("/journey/pulse/signs", test_signs);
  g_test_add_func ("/journey/pulse/step", test_step);
  g_test_add_func ("/journey/pulse/latest", test_latest);

  return g_test_run ();
}
