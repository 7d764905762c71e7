package org.tattle.unlearning.trace;

import org.tattle.data.Dataset;
import org.tattle.run.Key;

/**
 * Something that is kept, and the rows that went into it.
 *
 * @param by the key that it is kept under
 * @param data what the rows are of
 * @param rows which; not written to
 */
public record Sighting(Key by, Dataset data, int[] rows) {}
