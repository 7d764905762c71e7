package org.tattle.attack.sparse;

/**
 * What an attacker knows of one row of a person.
 *
 * @param item what it is about: a film, a place, a diagnosis
 * @param value what was said of it, as it is written; empty if that is not known
 * @param number the same as a number, which may be a little wrong; NaN if it is none
 * @param date when, as it is written; empty if that is not known
 * @param day the same in days, which may be a little wrong; NaN if it says no day
 */
record Clue(String item, String value, double number, String date, double day) {}
