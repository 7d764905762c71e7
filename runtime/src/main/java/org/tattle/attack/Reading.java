package org.tattle.attack;

/**
 * Which number of a result is meant.
 *
 * @param path how scripts read it off the result: {@code auc}, {@code tpr(fpr=0.01)}
 * @param label what tables call it
 * @param share whether it is a share of a whole, shown in per cent
 */
public record Reading(String path, String label, boolean share) {}
