package org.tattle.attack.attribute;

import java.util.stream.IntStream;
import org.tattle.subject.answer.Answers;

/**
 * What a target answered when one person's row was put to it with each candidate.
 *
 * @param answers of all people, each with all candidates
 * @param from the first answer of this person
 * @param count how many candidates there are
 */
record Tried(Answers answers, int from, int count) {

  /** The candidates that got an answer: a limit on queries may have refused some. */
  IntStream answered() {
    return IntStream.range(0, count)
        .peek(it -> answers.predicted(from + it)) // a row is asked about when it is looked at
        .filter(it -> answers.answered(from + it));
  }

  /** Whether the model says this person's class with that candidate. */
  boolean right(int candidate) {
    return answers.correct(from + candidate);
  }

  /** How likely it finds this person's class with that candidate. */
  double likelihood(int candidate) {
    return answers.probabilities(from + candidate)[answers.label(from + candidate)];
  }

  /** How sure it is of what it says. */
  double confidence(int candidate) {
    return answers.probabilities(from + candidate)[answers.predicted(from + candidate)];
  }

  /** The candidates with which the model says this person's class. */
  int[] rights() {
    return answered().filter(this::right).toArray();
  }
}
