package org.tattle.defense;

/**
 * Normal noise that is put on whatever a model is asked, drawn anew for each of many tries: the
 * answer is how often each class was said.
 *
 * @param deviation of each feature, in its range
 * @param tries for an answer
 * @param first tries that choose the class of a certificate
 * @param proof tries that bound how often it is said
 * @param alpha how likely a certificate may be wrong
 * @param rows that are certified at most
 */
public record Sway(double deviation, int tries, int first, int proof, double alpha, int rows) {}
