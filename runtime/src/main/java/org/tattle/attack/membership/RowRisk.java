package org.tattle.attack.membership;

/**
 * How exposed one row is.
 *
 * @param rank 1 for the most exposed
 * @param row its number in the data set
 * @param score what the attack gave it
 * @param member whether the target was trained on it
 * @param fpr the share of non-members that an attacker would call members along with it: at least
 *     as high in score
 */
public record RowRisk(int rank, int row, double score, boolean member, double fpr) {}
