package org.tattle.attack.membership.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Context;
import org.tattle.attack.membership.Membership;
import org.tattle.data.recorded.Recorded;
import org.tattle.data.recorded.Recorded.Sheet;
import org.tattle.model.Access;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.Target;
import org.tattle.subject.Transcript;
import org.tattle.subject.train.Trainer;

/** Classifiers of recorded answers, of which is known where members differ. */
class ShadowMiaTest {
  private static final int ROWS = 400;
  private static final Workers WORKERS = new LocalWorkers(1);
  private static final Context CONTEXT =
      new Context(
          new Trainer(WORKERS, Cache.memory(), new Seed(1), true), new Seed(1), Control.NONE);

  @AfterAll
  static void close() {
    WORKERS.close();
  }

  /** What a model says of a row of such a class that it was trained on, or was not. */
  private interface Says {
    double[] of(int label, boolean member);
  }

  private static Target target(Says says) {
    List<Sheet> sheets = new ArrayList<>();
    for (int s = 0; s < 3; s++) {
      sheets.add(sheet(says, new Seed(40 + s).random()));
    }
    List<String> classes = List.of("a", "b", "c", "d");
    return Transcript.of(
        new Recorded(Recorded.Kind.PROBABILITIES, classes, sheets.get(0), sheets.subList(1, 3)));
  }

  /** Classes and sides in turn, every number moved by up to a tenth. */
  private static Sheet sheet(Says says, UniformRandomProvider random) {
    int[] labels = new int[ROWS];
    boolean[] member = new boolean[ROWS];
    double[][] outputs = new double[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      labels[i] = i % 4;
      member[i] = i / 4 % 2 == 0;
      double[] said = says.of(labels[i], member[i]);
      outputs[i] =
          IntStream.range(0, 4)
              .mapToDouble(c -> said[c] * (0.95 + 0.1 * random.nextDouble()))
              .toArray();
      double sum = DoubleStream.of(outputs[i]).sum();
      outputs[i] = DoubleStream.of(outputs[i]).map(p -> p / sum).toArray();
    }
    return new Sheet(labels, member, outputs, List.of());
  }

  private static double auc(ShadowMia.Classifier classifier, Says says) {
    Membership found = new ShadowMia(2, classifier).run(target(says), CONTEXT);
    assertThat(found.scores()).hasSize(ROWS);
    return found.auc().value();
  }

  /** The probabilities, with that of the true class and another one changed round. */
  private static double[] with(int label, int place, double... falling) {
    double[] said = falling.clone();
    double first = said[label];
    said[label] = said[place];
    said[place] = first;
    return said;
  }

  /** The same numbers in any order: only which of them is the true class's tells. */
  @Test
  void theTrueClassIsSeenApart() {
    Says says = (label, member) -> with(label, member ? 0 : 1, 0.5, 0.3, 0.15, 0.05);
    assertThat(auc(ShadowMia.Classifier.GLOBAL, says)).isGreaterThan(0.99);
  }

  /** The true class comes first of all; the third largest number tells, and no other does. */
  @Test
  void theThreeLargestAreSeen() {
    Says says =
        (label, member) ->
            member ? with(label, 0, 0.5, 0.25, 0.24, 0.01) : with(label, 0, 0.5, 0.25, 0.13, 0.12);
    assertThat(auc(ShadowMia.Classifier.GLOBAL, says)).isGreaterThan(0.99);
  }

  /** Members of some classes are surer and those of others less sure. */
  @Test
  void aClassifierOfEachClassTellsWhatOneOfAllCannot() {
    Says says =
        (label, member) ->
            member == (label < 2)
                ? with(label, 0, 0.9, 0.05, 0.03, 0.02)
                : with(label, 0, 0.6, 0.2, 0.15, 0.05);
    assertThat(auc(ShadowMia.Classifier.PER_CLASS, says)).isGreaterThan(0.99);
    assertThat(auc(ShadowMia.Classifier.GLOBAL, says)).isBetween(0.3, 0.7);
  }

  /** A class that no shadow has seen is judged by what all others teach. */
  @Test
  void aClassWithoutShadowsIsJudgedByTheOthers() {
    Says says =
        (label, member) ->
            member ? with(label, 0, 0.9, 0.05, 0.03, 0.02) : with(label, 0, 0.6, 0.2, 0.15, 0.05);
    Sheet asked = sheet(says, new Seed(50).random());
    Sheet full = sheet(says, new Seed(51).random());
    int[] kept = IntStream.range(0, ROWS).filter(i -> i % 4 != 3).toArray();
    Sheet shadow =
        new Sheet(
            IntStream.of(kept).map(i -> full.labels()[i]).toArray(),
            members(full, kept),
            IntStream.of(kept).mapToObj(i -> full.outputs()[i]).toArray(double[][]::new),
            List.of());
    Target target =
        Transcript.of(
            new Recorded(
                Recorded.Kind.PROBABILITIES, List.of("a", "b", "c", "d"), asked, List.of(shadow)));
    ShadowMia attack = new ShadowMia(1, ShadowMia.Classifier.PER_CLASS);
    assertThat(attack.run(target, CONTEXT).auc().value()).isGreaterThan(0.99);
    assertThat(attack.needs()).containsExactlyInAnyOrder(Access.PROBABILITIES, Access.SHADOWS);
  }

  private static boolean[] members(Sheet sheet, int[] rows) {
    boolean[] member = new boolean[rows.length];
    for (int k = 0; k < rows.length; k++) {
      member[k] = sheet.members()[rows[k]];
    }
    return member;
  }
}
