package org.tattle.dsl.syntax.tree;

import org.tattle.dsl.source.Span;

/**
 * {@code shadows=10}.
 *
 * @param span all of it
 * @param name the parameter
 * @param value what it is given
 */
public record Argument(Span span, Name name, Expression value) {}
