package org.tattle.dsl.syntax.tree;

import org.tattle.dsl.source.Span;

/**
 * {@code eps in [0.5, 1, 2]} of a sweep.
 *
 * @param span all of it
 * @param name the name each point gives a value
 * @param values a list, a range, or a name of one
 */
public record SweepAxis(Span span, Name name, Expression values) {}
