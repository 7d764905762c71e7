package org.tattle.table;

/**
 * A model of privacy, and which share of the rows may be left out on its account.
 *
 * @param suppress 0 to 1
 */
public record Demand(Criterion criterion, double suppress) {}
