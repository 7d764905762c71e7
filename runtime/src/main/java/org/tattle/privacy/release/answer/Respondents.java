package org.tattle.privacy.release.answer;

import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.tattle.privacy.noise.RandomisedResponse;
import org.tattle.privacy.noise.UnaryEncoding;
import org.tattle.run.Randomness;

/**
 * People who toss coins before they answer one of k questions' answers, and what their answers tell
 * together. An answer is reported by those who mean it with probability p, and by the others with
 * q. If a share s means it, reports are a sum of independent coins of mean p s + q (1 − s), so that
 * s is estimated by (reported − q)/(p − q).
 *
 * <p>The interval is Clopper and Pearson's of the mean, turned back in the same way. Coins of
 * unequal chances spread less than equal ones of their mean (Hoeffding 1956), so it holds for these
 * very people, and also for those whom they were drawn from at random. For several answers the
 * error is shared out, so that all intervals hold at once; two answers by one coin are one.
 *
 * @param unary whether a bit is sent for each answer
 * @param epsilon the price of one answer
 * @param answers k
 */
public record Respondents(boolean unary, double epsilon, int answers) {
  private static final long MOST = 1L << 40;

  /** By the coins asked for, or by those that err less where all answers are as frequent. */
  public static Respondents of(Coins coins, double epsilon, int answers) {
    Respondents response = new Respondents(false, epsilon, answers);
    Respondents bits = new Respondents(true, epsilon, answers);
    return switch (coins) {
      case BEST -> response.variance() <= bits.variance() ? response : bits;
      case RANDOMISED_RESPONSE -> response;
      case UNARY -> bits;
    };
  }

  /** Of an estimate from one person, if all answers are as frequent. */
  private double variance() {
    double reported = other() + (truthful() - other()) / answers;
    double gap = truthful() - other();
    return reported * (1 - reported) / (gap * gap);
  }

  /** How often each answer is reported, where these are meant. */
  public long[] report(int[] meant, Randomness random) {
    long[] reported = new long[answers];
    RandomisedResponse response = new RandomisedResponse(epsilon, answers);
    UnaryEncoding encoding = new UnaryEncoding(epsilon, answers);
    for (int answer : meant) {
      if (unary) {
        boolean[] bits = encoding.release(answer, random);
        for (int i = 0; i < answers; i++) {
          reported[i] += bits[i] ? 1 : 0;
        }
      } else {
        reported[response.release(answer, random)]++;
      }
    }
    return reported;
  }

  /** How often an answer is reported that such a share of so many people mean. */
  public long reported(double share, long people, UniformRandomProvider random) {
    long means = Math.round(share * people);
    return coins(means, truthful(), random) + coins(people - means, other(), random);
  }

  private static long coins(long count, double chance, UniformRandomProvider random) {
    return count == 0
        ? 0
        : BinomialDistribution.of((int) count, chance).createSampler(random).sample();
  }

  /** The share that means an answer, which so many of the people reported. */
  public Answer share(long reported, long people, double miss) {
    if (people == 0) {
      return new Answer(0.5, 0, 1);
    }
    double tail = miss / (!unary && answers == 2 ? 1 : answers) / 2;
    double value = share((double) reported / people);
    double lower = share(least(reported, people, tail));
    double upper = share(most(reported, people, tail));
    return new Answer(value, Math.min(value, lower), Math.max(value, upper));
  }

  private double share(double reported) {
    return Math.max(0, Math.min(1, (reported - other()) / (truthful() - other())));
  }

  private double truthful() {
    return unary ? 0.5 : new RandomisedResponse(epsilon, answers).truthful();
  }

  private double other() {
    return unary
        ? new UnaryEncoding(epsilon, answers).other()
        : new RandomisedResponse(epsilon, answers).other();
  }

  /** The fewest people whose interval is at most {@code within} to either side, at any share. */
  public long needed(double within, double miss) {
    long few = 0;
    long enough = 1;
    while (enough < MOST && width(enough, miss) > 2 * within) {
      few = enough;
      enough *= 2;
    }
    while (enough - few > 1) {
      long middle = (enough + few) / 2;
      if (width(middle, miss) > 2 * within) {
        few = middle;
      } else {
        enough = middle;
      }
    }
    return enough;
  }

  /** Of the share whose interval is widest: reported by nearest to half of the people. */
  private double width(long people, double miss) {
    double half = Math.max(other(), Math.min(truthful(), 0.5)) * people;
    double tail = miss / (!unary && answers == 2 ? 1 : answers) / 2;
    return LongStream.of((long) Math.floor(half), (long) Math.ceil(half))
        .mapToDouble(
            reported ->
                (most(reported, people, tail) - least(reported, people, tail))
                    / (truthful() - other()))
        .max()
        .orElseThrow();
  }

  private static double least(long reported, long people, double tail) {
    return reported == 0
        ? 0
        : BetaDistribution.of(reported, people - reported + 1.0).inverseCumulativeProbability(tail);
  }

  private static double most(long reported, long people, double tail) {
    return 1 - least(people - reported, people, tail);
  }
}
