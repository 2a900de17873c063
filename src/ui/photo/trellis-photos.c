/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-photos.h"

#include "trellis-log.h"
#include "trellis-portrait.h"
#include "trellis-store-attachments.h"

#define PHOTOS "trellis-photos"
#define SUBJECT "trellis-photo-subject"

/* A photo in the size in which some avatars show it: what is as large as it is seen is drawn with no effort. */
typedef struct
{
  int side;            /* in pixels of the screen */
  GdkTexture *texture; /* NULL until it is read */
} Print;

/* What is known of the photo of somebody. */
typedef struct
{
  char *content; /* that of the attachment, which tells one photo from another */
  TrellisAttachment *attachment;
  GPtrArray *prints; /* of Print, those that were wanted */
} Photo;

struct _TrellisPhotos
{
  GObject parent_instance;

  TrellisStore *store;
  TrellisRecordList *list; /* NULL until looking has begun */
  GHashTable *photos;      /* uid of a subject → Photo */
  guint begin_source;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisPhotos, trellis_photos, G_TYPE_OBJECT)

/* A print that is on its way from the journal. */
typedef struct
{
  TrellisPhotos *photos;
  char *subject;
  char *content;
  int side;
  GBytes *bytes;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_object_unref (self->photos);
  g_free (self->subject);
  g_free (self->content);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
print_free (gpointer data)
{
  Print *print = data;

  g_clear_object (&print->texture);
  g_free (print);
}

static Photo *
photo_new (void)
{
  Photo *photo = g_new0 (Photo, 1);

  photo->prints = g_ptr_array_new_with_free_func (print_free);
  return photo;
}

static void
photo_free (gpointer data)
{
  Photo *photo = data;

  g_free (photo->content);
  g_clear_object (&photo->attachment);
  g_ptr_array_unref (photo->prints);
  g_free (photo);
}

/* NULL where none of that size was wanted. */
static Print *
find_print (const Photo *photo, int side)
{
  for (guint i = 0; i < photo->prints->len; i++)
    {
      Print *print = g_ptr_array_index (photo->prints, i);

      if (print->side == side)
        return print;
    }
  return NULL;
}

static void
decode_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Reading *reading = data;
  GError *error = NULL;
  GdkTexture *texture = trellis_portrait_read (reading->bytes, reading->side, &error);

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* There may be another by now. */
static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  const Reading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);
  Photo *photo = g_hash_table_lookup (reading->photos->photos, reading->subject);
  Print *print = photo != NULL ? find_print (photo, reading->side) : NULL;

  if (texture == NULL)
    trellis_log_failure ("A photo could not be shown", error);
  else if (print != NULL && g_strcmp0 (photo->content, reading->content) == 0 &&
           g_set_object (&print->texture, texture))
    g_signal_emit (reading->photos, signals[CHANGED], 0, reading->subject);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(Reading) reading = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GTask) task = NULL;

  reading->bytes = trellis_store_read_attachment_finish (TRELLIS_STORE (source), result, &error);
  if (reading->bytes == NULL)
    {
      trellis_log_failure ("A photo could not be read", error);
      return;
    }
  task = g_task_new (NULL, NULL, decoded_cb, NULL);
  g_task_set_source_tag (task, read_cb);
  g_task_set_task_data (task, g_steal_pointer (&reading), reading_free);
  g_task_run_in_thread (task, decode_thread);
}

static void
begin_print (TrellisPhotos *self, const char *subject, const Photo *photo, int side)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->photos = g_object_ref (self);
  reading->subject = g_strdup (subject);
  reading->content = g_strdup (photo->content);
  reading->side = side;
  trellis_store_read_attachment_async (self->store, photo->attachment, NULL, read_cb, reading);
}

/* What is there to be shown with this @side, in pixels of the screen. NULL if there is nothing yet: then it is
 * told when there is. */
static GdkTexture *
get_print (TrellisPhotos *self, const char *subject, int side)
{
  Photo *photo = g_hash_table_lookup (self->photos, subject);
  Print *print = photo != NULL ? find_print (photo, side) : NULL;

  if (photo != NULL && print == NULL)
    {
      print = g_new0 (Print, 1);
      print->side = side;
      g_ptr_array_add (photo->prints, print);
      begin_print (self, subject, photo, side);
    }
  return print != NULL ? print->texture : NULL;
}

/* The uid of the match with the partner who is on it, or of the person. */
static const char *
get_subject (TrellisAttachment *attachment)
{
  const char *match = trellis_attachment_get_match (attachment);

  return match != NULL ? match : trellis_attachment_get_person (attachment);
}

/* Until it is read, the one of before is seen. */
static void
take (TrellisPhotos *self, TrellisAttachment *attachment)
{
  const char *subject = get_subject (attachment);
  Photo *photo = g_hash_table_lookup (self->photos, subject);
  const gboolean is_first = photo == NULL;

  if (is_first)
    {
      photo = photo_new ();
      g_hash_table_insert (self->photos, g_strdup (subject), photo);
    }
  g_set_object (&photo->attachment, attachment);
  if (!g_set_str (&photo->content, trellis_attachment_get_content (attachment)))
    return;

  for (guint i = 0; i < photo->prints->len; i++)
    begin_print (self, subject, photo, ((Print *) photo->prints->pdata[i])->side);
  if (is_first)
    g_signal_emit (self, signals[CHANGED], 0, subject);
}

/* The latest of each subject; transfer full. */
static GHashTable *
collect_latest (TrellisPhotos *self)
{
  GHashTable *latest = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  for (guint i = 0; i < n; i++)
    {
      TrellisAttachment *attachment = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      g_hash_table_replace (latest, (char *) get_subject (attachment), attachment);
    }
  return latest;
}

static void
forget_others (TrellisPhotos *self, GHashTable *latest)
{
  g_autoptr(GPtrArray) gone = g_hash_table_get_keys_as_ptr_array (self->photos);

  for (guint i = 0; i < gone->len; i++)
    if (!g_hash_table_contains (latest, gone->pdata[i]))
      {
        g_autofree char *subject = g_strdup (gone->pdata[i]);

        g_hash_table_remove (self->photos, subject);
        g_signal_emit (self, signals[CHANGED], 0, subject);
      }
}

static void
items_changed_cb (TrellisPhotos *self)
{
  g_autoptr(GHashTable) latest = collect_latest (self);
  GHashTableIter iter;
  gpointer attachment;

  forget_others (self, latest);
  g_hash_table_iter_init (&iter, latest);
  while (g_hash_table_iter_next (&iter, NULL, &attachment))
    take (self, attachment);
}

static gboolean
begin_cb (gpointer data)
{
  TrellisPhotos *self = data;
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_ATTACHMENT);

  self->begin_source = 0;
  trellis_query_is (query, "kind", TRELLIS_ATTACHMENT_KIND_PHOTO);
  trellis_query_ascending (query, "created");
  self->list = trellis_store_list (self->store, query);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  items_changed_cb (self);
  return G_SOURCE_REMOVE;
}

static void
trellis_photos_dispose (GObject *object)
{
  TrellisPhotos *self = TRELLIS_PHOTOS (object);

  g_clear_handle_id (&self->begin_source, g_source_remove);
  g_clear_object (&self->list);
  if (self->store != NULL)
    g_object_set_data (G_OBJECT (self->store), PHOTOS, NULL);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_photos_parent_class)->dispose (object);
}

static void
trellis_photos_finalize (GObject *object)
{
  g_hash_table_unref (TRELLIS_PHOTOS (object)->photos);

  G_OBJECT_CLASS (trellis_photos_parent_class)->finalize (object);
}

static void
trellis_photos_class_init (TrellisPhotosClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_photos_dispose;
  G_OBJECT_CLASS (klass)->finalize = trellis_photos_finalize;

  /* With the uid of the subject whose photo is another. */
  signals[CHANGED] = g_signal_new ("changed", TRELLIS_TYPE_PHOTOS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
trellis_photos_init (TrellisPhotos *self)
{
  self->photos = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, photo_free);
}

/* Those of @store, which are there as long as anything shows them. Transfer full. */
static TrellisPhotos *
ref_photos (TrellisStore *store)
{
  TrellisPhotos *self = g_object_get_data (G_OBJECT (store), PHOTOS);

  if (self != NULL)
    return g_object_ref (self);

  self = g_object_new (TRELLIS_TYPE_PHOTOS, NULL);
  self->store = g_object_ref (store);
  self->begin_source = g_idle_add_full (G_PRIORITY_LOW, begin_cb, self, NULL);
  g_object_set_data (G_OBJECT (store), PHOTOS, self);
  return self;
}

static void
update (TrellisAvatar *avatar, TrellisPhotos *photos)
{
  const char *subject = g_object_get_data (G_OBJECT (avatar), SUBJECT);
  const int side = trellis_avatar_get_size (avatar) * gtk_widget_get_scale_factor (GTK_WIDGET (avatar));
  GdkTexture *print = get_print (photos, subject, side);

  /* One of another size stays until then. */
  if (print != NULL || !g_hash_table_contains (photos->photos, subject))
    trellis_avatar_set_picture (avatar, print);
}

static void
side_changed_cb (TrellisPhotos *photos, GParamSpec *pspec, TrellisAvatar *avatar)
{
  update (avatar, photos);
}

static void
changed_cb (TrellisPhotos *photos, const char *subject, TrellisAvatar *avatar)
{
  if (g_strcmp0 (subject, g_object_get_data (G_OBJECT (avatar), SUBJECT)) == 0)
    update (avatar, photos);
}

/* Has @avatar show the photo of @subject from now on, whenever there is one. To be called once. */
void
trellis_photos_show (TrellisAvatar *avatar, TrellisStore *store, gpointer subject)
{
  g_autoptr(TrellisPhotos) photos = NULL;

  g_return_if_fail (TRELLIS_IS_AVATAR (avatar));
  g_return_if_fail (g_object_get_data (G_OBJECT (avatar), PHOTOS) == NULL);

  photos = ref_photos (store);
  g_object_set_data_full (G_OBJECT (avatar), SUBJECT, g_strdup (trellis_record_get_uid (subject)), g_free);
  g_signal_connect_object (photos, "changed", G_CALLBACK (changed_cb), avatar, 0);
  g_signal_connect_object (avatar, "notify::scale-factor", G_CALLBACK (side_changed_cb), photos, G_CONNECT_SWAPPED);
  g_signal_connect_object (avatar, "notify::size", G_CALLBACK (side_changed_cb), photos, G_CONNECT_SWAPPED);
  update (avatar, photos);
  g_object_set_data_full (G_OBJECT (avatar), PHOTOS, g_steal_pointer (&photos), g_object_unref);
}

/* The photo of @subject; transfer full, NULL if there is none. */
TrellisAttachment *
trellis_photos_find (TrellisStore *store, gpointer subject)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_ATTACHMENT);

  trellis_query_equals (query, TRELLIS_IS_PERSON (subject) ? "person" : "match", trellis_record_get_uid (subject));
  trellis_query_is (query, "kind", TRELLIS_ATTACHMENT_KIND_PHOTO);
  trellis_query_descending (query, "created");
  return trellis_store_get_first (store, query);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;
  GBytes *bytes = trellis_store_read_attachment_finish (TRELLIS_STORE (source), result, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/* Reads the photo of @subject, a JPEG. */
void
trellis_photos_load_async (TrellisStore *store, gpointer subject, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr(GTask) task = g_task_new (store, NULL, callback, data);
  g_autoptr(TrellisAttachment) photo = trellis_photos_find (store, subject);

  g_task_set_source_tag (task, trellis_photos_load_async);
  if (photo == NULL)
    g_task_return_pointer (task, NULL, NULL);
  else
    trellis_store_read_attachment_async (store, photo, NULL, loaded_cb, g_steal_pointer (&task));
}

/* Transfer full. NULL where there is none, and without @error; with it where it cannot be read. */
GBytes *
trellis_photos_load_finish (TrellisStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
