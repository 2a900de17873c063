/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What the store keeps about sharing, as plain data that may go from thread to thread. */

typedef enum
{
  TRELLIS_SHARING_KIND_CALENDAR, /* a collection of a CalDAV server */
  TRELLIS_SHARING_KIND_FOLDER,   /* one file for each item */
} TrellisSharingKind;

#define TRELLIS_TYPE_SHARING_KIND (trellis_sharing_kind_get_type ())
GType trellis_sharing_kind_get_type (void);

/* What only a person can decide. */
typedef enum
{
  TRELLIS_SHARING_QUESTION_NONE,
  TRELLIS_SHARING_QUESTION_EMPTIED, /* all or most of what was there is gone */
  TRELLIS_SHARING_QUESTION_SWAPPED, /* another match is there */
} TrellisSharingQuestion;

#define TRELLIS_TYPE_SHARING_QUESTION (trellis_sharing_question_get_type ())
GType trellis_sharing_question_get_type (void);

typedef enum
{
  TRELLIS_SHARING_ANSWER_NONE,
  TRELLIS_SHARING_ANSWER_KEEP,   /* what is gone there is put there again */
  TRELLIS_SHARING_ANSWER_REMOVE, /* what is gone there goes to the trash here */
} TrellisSharingAnswer;

#define TRELLIS_TYPE_SHARING_ANSWER (trellis_sharing_answer_get_type ())
GType trellis_sharing_answer_get_type (void);

/* Where a match is shared. */
typedef struct
{
  char *match; /* uid */
  TrellisSharingKind kind;
  char *account;   /* uid of a TrellisAccount; NULL for a folder */
  char *address;   /* URL of the collection, or path of the folder */
  gboolean is_own; /* nothing else is there, so that what somebody adds there belongs to the match */

  char *token;      /* of the last listing, NULL before the first */
  gint64 listed;    /* when all of it was last listed */
  gint64 succeeded; /* when it was last in step; 0 for never */
  guint odd;        /* answers about changes in a row that may not have told all */
  TrellisSharingQuestion question;
  TrellisSharingAnswer answer;
} TrellisSharing;

typedef enum
{
  TRELLIS_SHARED_ITEM_STATE_STEADY,
  TRELLIS_SHARED_ITEM_STATE_TRASHED,     /* not there any more, and in the trash here */
  TRELLIS_SHARED_ITEM_STATE_WAITING,     /* part of something that has not arrived */
  TRELLIS_SHARED_ITEM_STATE_FOREIGN,     /* nothing of ours: left alone */
  TRELLIS_SHARED_ITEM_STATE_UNREADABLE,  /* could not be understood: left alone */
  TRELLIS_SHARED_ITEM_STATE_REFUSED,     /* not taken there; waits for another edit */
  TRELLIS_SHARED_ITEM_STATE_TOO_LARGE,   /* likewise */
  TRELLIS_SHARED_ITEM_STATE_UNSUPPORTED, /* that kind is not taken there */
  TRELLIS_SHARED_ITEM_STATE_MERGED,      /* a copy that was merged into its original: to be removed */
  TRELLIS_SHARED_ITEM_STATE_LEFT,        /* not there any more, and changed here: put there again, unless it is
                                          * seen to have arrived where another match is */
  TRELLIS_SHARED_ITEM_STATE_ARRIVED,     /* of a record of another match, where its item still is as far as
                                          * is known */
  TRELLIS_SHARED_ITEM_STATE_ASKING,      /* not written until somebody has looked at a clash */
} TrellisSharedItemState;

#define TRELLIS_TYPE_SHARED_ITEM_STATE (trellis_shared_item_state_get_type ())
GType trellis_shared_item_state_get_type (void);

/* An item there. */
typedef struct
{
  char *href; /* NULL: is not there, and @state tells why */
  char *etag; /* NULL: has none, or must be fetched */
  GType type; /* of the record, also where it has another item, which counts; G_TYPE_INVALID if it is none of ours */
  char *record;
  GBytes *base; /* the last content known to be the same here and there; of an event that is none of
                 * ours, to be shown; NULL if there is none */
  TrellisSharedItemState state;
  guint tries;  /* to remove it, one after another, that were refused */
} TrellisSharedItem;

/* A write whose end is not known yet. */
typedef struct
{
  GType type;
  char *record;
  char *href;   /* NULL: something new, whose name the other side makes */
  char *etag;   /* before the write; NULL for something new */
  GBytes *body; /* NULL: a removal */
  char *rev;    /* what the body calls itself */
  gint64 change; /* number of the local change that it brings there */
} TrellisSharedIntent;

/* A local change that has not been brought there. */
typedef struct
{
  gint64 change;
  GType type;
  char *record;
} TrellisSharedChange;

/* A reference of a record to one that is not here. */
typedef struct
{
  GType type; /* of the record that refers */
  char *record;
  char *field;
  char *target; /* uid of the missing record */
} TrellisSharedReference;

/* A record that gets another uid. */
typedef struct
{
  GType type;
  char *before;
  char *after;
} TrellisRenaming;

typedef enum
{
  TRELLIS_SHARED_CLASH_KIND_BOTH_CHANGED, /* both changed a field */
  TRELLIS_SHARED_CLASH_KIND_KEPT_MINE,    /* they deleted what I changed: it stays */
  TRELLIS_SHARED_CLASH_KIND_KEPT_THEIRS,  /* I deleted what they changed: it is back */
  TRELLIS_SHARED_CLASH_KIND_KEPT_THERE,   /* I deleted it, which the other side does not let happen: it is back */
  TRELLIS_SHARED_CLASH_KIND_UNSHARED,     /* no longer shared; the other person may still have a copy */
  TRELLIS_SHARED_CLASH_KIND_TWINS,        /* of a field of two records that I made one */
} TrellisSharedClashKind;

#define TRELLIS_TYPE_SHARED_CLASH_KIND (trellis_shared_clash_kind_get_type ())
GType trellis_shared_clash_kind_get_type (void);

/* What two people did to the same thing, for one of them to look at. The texts are those of values as
 * the store writes them; NULL for none. */
typedef struct
{
  gint64 id; /* 0 for one that is not kept yet */
  TrellisSharedClashKind kind;
  char *match;
  GType type;
  char *record;
  char *field; /* only of TRELLIS_SHARED_CLASH_KIND_BOTH_CHANGED and TRELLIS_SHARED_CLASH_KIND_TWINS */
  char *base;
  char *mine;
  char *theirs;
  char *result;
  char *waits; /* uid of the record whose item is not written until this is seen; mostly NULL */
  gint64 found;
  gboolean is_seen;
} TrellisSharedClash;

/* A calendar server. The password is in the keyring, under the uid. */
typedef struct
{
  char *uid;
  char *address;
  char *user;
  GStrv homes;       /* addresses of where calendars are; NULL for none */
  GStrv origins;     /* that a person allows it to send us on to; NULL for none */
  GStrv basic;       /* origins whose servers took user and password as they are, encrypted or on this
                      * computer: these go with the first request; NULL for none */
  char *certificate; /* fingerprint that a person trusts though nobody vouches for it, or NULL */
  gboolean allows_plain; /* a person allows it to be spoken to without encryption */
} TrellisAccount;

TrellisSharing      *trellis_sharing_new        (const char               *match,
                                                 TrellisSharingKind        kind,
                                                 const char               *address);
TrellisSharing      *trellis_sharing_copy       (const TrellisSharing     *self);
gboolean             trellis_sharing_is_same_place (const TrellisSharing *a,
                                                    const TrellisSharing *b);
void                 trellis_sharing_free       (TrellisSharing           *self);

TrellisSharedItem   *trellis_shared_item_new    (const char               *href,
                                                 const char               *etag);
void                 trellis_shared_item_free   (TrellisSharedItem        *self);

void                 trellis_shared_intent_free (TrellisSharedIntent      *self);

void                 trellis_shared_change_free (TrellisSharedChange      *self);

TrellisSharedReference *trellis_shared_reference_new (GType       type,
                                                      const char *record,
                                                      const char *field,
                                                      const char *target);
void                 trellis_shared_reference_free (TrellisSharedReference *self);

TrellisRenaming     *trellis_renaming_new       (GType                     type,
                                                 const char               *before,
                                                 const char               *after);
void                 trellis_renaming_free      (TrellisRenaming          *self);

TrellisSharedClash  *trellis_shared_clash_new   (TrellisSharedClashKind    kind,
                                                 const char               *match,
                                                 GType                     type,
                                                 const char               *record);
void                 trellis_shared_clash_free  (TrellisSharedClash       *self);

TrellisAccount      *trellis_account_new        (const char               *address,
                                                 const char               *user);
TrellisAccount      *trellis_account_copy       (const TrellisAccount     *self);
gboolean             trellis_account_is_same_list (GStrv                  a,
                                                 GStrv                    b);
void                 trellis_account_free       (TrellisAccount           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisSharing, trellis_sharing_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisSharedItem, trellis_shared_item_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisSharedIntent, trellis_shared_intent_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisSharedChange, trellis_shared_change_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisSharedReference, trellis_shared_reference_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisRenaming, trellis_renaming_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisSharedClash, trellis_shared_clash_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisAccount, trellis_account_free)

G_END_DECLS
