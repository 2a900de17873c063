/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sharing.h"

G_DEFINE_ENUM_TYPE (TrellisSharingKind, trellis_sharing_kind,
                    G_DEFINE_ENUM_VALUE (TRELLIS_SHARING_KIND_CALENDAR, "calendar"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SHARING_KIND_FOLDER, "folder"))

G_DEFINE_ENUM_TYPE (TrellisSharingQuestion, trellis_sharing_question,
                    G_DEFINE_ENUM_VALUE (TRELLIS_SHARING_QUESTION_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SHARING_QUESTION_EMPTIED, "emptied"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SHARING_QUESTION_SWAPPED, "swapped"))

G_DEFINE_ENUM_TYPE (TrellisSharingAnswer, trellis_sharing_answer,
                    G_DEFINE_ENUM_VALUE (TRELLIS_SHARING_ANSWER_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SHARING_ANSWER_KEEP, "keep"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SHARING_ANSWER_REMOVE, "remove"))

G_DEFINE_ENUM_TYPE (TrellisSharedItemState, trellis_shared_item_state,
                    G_DEFINE_ENUM_VALUE (TRELLIS_SHARED_ITEM_STATE_STEADY, "steady"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SHARED_ITEM_STATE_TRASHED, "trashed"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SHARED_ITEM_STATE_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SHARED_ITEM_STATE_FOREIGN, "foreign"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SHARED_ITEM_STATE_UNREADABLE, "unreadable"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SHARED_ITEM_STATE_REFUSED, "refused"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SHARED_ITEM_STATE_TOO_LARGE, "too-large"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SHARED_ITEM_STATE_UNSUPPORTED, "unsupported"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SHARED_ITEM_STATE_MERGED, "merged"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SHARED_ITEM_STATE_LEFT, "left"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SHARED_ITEM_STATE_ARRIVED, "arrived"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SHARED_ITEM_STATE_ASKING, "asking"))

G_DEFINE_ENUM_TYPE (TrellisSharedClashKind, trellis_shared_clash_kind,
                    G_DEFINE_ENUM_VALUE (TRELLIS_SHARED_CLASH_KIND_BOTH_CHANGED, "both-changed"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SHARED_CLASH_KIND_KEPT_MINE, "kept-mine"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SHARED_CLASH_KIND_KEPT_THEIRS, "kept-theirs"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SHARED_CLASH_KIND_KEPT_THERE, "kept-there"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SHARED_CLASH_KIND_UNSHARED, "unshared"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_SHARED_CLASH_KIND_TWINS, "twins"))

/* The match @match shared at @address, where nothing else is. */
TrellisSharing *
trellis_sharing_new (const char *match, TrellisSharingKind kind, const char *address)
{
  TrellisSharing *self = g_new0 (TrellisSharing, 1);

  self->match = g_strdup (match);
  self->kind = kind;
  self->address = g_strdup (address);
  self->is_own = TRUE;
  return self;
}

TrellisSharing *
trellis_sharing_copy (const TrellisSharing *self)
{
  TrellisSharing *copy = g_memdup2 (self, sizeof *self);

  copy->match = g_strdup (self->match);
  copy->account = g_strdup (self->account);
  copy->address = g_strdup (self->address);
  copy->token = g_strdup (self->token);
  return copy;
}

/* Whether both are about one place. */
gboolean
trellis_sharing_is_same_place (const TrellisSharing *a, const TrellisSharing *b)
{
  return a->kind == b->kind && g_strcmp0 (a->account, b->account) == 0 && g_strcmp0 (a->address, b->address) == 0;
}

void
trellis_sharing_free (TrellisSharing *self)
{
  g_free (self->match);
  g_free (self->account);
  g_free (self->address);
  g_free (self->token);
  g_free (self);
}

TrellisSharedItem *
trellis_shared_item_new (const char *href, const char *etag)
{
  TrellisSharedItem *self = g_new0 (TrellisSharedItem, 1);

  self->href = g_strdup (href);
  self->etag = g_strdup (etag);
  return self;
}

void
trellis_shared_item_free (TrellisSharedItem *self)
{
  g_free (self->href);
  g_free (self->etag);
  g_free (self->record);
  g_clear_pointer (&self->base, g_bytes_unref);
  g_free (self);
}

void
trellis_shared_intent_free (TrellisSharedIntent *self)
{
  g_free (self->record);
  g_free (self->href);
  g_free (self->etag);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self->rev);
  g_free (self);
}

void
trellis_shared_change_free (TrellisSharedChange *self)
{
  g_free (self->record);
  g_free (self);
}

/* Without a @target: one that is no more. */
TrellisSharedReference *
trellis_shared_reference_new (GType type, const char *record, const char *field,
                              const char *target)
{
  TrellisSharedReference *self = g_new0 (TrellisSharedReference, 1);

  self->type = type;
  self->record = g_strdup (record);
  self->field = g_strdup (field);
  self->target = g_strdup (target);
  return self;
}

void
trellis_shared_reference_free (TrellisSharedReference *self)
{
  g_free (self->record);
  g_free (self->field);
  g_free (self->target);
  g_free (self);
}

TrellisRenaming *
trellis_renaming_new (GType type, const char *before, const char *after)
{
  TrellisRenaming *self = g_new0 (TrellisRenaming, 1);

  self->type = type;
  self->before = g_strdup (before);
  self->after = g_strdup (after);
  return self;
}

void
trellis_renaming_free (TrellisRenaming *self)
{
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

TrellisSharedClash *
trellis_shared_clash_new (TrellisSharedClashKind kind, const char *match, GType type, const char *record)
{
  TrellisSharedClash *self = g_new0 (TrellisSharedClash, 1);

  self->kind = kind;
  self->match = g_strdup (match);
  self->type = type;
  self->record = g_strdup (record);
  return self;
}

void
trellis_shared_clash_free (TrellisSharedClash *self)
{
  g_free (self->match);
  g_free (self->record);
  g_free (self->field);
  g_free (self->base);
  g_free (self->mine);
  g_free (self->theirs);
  g_free (self->result);
  g_free (self->waits);
  g_free (self);
}

/* An account with a uid of its own, which no store keeps yet. */
TrellisAccount *
trellis_account_new (const char *address, const char *user)
{
  TrellisAccount *self = g_new0 (TrellisAccount, 1);

  self->uid = g_uuid_string_random ();
  self->address = g_strdup (address);
  self->user = g_strdup (user);
  return self;
}

TrellisAccount *
trellis_account_copy (const TrellisAccount *self)
{
  TrellisAccount *copy = g_memdup2 (self, sizeof *self);

  copy->uid = g_strdup (self->uid);
  copy->address = g_strdup (self->address);
  copy->user = g_strdup (self->user);
  copy->homes = g_strdupv (self->homes);
  copy->origins = g_strdupv (self->origins);
  copy->basic = g_strdupv (self->basic);
  copy->certificate = g_strdup (self->certificate);
  return copy;
}

/* Whether two lists of an account hold the same; NULL holds nothing. */
gboolean
trellis_account_is_same_list (GStrv a, GStrv b)
{
  static const char *const nothing[] = { NULL };

  return g_strv_equal (a != NULL ? (const char *const *) a : nothing,
                       b != NULL ? (const char *const *) b : nothing);
}

void
trellis_account_free (TrellisAccount *self)
{
  g_free (self->uid);
  g_free (self->address);
  g_free (self->user);
  g_strfreev (self->homes);
  g_strfreev (self->origins);
  g_strfreev (self->basic);
  g_free (self->certificate);
  g_free (self);
}
