package org.tattle.subject;

/**
 * What making a model forget took.
 *
 * @param retrained rows that were trained on again, each counted once for every epoch of a whole
 *     training
 * @param promise what is promised of it, a sentence without a full stop
 */
record Forgot(double retrained, String promise) {}
