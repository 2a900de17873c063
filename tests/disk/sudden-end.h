/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where TRELLIS_TEST_END_AT is a number, a program that is linked with this is killed before that change of a file
 * and after that answer of another computer, counted from 0: as by a loss of power, or by whoever is impatient. */
