package org.tattle.defense;

import java.util.List;
import java.util.function.Supplier;
import org.tattle.run.Randomness;

/**
 * How visitors ask who mean no harm: about single rows like those that the model was made for.
 *
 * @param known queries that the defender has, to learn from what is usual: the model's own rows
 * @param fresh other ones, to see how often it takes them for an attack
 * @param random for what it draws of them
 */
public record Honest(Supplier<List<Query>> known, Supplier<List<Query>> fresh, Randomness random) {}
