package org.tattle.dsl.diagnose;

import org.tattle.dsl.source.Span;

/**
 * A change that would cure it, for editors.
 *
 * @param title what it does, as an order: {@code write shadows}
 * @param span what is replaced in the diagnostic's source; empty to insert
 * @param replacement by what
 */
public record Fix(String title, Span span, String replacement) {}
