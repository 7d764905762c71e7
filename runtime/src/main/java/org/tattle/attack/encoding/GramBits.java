package org.tattle.attack.encoding;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.tattle.record.field.Grams;

/**
 * How probable it is that a piece of text sets a bit, learned from codes that may be of a text. A
 * code has a bit if one of its text's pieces sets it, and hardly otherwise.
 */
final class GramBits {
  private static final double NOISE = 0.01;
  private static final double SLIGHT = 0.05;
  private static final double SURE = 12;

  private final int[][] pieces;
  private final double[] often;
  private final double[] prior;
  private final double[] beside;
  private final Map<String, Integer> number = new LinkedHashMap<>();
  private final double[][] sets;

  /**
   * Nothing is known but how often each bit is set.
   *
   * @param texts whose pieces they are
   * @param often of each bit, in what share of the codes it is set
   * @param length how many pieces of these texts there are to a code on average
   * @param others how many there are besides, of other columns
   */
  GramBits(List<String> texts, int gram, double[] often, double length, double others) {
    this.pieces = new int[texts.size()][];
    for (int text = 0; text < pieces.length; text++) {
      Set<String> grams = Grams.of(texts.get(text), gram);
      grams.forEach(it -> number.putIfAbsent(it, number.size()));
      pieces[text] = grams.stream().mapToInt(number::get).toArray();
    }
    this.often = Arrays.stream(often).map(it -> within(it, NOISE / 10)).toArray();
    this.prior =
        Arrays.stream(this.often).map(it -> 1 - Math.pow(1 - it, 1 / (length + others))).toArray();
    this.beside =
        Arrays.stream(prior).map(it -> Math.min(1 - NOISE, Math.pow(1 - it, others))).toArray();
    this.sets = new double[number.size()][];
    Arrays.setAll(sets, piece -> prior.clone());
  }

  /** What a piece sets is known from elsewhere. */
  void know(String piece, int[] bits) {
    if (number.containsKey(piece)) {
      double[] own = sets[number.get(piece)];
      Arrays.fill(own, NOISE / 10);
      IntStream.of(bits).forEach(bit -> own[bit] = 1 - NOISE);
    }
  }

  private static double within(double share, double edge) {
    return Math.max(edge, Math.min(1 - NOISE, share));
  }

  /** How probable it is that a code of a text has each bit. */
  double[] expected(int text) {
    double[] expected = new double[prior.length];
    for (int bit = 0; bit < expected.length; bit++) {
      expected[bit] = within(1 - without(text, bit), NOISE / 2);
    }
    return expected;
  }

  /**
   * How probable (log) each code is, if it is of a text.
   *
   * @param set of each code, which bits it has
   */
  double[] fits(int text, int[][] set) {
    double[] expected = expected(text);
    double none = 0;
    double[] odds = new double[expected.length];
    for (int bit = 0; bit < odds.length; bit++) {
      none += Math.log(1 - expected[bit]);
      odds[bit] = Math.log(expected[bit] / (1 - expected[bit]));
    }
    double[] fits = new double[set.length];
    for (int code = 0; code < fits.length; code++) {
      double sum = none;
      for (int bit : set[code]) {
        sum += odds[bit];
      }
      fits[code] = sum;
    }
    return fits;
  }

  private double without(int text, int bit) {
    double none = beside[bit];
    for (int piece : pieces[text]) {
      none *= 1 - sets[piece][bit];
    }
    return none;
  }

  /**
   * Learns anew what pieces set, from codes that are each of a text with some probability, with
   * what was known before to tell which of a text's pieces has set a bit.
   *
   * @param codes {@code [codes][bits]}
   * @param of {@code [codes][texts]}
   */
  void learn(boolean[][] codes, double[][] of) {
    double[][] speaks = new double[sets.length][prior.length];
    for (int code = 0; code < codes.length; code++) {
      for (int text = 0; text < pieces.length; text++) {
        if (of[code][text] >= SLIGHT) {
          count(codes[code], text, of[code][text], speaks);
        }
      }
    }
    for (int piece = 0; piece < sets.length; piece++) {
      for (int bit = 0; bit < prior.length; bit++) {
        double odds = Math.log(prior[bit] / (1 - prior[bit])) + speaks[piece][bit];
        sets[piece][bit] = 1 / (1 + Math.exp(-Math.max(-SURE, Math.min(SURE, odds))));
      }
    }
  }

  /** What a code says of its text's pieces; if it is another's, its bits are as often as usual. */
  private void count(boolean[] code, int text, double sure, double[][] speaks) {
    for (int bit = 0; bit < code.length; bit++) {
      double usual = (1 - sure) * (code[bit] ? often[bit] : 1 - often[bit]);
      double none = without(text, bit);
      for (int piece : pieces[text]) {
        double others = within(1 - none / (1 - sets[piece][bit]), NOISE / 2);
        double with = sure * (code[bit] ? 1 - NOISE : NOISE) + usual;
        double otherwise = sure * (code[bit] ? others : 1 - others) + usual;
        speaks[piece][bit] += Math.log(with / otherwise);
      }
    }
  }
}
