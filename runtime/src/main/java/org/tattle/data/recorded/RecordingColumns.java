package org.tattle.data.recorded;

import java.util.List;
import java.util.Optional;

/**
 * What the columns of recorded outputs are for; all others are the outputs.
 *
 * @param label the column of the true class, if there is one
 * @param member the column that says whether the target was trained on the row
 * @param id the column that tells rows apart across files
 * @param model the column of shadows' files that tells models apart
 * @param inputs columns that the model was given
 * @param drop columns that are neither
 */
public record RecordingColumns(
    Optional<String> label,
    String member,
    Optional<String> id,
    Optional<String> model,
    List<String> inputs,
    List<String> drop) {}
