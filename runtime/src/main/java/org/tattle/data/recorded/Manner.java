package org.tattle.data.recorded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import org.tattle.data.recorded.Recorded.Kind;
import org.tattle.run.MessageText;
import org.tattle.run.Warning;
import org.tattle.run.catalogue.TableFaults;

/**
 * In what manner answers were given, seen from all of them: as probabilities or logits, in percent,
 * rounded, or only the largest ones.
 *
 * @param kind what the outputs are
 * @param unit what one whole is: 1, or 100 for percent
 * @param slack how far from one the probabilities of a row may add up to
 * @param cut whether they may add up to less, because small ones were left out
 * @param notes what to tell of it
 * @param warnings what to look at
 */
record Manner(
    Kind kind, double unit, double slack, boolean cut, List<String> notes, List<Warning> warnings) {
  /** How far from one probabilities may add up to: what a few printed decimals can do. */
  static final double SLACK = 0.01;

  private static final double PERCENT = 100;

  /** As many decimals, and the rounding of a row's probabilities does not show. */
  private static final int MANY = 4;

  private static final double ROUNDING = 1e-9;

  /** Whether it can be a probability; what is no number is told later, with its line. */
  static boolean share(double value) {
    return !(value < -SLACK || value > 1 + SLACK);
  }

  /**
   * Looks at all answers.
   *
   * @param answers {@code [rows][outputs]}, NaN where there is no number
   * @param decimals the most that one was written with
   */
  static Manner of(double[][] answers, int decimals, OutputKind asked) {
    boolean percent = percent(answers);
    if (asked == OutputKind.LOGITS) {
      return logits(percent || likeProbabilities(answers) ? List.of(doubt()) : List.of());
    }
    if (asked == OutputKind.AUTO && !percent && answers[0].length > 1 && likeLogits(answers)) {
      return logits(List.of());
    }
    List<String> notes = new ArrayList<>();
    double unit = percent ? PERCENT : 1;
    if (percent) {
      notes.add("the outputs are percentages, and were divided by 100");
    }
    int outputs = answers[0].length;
    int digits = decimals + (percent ? 2 : 0);
    // Each of a row's probabilities is off by half a unit of its last decimal at most.
    double rounding = digits < MANY ? outputs * Math.pow(10, -digits) / 2 : 0;
    double slack = Math.max(SLACK, rounding + ROUNDING);
    double[] sums = sums(answers, unit);
    if (outputs > 1 && rounding > 0 && any(sums, s -> Math.abs(s - 1) > ROUNDING)) {
      notes.add(
          MessageText.of(
              "probabilities were rounded to %d %s, so they need not add up to 1",
              digits, digits == 1 ? "decimal" : "decimals"));
    }
    long kept = Arrays.stream(answers).mapToLong(Manner::positive).max().orElse(0);
    boolean cut = kept < outputs && any(sums, s -> s < 1 - slack) && none(sums, s -> s > 1 + slack);
    if (cut) {
      notes.add(
          MessageText.of(
              "no row has more than %d of %,d probabilities, as after `top_k`; the others are 0",
              kept, outputs));
    }
    return new Manner(Kind.PROBABILITIES, unit, slack, cut, notes, List.of());
  }

  /** The predicted class alone. */
  static Manner labels() {
    return new Manner(Kind.LABELS, 1, 0, false, List.of(), List.of());
  }

  /** How far each answer is from what is true. */
  static Manner losses() {
    return new Manner(Kind.LOSSES, 1, 0, false, List.of(), List.of());
  }

  /** The same with something more to tell. */
  Manner with(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new Manner(kind, unit, slack, cut, more, warnings);
  }

  /** The same with something more to look at. */
  Manner with(Warning warning) {
    List<Warning> more = new ArrayList<>(warnings);
    more.add(warning);
    return new Manner(kind, unit, slack, cut, notes, more);
  }

  private static Manner logits(List<Warning> warnings) {
    return new Manner(Kind.LOGITS, 1, 0, false, List.of(), warnings);
  }

  private static Warning doubt() {
    return Warning.of(TableFaults.LOOK_LIKE_PROBABILITIES).at("outputs");
  }

  /** Most rows hold what is no probability; or some do, and most add up to anything but one. */
  private static boolean likeLogits(double[][] answers) {
    long shares = Arrays.stream(answers).filter(Manner::shares).count();
    long whole = Arrays.stream(sums(answers, 1)).filter(s -> Math.abs(s - 1) <= SLACK).count();
    boolean most =
        2 * shares > answers.length || 2 * shares == answers.length && shares(answers[0]);
    return !most || shares < answers.length && 2 * whole < answers.length;
  }

  private static boolean shares(double[] row) {
    return Arrays.stream(row).allMatch(Manner::share);
  }

  /** All within 0 and 1, and no row with more than one in all. */
  private static boolean likeProbabilities(double[][] answers) {
    return Arrays.stream(answers)
            .flatMapToDouble(Arrays::stream)
            .noneMatch(value -> value < 0 || value > 1)
        && (answers[0].length == 1 || none(sums(answers, 1), s -> s > 1 + SLACK));
  }

  private static boolean percent(double[][] answers) {
    DoubleStream all = Arrays.stream(answers).flatMapToDouble(Arrays::stream);
    boolean within = all.noneMatch(value -> value < 0 || value > PERCENT * (1 + SLACK));
    boolean beyond =
        Arrays.stream(answers).flatMapToDouble(Arrays::stream).anyMatch(value -> value > 2);
    double[] sums = sums(answers, PERCENT);
    return within
        && beyond
        && (answers[0].length == 1 || none(sums, s -> Math.abs(s - 1) > 2 * SLACK));
  }

  private static double[] sums(double[][] answers, double unit) {
    return Arrays.stream(answers).mapToDouble(row -> Arrays.stream(row).sum() / unit).toArray();
  }

  private static long positive(double[] row) {
    return Arrays.stream(row).filter(value -> value > 0).count();
  }

  private static boolean any(double[] values, DoublePredicate holds) {
    return Arrays.stream(values).anyMatch(holds);
  }

  private static boolean none(double[] values, DoublePredicate holds) {
    return Arrays.stream(values).noneMatch(holds);
  }
}
