package org.tattle.subject.answer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.defense.Gate;
import org.tattle.defense.Query;
import org.tattle.run.Seed;

/**
 * What a target says to one visitor whom somebody watches or limits, and what that gave away. Rows
 * of the target are asked about all at once, in random order, when the first of them is looked at;
 * a query that is refused has no answer: equal probabilities, and no predicted class.
 *
 * <p>What an answer p gave away is {@code sum p_c ln(p_c / q_c)} nats, with q the mean of all
 * answers of its predicted class up to it: what it tells beyond the class. Added up over rows it is
 * how much can be known of them by confidences; whoever gives classes alone gives away none.
 */
public final class QueryLog {
  private final List<Gate> gates;
  private final Seed seed;
  private final List<Entry> entries = new ArrayList<>();
  private double[][] sums = {};
  private int[] counts = {};
  private long answered;

  /**
   * One query.
   *
   * @param input a number that tells inputs apart
   * @param told what its answer gave away, in nats
   */
  private record Entry(int input, boolean answered, double told) {}

  /**
   * How far it went up to a time; all counts are from the beginning on.
   *
   * @param queries that were put
   * @param answered of these
   * @param inputs different ones among the answered
   * @param told what answers gave away, in nats
   */
  public record Reached(long queries, long answered, long inputs, double told) {
    /** What was given away of an input, as a mean. */
    public double each() {
      return inputs == 0 ? 0 : told / inputs;
    }
  }

  public QueryLog(List<Gate> gates, Seed seed) {
    this.gates = List.copyOf(gates);
    this.seed = seed;
  }

  /** How far the visitor got. */
  public Queries queries() {
    Duration waited =
        gates.stream().map(Gate::waited).max(Duration::compareTo).orElse(Duration.ZERO);
    return new Queries(answered, entries.size() - answered, waited);
  }

  /** What gates noticed of the visitor, in words. */
  public List<String> noticed() {
    return gates.stream().flatMap(gate -> gate.noticed().stream()).toList();
  }

  /** After how many queries the first alarm was raised; 0 if none was. */
  public long alarmed() {
    return gates.stream().mapToLong(Gate::alarmed).filter(it -> it > 0).min().orElse(0);
  }

  /** How far it was after each of so many equal parts of its queries. */
  public List<Reached> over(int parts) {
    List<Reached> reached = new ArrayList<>();
    Set<Integer> inputs = new HashSet<>();
    long given = 0;
    double told = 0;
    int at = 0;
    for (int part = 1; part <= parts; part++) {
      int to = (int) ((long) entries.size() * part / parts);
      for (; at < to; at++) {
        Entry entry = entries.get(at);
        given += entry.answered ? 1 : 0;
        told += entry.told;
        if (entry.answered) {
          inputs.add(entry.input);
        }
      }
      reached.add(new Reached(at, given, inputs.size(), told));
    }
    return reached;
  }

  /**
   * These answers, each for one query.
   *
   * @param inputs what is asked about, by the number of the answer; empty where that is not known
   */
  Outputs metered(Outputs said, int rows, IntFunction<float[]> inputs) {
    boolean bare = said instanceof Losses;
    Asked asked = new Asked(said, bare, inputs, new boolean[rows]);
    return bare
        ? new MeteredLosses((Losses) said, asked)
        : new Refusing(said, asked::soFar, asked::answered);
  }

  private void put(Outputs said, boolean bare, IntFunction<float[]> inputs, int i, boolean[] to) {
    float[] input = inputs.apply(i);
    Query query =
        new Query() {
          @Override
          public float[] input() {
            return input;
          }

          @Override
          public int said() {
            return bare ? 0 : said.predicted(i);
          }
        };
    to[i] = gates.stream().allMatch(gate -> gate.admits(query));
    answered += to[i] ? 1 : 0;
    double told = to[i] && !bare ? told(said.probabilities(i), said.predicted(i)) : 0;
    entries.add(new Entry(Arrays.hashCode(input), to[i], told));
  }

  private double told(double[] p, int label) {
    if (sums.length == 0) {
      sums = new double[p.length][p.length];
      counts = new int[p.length];
    }
    double all = Arrays.stream(p).sum(); // less than 1 of what is cut or rounded
    counts[label]++;
    double told = 0;
    for (int c = 0; c < p.length; c++) {
      sums[label][c] += p[c] / all;
      told += p[c] > 0 ? p[c] / all * Math.log(p[c] / all * counts[label] / sums[label][c]) : 0;
    }
    return Math.max(0, told);
  }

  /** Which of some rows got an answer: they are all asked once one of them is looked at. */
  private final class Asked {
    private final Outputs said;
    private final boolean bare;
    private final IntFunction<float[]> inputs;
    private final boolean[] answers;
    private boolean begun;

    Asked(Outputs said, boolean bare, IntFunction<float[]> inputs, boolean[] answers) {
      this.said = said;
      this.bare = bare;
      this.inputs = inputs;
      this.answers = answers;
    }

    private boolean answered(int i) {
      if (!begun) {
        begun = true;
        int[] order = new int[answers.length];
        Arrays.setAll(order, k -> k);
        PermutationSampler.shuffle(seed.split("order", answered).random(), order);
        for (int k : order) {
          put(said, bare, inputs, k, answers);
        }
      }
      return answers[i];
    }

    private boolean soFar(int i) {
      return !begun || answers[i];
    }
  }

  /** A row without an answer has the loss of a coin. */
  private record MeteredLosses(Losses said, Asked asked) implements Losses {
    @Override
    public boolean answers(int i) {
      return asked.soFar(i);
    }

    @Override
    public double loss(int i) {
      return asked.answered(i) ? said.loss(i) : Math.log(2);
    }

    @Override
    public double nats(int i) {
      return asked.answered(i) ? said.nats(i) : Math.log(2);
    }
  }
}
