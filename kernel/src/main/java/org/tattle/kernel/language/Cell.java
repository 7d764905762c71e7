package org.tattle.kernel.language;

/**
 * One cell to run.
 *
 * @param code its text
 * @param number its execution count, as in {@code In [7]}
 * @param id the front end's name for the cell, the same when it is run again; empty if the front
 *     end gives none, as consoles do
 * @param silent whether the front end asked for it behind the user's back, so that nothing is shown
 *     or counted
 */
public record Cell(String code, int number, String id, boolean silent) {}
