package org.tattle.attack.sparse;

import java.util.Optional;

/**
 * What an attacker knows of each person.
 *
 * @param item the column that says what a row is about
 * @param value the column that says what was said of it, if that is known
 * @param date the column that says when, if that is known
 * @param rows how many rows of each, at most
 * @param wrong how many of these are about something else
 * @param valueError how far values are wrong: a third each up, down and not at all
 * @param dateError how many days dates are wrong at most
 */
record Knowledge(
    String item,
    Optional<String> value,
    Optional<String> date,
    int rows,
    int wrong,
    double valueError,
    double dateError) {}
