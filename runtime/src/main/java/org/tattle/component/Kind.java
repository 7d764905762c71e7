package org.tattle.component;

/**
 * A kind of component: the verb that takes it and what its records implement.
 *
 * @param verb the verb it follows in scripts, such as {@code attack}
 * @param noun what one of it is called in messages, such as {@code attack}
 * @param type what a record must implement to be one
 */
public record Kind(String verb, String noun, Class<?> type) {}
