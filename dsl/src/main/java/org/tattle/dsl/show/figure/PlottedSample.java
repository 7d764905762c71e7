package org.tattle.dsl.show.figure;

/** Values of one group of rows, such as the scores of members. */
public record PlottedSample(String name, double[] values) {}
