/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-note-editor.h"
#include "trellis-notes-place.h"
#include "ui-test.h"

TrellisNote       *notes_test_add             (UiTest      *test,
                                               const char  *title,
                                               const char  *body);
GtkWidget         *notes_test_create_place    (UiTest      *test);

/* In a window with the action that says what notes are sorted by. */
GtkWindow         *notes_test_present         (GtkWidget   *place);
GtkWindow         *notes_test_present_at      (GtkWidget   *place,
                                               int          width);

/* Destroys the window, after which nothing of @place may be left. */
void               notes_test_close_window    (GtkWindow   *window,
                                               GtkWidget   *place);

TrellisNoteEditor *notes_test_get_editor      (GtkWidget   *place);

/* Of the note's text. */
GtkWidget         *notes_test_get_text_view   (GtkWidget   *place);
void               notes_test_type            (GtkWidget   *view,
                                               const char  *text);

/* The row of the list that tells of @note; or NULL. */
GtkWidget         *notes_test_find_row        (GtkWidget   *place,
                                               TrellisNote *note);
void               notes_test_select_row      (GtkWidget   *place,
                                               guint        position);

/* @expected: the titles in the list, from the top, as the model has them; a dash for none. */
void               notes_test_assert_listed   (GtkWidget   *place,
                                               const char  *expected);
void               notes_test_assert_selected (GtkWidget   *place,
                                               TrellisNote *note);
