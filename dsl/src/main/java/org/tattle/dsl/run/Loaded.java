package org.tattle.dsl.run;

import org.tattle.data.Dataset;
import org.tattle.data.Split;

/**
 * A data set under its name, dealt out.
 *
 * @param name what the script calls it
 * @param data the rows
 * @param split who has which
 */
public record Loaded(String name, Dataset data, Split split) {}
