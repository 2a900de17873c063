/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-vcard.h"

static GPtrArray *
read_text (const char *text)
{
  return trellis_vcard_read (text, strlen (text));
}

static void
test_version_3 (void)
{
  g_autoptr(GPtrArray) people = read_text ("BEGIN:VCARD\r\n"
                                           "VERSION:3.0\r\n"
                                           "N:Lovelace;Ada;;;\r\n"
                                           "FN:Ada Love\r\n"
                                           " lace\r\n"
                                           "ORG:Engine\\, Analytical;Research\r\n"
                                           "TITLE:Programmer\r\n"
                                           "item1.EMAIL;TYPE=INTERNET:ada@old.example\r\n"
                                           "EMAIL;TYPE=INTERNET,pref:ada@example.org\r\n"
                                           "TEL;TYPE=CELL:+44 1\r\n"
                                           "URL:https://example.org/ada\r\n"
                                           "URL:https://example.org/engine\r\n"
                                           "TZ:+01:00\r\n"
                                           "PHOTO;ENCODING=b:AAAA\r\n"
                                           "END:VCARD\r\n");
  TrellisPerson *ada;

  g_assert_cmpuint (people->len, ==, 1);
  ada = people->pdata[0];
  g_assert_cmpstr (trellis_person_get_name (ada), ==, "Ada Lovelace");
  g_assert_cmpstr (trellis_person_get_organization (ada), ==, "Engine, Analytical");
  g_assert_cmpstr (trellis_person_get_job_title (ada), ==, "Programmer");
  g_assert_cmpstr (trellis_person_get_email (ada), ==, "ada@example.org");
  g_assert_cmpstr (trellis_person_get_phone (ada), ==, "+44 1");
  g_assert_cmpstr (trellis_person_get_time_zone (ada), ==, NULL);
  g_assert_cmpuint (g_strv_length ((char **) trellis_person_get_links (ada)), ==, 2);
  g_assert_cmpstr (trellis_person_get_links (ada)[1], ==, "https://example.org/engine");
  g_assert_null (trellis_record_get_uid (TRELLIS_RECORD (ada)));
}

static void
test_version_4 (void)
{
  g_autoptr(GPtrArray) people = read_text ("begin:vcard\nversion:4.0\n"
                                           "fn:Grace Hopper\n"
                                           "email:mailto:first@example.org\n"
                                           "email;pref=1:MAILTO:grace@example.org\n"
                                           "tel;value=uri:tel:+1-555\n"
                                           "tz:America/New_York\nlang:en\nlang:de\n"
                                           "end:vcard\n"
                                           "BEGIN:VCARD\nVERSION:4.0\nN:Noether;Emmy;;Prof.;\nEND:VCARD\n");
  TrellisPerson *grace;

  g_assert_cmpuint (people->len, ==, 2);
  grace = people->pdata[0];
  g_assert_cmpstr (trellis_person_get_email (grace), ==, "grace@example.org");
  g_assert_cmpstr (trellis_person_get_phone (grace), ==, "+1-555");
  g_assert_cmpstr (trellis_person_get_time_zone (grace), ==, "America/New_York");
  g_assert_cmpstr (trellis_person_get_languages (grace)[1], ==, "de");
  g_assert_cmpstr (trellis_person_get_name (people->pdata[1]), ==, "Prof. Emmy Noether");
}

static void
test_no_people (void)
{
  const char *texts[] = {
    "",
    "These are words.",
    "BEGIN:VCARD\nEND:VCARD\n",
    "BEGIN:VCARD\nFN: \nN:;;;;\nEND:VCARD\n",
    "BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:=41\nEND:VCARD\n",
    "BEGIN:VCALENDAR\nFN:Ada\nEND:VCALENDAR\n",
    "FN:Ada\n",
    "\xff\xfe",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GPtrArray) people = read_text (texts[i]);

      g_assert_cmpuint (people->len, ==, 0);
    }
}

/* Cut off or with any byte wrong, it is read as far as it can be. */
static void
test_broken (void)
{
  static const char card[] = "BEGIN:VCARD\nN:Love\\;lace;Ada\nFN:Ada\\\nORG:a\\;b;c\\\nEMAIL:a@b\nEND:VCARD\n";

  for (gsize length = 0; length < sizeof card; length++)
    {
      g_autoptr(GPtrArray) people = trellis_vcard_read (card, length);

      g_assert_cmpuint (people->len, <=, 1);
    }
  for (gsize place = 0; place < sizeof card - 1; place++)
    {
      g_autofree char *broken = g_strdup (card);
      g_autoptr(GPtrArray) people = NULL;

      broken[place] = ';';
      people = trellis_vcard_read (broken, sizeof card - 1);
      g_assert_cmpuint (people->len, <=, 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vcard/version-3", test_version_3);
  g_test_add_func ("/vcard/version-4", test_version_4);
  g_test_add_func ("/vcard/no-people", test_no_people);
  g_test_add_func ("/vcard/broken", test_broken);
  return g_test_run ();
}
