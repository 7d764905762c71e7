package org.tattle.defense;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.simple.RandomSource;
import org.tattle.data.Dataset;
import org.tattle.run.Seed;

/**
 * How rows are dealt out to several models, each of which learns its shard slice by slice
 * (Bourtoule et al. 2021, section 4). Where a row goes is drawn from its number or its content
 * alone, so that nobody's place depends on who else is there: models that did not see a row are, to
 * the bit, what they would be had it never existed.
 *
 * @param shards how many models there are
 * @param slices in how many parts each model's rows come, one after the other
 * @param vote what becomes of their answers
 * @param dealt by what of a row
 */
public record Sharding(int shards, int slices, Vote vote, Dealt dealt) {
  /** By what of a row it is said where it goes. */
  public enum Dealt {
    /** By its number: the rows stay what they are, and some are to be forgotten. */
    BY_NUMBER,
    /** By its features: whoever slips rows in can choose neither number nor place of others. */
    BY_CONTENT
  }

  /** What a committee says. */
  public enum Vote {
    /** The mean of the probabilities that its models give. */
    MEAN,
    /** The share of its models that are for each class. */
    MAJORITY
  }

  /** Rows that are dealt by their numbers. */
  public Sharding(int shards, int slices, Vote vote) {
    this(shards, slices, vote, Dealt.BY_NUMBER);
  }

  /** The number of the slice that each row is in. */
  public int[] places(Seed seed, Dataset data, int[] rows) {
    return IntStream.of(rows)
        .map(row -> dealt == Dealt.BY_NUMBER ? row : Arrays.hashCode(data.values(new int[] {row})))
        .map(told -> place(seed, told))
        .toArray();
  }

  /**
   * The number of the slice that a row is in, counted through all shards: {@code 0 .. S·R - 1}.
   *
   * @param told its number, or a hash of its content
   */
  public int place(Seed seed, int told) {
    long own = seed.split("shards").value() + told;
    return RandomSource.SPLIT_MIX_64.create(own * 0x9E3779B97F4A7C15L).nextInt(shards * slices);
  }

  /**
   * Epochs on each slice and those before it: 2e / (R + 1), so that a model goes through as many
   * rows as in e epochs on its whole shard (section 4.2).
   */
  public int epochs(int whole) {
    return Math.max(1, Math.round(2f * whole / (slices + 1)));
  }

  /** The share of all training that forgetting one row is expected to take: (2/3 + 1/3R) / S. */
  public double costOfOne() {
    return costInShard(slices) / shards;
  }

  /** The share of a shard's training that is done again if one of its rows goes. */
  public static double costInShard(int slices) {
    return 2 / 3.0 + 1 / (3.0 * slices);
  }

  /** Whether rows that are slipped in or taken out change no more votes than they are. */
  public boolean certifies() {
    return dealt == Dealt.BY_CONTENT && vote == Vote.MAJORITY;
  }

  /**
   * How many votes can change and leave an answer what it is: of classes that tie, the first is
   * said (Levine and Feizi 2021, theorem 1).
   */
  public static int outlasts(int[] votes) {
    int top = 0;
    for (int c = 1; c < votes.length; c++) {
      top = votes[c] > votes[top] ? c : top;
    }
    int lead = Integer.MAX_VALUE;
    for (int c = 0; c < votes.length; c++) {
      lead = c == top ? lead : Math.min(lead, votes[top] - votes[c] - (c < top ? 1 : 0));
    }
    return lead / 2;
  }

  /** How many shards some rows are expected to be in: S (1 - (1 - 1/S)^K). */
  public static double shardsHit(int shards, int rows) {
    return shards * (1 - Math.pow(1 - 1.0 / shards, rows));
  }
}
