package org.tattle.subject.train;

/**
 * What one model learns from.
 *
 * @param rows which rows of the order
 * @param seed of all that it draws
 */
record Lot(int[] rows, long seed) {}
