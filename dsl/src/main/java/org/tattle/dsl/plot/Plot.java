package org.tattle.dsl.plot;

/** A chart: a component of {@code plot}. It is a {@link TargetPlot} or a {@link GridPlot}. */
public interface Plot {}
