package org.tattle.subject.answer;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * What is said where some rows get no answer: nothing is known of these, and all classes are as
 * likely.
 *
 * @param soFar whether a row has an answer, as far as anybody asked
 * @param given whether it has one, now that somebody asks
 */
record Refusing(Outputs said, IntPredicate soFar, IntPredicate given)
    implements Outputs.Probabilities {
  Refusing(Outputs said, IntPredicate given) {
    this(said, given, given);
  }

  private boolean answered(int i) {
    return given.test(i);
  }

  @Override
  public int classes() {
    return said.classes();
  }

  @Override
  public boolean answers(int i) {
    return soFar.test(i);
  }

  @Override
  public double[] probabilities(int i) {
    double[] p = said.probabilities(i);
    if (!answered(i)) {
      Arrays.fill(p, 1.0 / p.length);
    }
    return p;
  }

  @Override
  public int predicted(int i) {
    return answered(i) ? said.predicted(i) : -1;
  }

  @Override
  public double confidence(int i, int label) {
    return answered(i)
        ? said.confidence(i, label)
        : Outputs.Probabilities.super.confidence(i, label);
  }

  @Override
  public double[] ln(int i) {
    return answered(i) ? said.ln(i) : Outputs.Probabilities.super.ln(i);
  }

  @Override
  public double[] lnRest(int i) {
    return answered(i) ? said.lnRest(i) : Outputs.Probabilities.super.lnRest(i);
  }

  @Override
  public double scaledConfidence(int i, int label) {
    return answered(i)
        ? said.scaledConfidence(i, label)
        : Outputs.Probabilities.super.scaledConfidence(i, label);
  }
}
