package org.tattle.dsl.assist;

import org.tattle.dsl.show.Shown;
import org.tattle.dsl.source.Span;

/**
 * What is known about a word of a script.
 *
 * @param span the word
 * @param shown what its declaration says, or what its name stands for
 */
public record Hover(Span span, Shown shown) {}
