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
                                           "TEL;TYPE=CELL:+44 2\r\n"
                                           "TEL;TYPE=CELL;TYPE=pref:+44 1\r\n"
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

/* As telephones and Outlook write. */
static void
test_version_2_1 (void)
{
  g_autoptr(GPtrArray) people = read_text (
    "BEGIN:VCARD\r\n"
    "VERSION:2.1\r\n"
    "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C5=A0afa=C5=99=C3=ADkov=C3=A1;Be=C3=A1ta;;;\r\n"
    "FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Be=C3=A1ta =C5=A0afa=C5=99=\r\n"
    "=C3=ADkov=C3=A1\r\n"
    "ORG;CHARSET=ISO-8859-15;QUOTED-PRINTABLE:=A4=\r\n"
    "uro=\r\n"
    ";Department\r\n"
    "TITLE;CHARSET=ISO-8859-1;ENCODING=8BIT:Directrice des \xe9tudes\r\n"
    "TEL;HOME:+420 1\r\n"
    "TEL;CELL;PREF;VOICE:+420 2\r\n"
    "EMAIL;INTERNET;PREF:beata@example.org\r\n"
    "URL;ENCODING=QUOTED-PRINTABLE:https://example.org/?a=3D1\r\n"
    "NOTE;ENCODING=QUOTED-PRINTABLE:END:=\r\n"
    "FN:Nobody=0D=0ABEGIN:VCARD\r\n"
    "PHOTO;ENCODING=BASE64;JPEG:\r\n"
    " /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQE\r\n"
    " BQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYUGBIUFRT=\r\n"
    "\r\n"
    "X-PHOTO;JPEG;BASE64:\r\n"
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQ=\r\n"
    "\r\n"
    "END:VCARD\r\n");
  TrellisPerson *beata;

  g_assert_cmpuint (people->len, ==, 1);
  beata = people->pdata[0];
  g_assert_cmpstr (trellis_person_get_name (beata), ==, "Beáta Šafaříková");
  g_assert_cmpstr (trellis_person_get_organization (beata), ==, "€uro");
  g_assert_cmpstr (trellis_person_get_job_title (beata), ==, "Directrice des études");
  g_assert_cmpstr (trellis_person_get_phone (beata), ==, "+420 2");
  g_assert_cmpstr (trellis_person_get_email (beata), ==, "beata@example.org");
  g_assert_cmpuint (g_strv_length ((char **) trellis_person_get_links (beata)), ==, 1);
  g_assert_cmpstr (trellis_person_get_links (beata)[0], ==, "https://example.org/?a=1");
}

static char *
read_name (const char *line)
{
  g_autofree char *card = g_strconcat ("BEGIN:VCARD\r\nVERSION:2.1\r\n", line, "\r\nEND:VCARD\r\n", NULL);
  g_autoptr(GPtrArray) people = read_text (card);

  return people->len == 1 ? g_strdup (trellis_person_get_name (people->pdata[0])) : NULL;
}

static void
test_encodings (void)
{
  static const struct
  {
    const char *line;
    const char *name;
  } cases[] = {
    { "FN;QUOTED-PRINTABLE:=41=64=61", "Ada" },
    { "fn;encoding=quoted-printable;charset=utf-8:=c3=84da", "Äda" },
    { "item1.FN;ENCODING=QUOTED-PRINTABLE:=C3=84da", "Äda" },
    { "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=9F;=D0=90;;;", "А П" },
    /* The semicolons are of the structure also where they are encoded. */
    { "N;ENCODING=QUOTED-PRINTABLE:Lovelace=3BAda", "Ada Lovelace" },
    { "N;ENCODING=QUOTED-PRINTABLE:Love\\;lace;Ada", "Ada Love;lace" },
    { "FN;ENCODING=QUOTED-PRINTABLE:Ada=0D=0ALovelace=0D=0A", "Ada Lovelace" },
    { "FN;ENCODING=QUOTED-PRINTABLE:A\\nn=5Cn", "A\\nn\\n" },
    /* In what it is, is not said, wrong, or unknown. */
    { "FN;ENCODING=QUOTED-PRINTABLE:Andr=E9", "André" },
    { "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Andr=E9", "André" },
    { "FN;CHARSET=KLINGON;ENCODING=QUOTED-PRINTABLE:Andr=C3=A9", "André" },
    { "FN:Andr\xe9", "André" },
    /* What is no code, and what an end of a line is not. */
    { "FN;ENCODING=QUOTED-PRINTABLE:1+1=2 =G0 =4", "1+1=2 =G0 =4" },
    { "FN;ENCODING=QUOTED-PRINTABLE:Ada=  \r\n Lovelace", "Ada Lovelace" },
    { "FN;ENCODING=QUOTED-PRINTABLE:Ada=\r\r\n Lovelace=\n!", "Ada Lovelace!" },
    { "FN;ENCODING=QUOTED-PRINTABLE:Ada\r\n =4Covelace", "AdaLovelace" },
    { "FN;ENCODING=QUOTED-PRINTABLE:Ada=", "Ada" },
    { "FN;ENCODING=QUOTED-PRINTABLE:Ada=00=07", "Ada" },
    /* Later versions quote, and fold within a character. */
    { "FN;X-A=\"CHARSET=KOI8-R;QUOTED-PRINTABLE:\":=41", "=41" },
    { "FN:Andr\xc3\r\n \xa9", "André" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = read_name (cases[i].line);
      g_autofree char *escaped = g_strescape (cases[i].line, NULL);

      g_test_message ("%s", escaped);
      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

/* The system's own library knows them, or some of them. */
static void
test_charsets (void)
{
  static const struct
  {
    const char *charset;
    const char *value;
    const char *name;
  } cases[] = {
    { "KOI8-R", ":\xe1\xce\xce\xc1", "Анна" },
    { "SHIFT_JIS", ";ENCODING=QUOTED-PRINTABLE:=8E=52=93=63", "山田" },
  };
  guint known = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = g_strconcat ("FN;CHARSET=", cases[i].charset, cases[i].value, NULL);
      g_autofree char *name = read_name (line);
      const GIConv converter = g_iconv_open ("UTF-8", cases[i].charset);

      if (converter == (GIConv) -1)
        continue;
      g_iconv_close (converter);
      g_assert_cmpstr (name, ==, cases[i].name);
      known++;
    }
  if (known == 0)
    g_test_skip ("the system knows none of these charsets");
}

static void
test_no_people (void)
{
  const char *texts[] = {
    "",
    "These are words.",
    "BEGIN:VCARD\nEND:VCARD\n",
    "BEGIN:VCARD\nFN: \nN:;;;;\nEND:VCARD\n",
    "BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:=20=\nEND:VCARD\n",
    "BEGIN:VCARD\nFN;ENCODING=BASE64:QWRh\nN;BASE64:QWRh\nEND:VCARD\n",
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
  static const char card[] = "BEGIN:VCARD\nN:Love\\;lace;Ada\nFN:Ada\\\nORG:a\\;b;c\\\nEMAIL:a@b\n"
                             "TITLE;CHARSET=KOI8-R;QUOTED-PRINTABLE:=E1=\n=CE\nEND:VCARD\n";

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

static void
assert_photo (const char *line, const char *expected)
{
  g_autofree char *card = g_strdup_printf ("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\n%s\r\nEND:VCARD\r\n", line);
  g_autoptr(GPtrArray) people = trellis_vcard_read (card, strlen (card));
  GBytes *photo;

  g_test_message ("%s", line);
  g_assert_cmpuint (people->len, ==, 1);
  photo = trellis_vcard_get_photo (people->pdata[0]);
  if (expected == NULL)
    g_assert_null (photo);
  else
    g_assert_cmpmem (g_bytes_get_data (photo, NULL), g_bytes_get_size (photo), expected, strlen (expected));
}

/* "picture" in Base64, as versions 2.1, 3 and 4 have it; nothing is fetched from elsewhere. */
static void
test_photo (void)
{
  assert_photo ("PHOTO;ENCODING=b;TYPE=JPEG:cGljdHVyZQ==", "picture");
  assert_photo ("item1.PHOTO;TYPE=JPEG;ENCODING=B:cGljdH\r\n VyZQ==", "picture");
  assert_photo ("PHOTO;ENCODING=BASE64;JPEG:cGljdHVyZQ==", "picture");
  assert_photo ("PHOTO;JPEG;ENCODING=BASE64:\r\n cGljdH\r\n VyZQ==\r\n", "picture");
  assert_photo ("PHOTO:data:image/jpeg;base64,cGljdHVyZQ==", "picture");
  assert_photo ("PHOTO:data:image/jpeg\\;base64\\,cGljdHVyZQ==", "picture");
  assert_photo ("PHOTO;VALUE=uri:https://example.org/ada.jpg", NULL);
  assert_photo ("PHOTO:data:text/plain;base64,cGljdHVyZQ==", NULL);
  assert_photo ("PHOTO:data:image/jpeg,picture", NULL);
  assert_photo ("PHOTO;ENCODING=b:", NULL);
  assert_photo ("NOTE:none", NULL);
}

static TrellisPerson *
create_grace (void)
{
  static const char *const languages[] = { "English", "Deutsch, Österreich", NULL };
  static const char *const links[] = { "https://example.org/grace?a=b;c", "https://example.org/talks", NULL };
  TrellisPerson *grace = trellis_person_new ();

  trellis_person_set_name (grace, "Grace Brewster Murray Hopper; Rear Admiral, of the Navy of the United States");
  trellis_person_set_email (grace, "grace@example.org");
  trellis_person_set_phone (grace, "+1 555; 12");
  trellis_person_set_organization (grace, "Navy, United States; Reserve");
  trellis_person_set_job_title (grace, "Rear Admiral");
  trellis_person_set_time_zone (grace, "America/New_York");
  trellis_person_set_languages (grace, languages);
  trellis_person_set_links (grace, links);
  trellis_person_set_works_best (grace, "In the morning,\nwith tea; \\ and paper");
  trellis_person_set_offers (grace, "Compilers");
  trellis_person_set_looks_for (grace, "Questions");
  trellis_person_set_known_facts (grace, "Keeps a secret");
  trellis_person_set_is_me (grace, TRUE);
  return grace;
}

/* What is written is read as the same, but for what nobody else is told. */
static void
test_write (void)
{
  g_autoptr(TrellisPerson) grace = create_grace ();
  g_autofree char *card = trellis_vcard_write (grace, NULL);
  g_autoptr(GPtrArray) people = read_text (card);
  g_autofree char *again = NULL;

  g_assert_true (g_str_has_prefix (card, "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Grace "));
  g_assert_true (g_str_has_suffix (card, "\r\nEND:VCARD\r\n"));
  g_assert_null (strstr (card, "secret"));
  g_assert_cmpuint (people->len, ==, 1);
  again = trellis_vcard_write (people->pdata[0], NULL);
  g_assert_cmpstr (again, ==, card);
  g_assert_cmpstr (trellis_person_get_name (people->pdata[0]), ==, trellis_person_get_name (grace));
  g_assert_cmpstr (trellis_person_get_organization (people->pdata[0]), ==, "Navy, United States; Reserve");
  g_assert_cmpstr (trellis_person_get_works_best (people->pdata[0]), ==, trellis_person_get_works_best (grace));
  g_assert_cmpstr (trellis_person_get_languages (people->pdata[0])[1], ==, "Deutsch, Österreich");
  g_assert_cmpstr (trellis_person_get_links (people->pdata[0])[0], ==, "https://example.org/grace?a=b;c");
  g_assert_cmpstr (trellis_person_get_known_facts (people->pdata[0]), ==, NULL);
  g_assert_false (trellis_person_get_is_me (people->pdata[0]));
}

/* The picture of somebody is on the card, in lines as short as the others. */
static void
test_write_photo (void)
{
  static const char picture[] = "\xff\xd8\xff a picture of somebody, of which more is said than fits into a line";
  g_autoptr(TrellisPerson) grace = create_grace ();
  g_autoptr(GBytes) photo = g_bytes_new_static (picture, sizeof picture - 1);
  g_autofree char *card = trellis_vcard_write (grace, photo);
  g_autoptr(GPtrArray) people = read_text (card);
  g_auto(GStrv) lines = g_strsplit (card, "\r\n", -1);

  g_assert_nonnull (strstr (card, "\r\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/"));
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_cmpuint (strlen (lines[i]), <=, 75);
  g_assert_true (g_bytes_equal (trellis_vcard_get_photo (people->pdata[0]), photo));
}

static void
test_write_little (void)
{
  g_autoptr(TrellisPerson) person = trellis_person_new ();
  g_autofree char *nobody = trellis_vcard_write (person, NULL);
  g_autofree char *card = NULL;

  g_assert_null (nobody);
  trellis_person_set_name (person, "Ada");
  card = trellis_vcard_write (person, NULL);
  g_assert_cmpstr (card, ==, "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\nN:;Ada;;;\r\nEND:VCARD\r\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vcard/version-3", test_version_3);
  g_test_add_func ("/vcard/version-4", test_version_4);
  g_test_add_func ("/vcard/version-2-1", test_version_2_1);
  g_test_add_func ("/vcard/encodings", test_encodings);
  g_test_add_func ("/vcard/charsets", test_charsets);
  g_test_add_func ("/vcard/no-people", test_no_people);
  g_test_add_func ("/vcard/broken", test_broken);
  g_test_add_func ("/vcard/photo", test_photo);
  g_test_add_func ("/vcard/write", test_write);
  g_test_add_func ("/vcard/write-photo", test_write_photo);
  g_test_add_func ("/vcard/write-little", test_write_little);
  return g_test_run ();
}
