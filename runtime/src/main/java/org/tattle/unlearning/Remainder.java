package org.tattle.unlearning;

import java.util.Optional;
import org.tattle.defense.Course;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;

/**
 * What is left to go on from when rows are to be forgotten.
 *
 * @param examples all rows, also those that are to go
 * @param job how the model would be trained on the rows that stay
 * @param gone the rows that are to go; not written to
 * @param course the way by which the model was made, if it took one
 */
public record Remainder(Examples examples, Job job, int[] gone, Optional<Course> course) {}
