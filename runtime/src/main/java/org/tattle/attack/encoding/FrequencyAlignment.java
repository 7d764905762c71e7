package org.tattle.attack.encoding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Gamma;
import org.tattle.record.code.BitCodes;
import org.tattle.record.field.RecordField;
import org.tattle.run.Control;

/**
 * Reads codes that come again as often as texts do, so that each stands for one text (Christen,
 * Schnell, Vatsalan and Ranbaduge 2017, Efficient Cryptanalysis of Bloom Filters):
 *
 * <ol>
 *   <li>of the most frequent, codes and texts are aligned by how often they come;
 *   <li>from what is aligned it is learned which bits the pieces of texts set: those that codes of
 *       texts with them have, and codes of texts with them never lack;
 *   <li>by these, codes are aligned anew, and so on; in the end rarer ones are read, too.
 * </ol>
 *
 * <p>The paper aligns by rank, once. Here all alignments are kept with their probabilities, so that
 * texts about as frequent can be told apart by the bits of others, which are believed more and more
 * (expectation and maximisation, annealed); of several starts the surest counts.
 */
final class FrequencyAlignment {
  private static final int LEARNED = 500;
  private static final int READ = 2000;
  private static final double[] FIRST_BELIEFS = {1, 0.1, 0.05};
  private static final double SURE = 0.95;
  private static final double ANY_RATE = 0.5;

  private final BitCodes codes;
  private final RepeatedCodes repeated;
  private final RecordField known;
  private final int gram;
  private final int rounds;
  private final int[] texts;
  private final boolean[][] bits;
  private final int[][] set;
  private final double[] often;
  private final Control control;

  /**
   * @param of each code, the probabilities of texts
   * @param sure how probable what is read is, on average over records
   */
  private record Alignment(double[][] of, double sure) {}

  private FrequencyAlignment(
      BitCodes codes,
      RepeatedCodes repeated,
      RecordField known,
      int gram,
      int rounds,
      Control control) {
    this.codes = codes;
    this.repeated = repeated;
    this.known = known;
    this.gram = gram;
    this.rounds = rounds;
    this.control = control;
    this.texts = known.frequent(READ);
    this.often = codes.often();
    boolean[] turned = turned();
    this.bits = new boolean[Math.min(READ, repeated.counts().length)][codes.bits()];
    this.set = new int[bits.length][];
    for (int code = 0; code < bits.length; code++) {
      boolean[] own = bits[code];
      int example = repeated.example()[code];
      for (int bit = 0; bit < own.length; bit++) {
        own[bit] = codes.get(example, bit) != turned[bit];
      }
      set[code] = IntStream.range(0, own.length).filter(bit -> own[bit]).toArray();
    }
  }

  /** Of codes all of which have half of their bits set, half the bits are others turned over. */
  private boolean[] turned() {
    boolean[] turned = new boolean[often.length];
    boolean balanced =
        IntStream.range(0, codes.records()).allMatch(it -> 2 * codes.ones(it) == codes.bits());
    for (int bit = 0; bit < turned.length; bit++) {
      turned[bit] = balanced && often[bit] > 0.5;
      often[bit] = turned[bit] ? 1 - often[bit] : often[bit];
    }
    return turned;
  }

  /**
   * What each record is taken for; empty if codes do not come again as texts do.
   *
   * @param rounds how often codes are aligned anew at most
   */
  static Optional<List<String>> read(
      BitCodes codes, RecordField known, int gram, int rounds, Control control) {
    RepeatedCodes repeated = RepeatedCodes.of(codes);
    double texts =
        RepeatedCodes.again(Arrays.copyOfRange(known.counts(), 1, known.counts().length));
    double again = RepeatedCodes.again(repeated.counts());
    return again == 0 || again < texts / 2 || again > 2 * texts
        ? Optional.empty()
        : Optional.of(new FrequencyAlignment(codes, repeated, known, gram, rounds, control).read());
  }

  private List<String> read() {
    int most = Math.min(LEARNED, texts.length);
    int frequent = Math.min(LEARNED, bits.length);
    GramBits best = null;
    double surest = -1;
    for (double belief : FIRST_BELIEFS) {
      GramBits learned = new GramBits(names(), gram, often, known.pieces(gram), 0);
      double sure = learn(learned, belief, frequent, most);
      if (sure > surest) {
        surest = sure;
        best = learned;
      }
      if (sure > SURE) {
        break;
      }
    }
    double[][] of = aligned(best, 1, bits.length, texts.length).of();
    int usual = texts[0];
    return IntStream.of(repeated.group())
        .mapToObj(code -> known.texts().get(code < of.length ? texts[largest(of[code])] : usual))
        .toList();
  }

  private double learn(GramBits learned, double first, int frequent, int most) {
    boolean[][] seen = Arrays.copyOf(bits, frequent);
    int[] before = new int[0];
    for (int round = 1; ; round++) {
      control.check();
      double belief = Math.min(1, first * round);
      Alignment now = aligned(learned, belief, frequent, most);
      int[] read = Arrays.stream(now.of()).mapToInt(FrequencyAlignment::largest).toArray();
      if (round > rounds || belief == 1 && Arrays.equals(read, before)) {
        return now.sure();
      }
      before = read;
      learned.learn(seen, now.of());
    }
  }

  /**
   * How probably each code is of each text.
   *
   * @param belief how much what bits say counts, 0 to 1, beside how often codes and texts come
   */
  private Alignment aligned(GramBits learned, double belief, int frequent, int most) {
    double[][] of = new double[frequent][most];
    int[][] seen = Arrays.copyOf(set, frequent);
    int[] counts = known.counts();
    for (int text = 0; text < most; text++) {
      control.check();
      double[] fits = learned.fits(text, seen);
      for (int code = 0; code < frequent; code++) {
        of[code][text] = often(repeated.counts()[code], counts[texts[text]]) + belief * fits[code];
      }
    }
    for (double[] row : of) {
      double largest = row[largest(row)];
      Arrays.setAll(row, text -> Math.exp(row[text] - largest));
      share(row, 0);
    }
    return oneToOne(of);
  }

  /** Each text has one code: neither has more than one in all. */
  private Alignment oneToOne(double[][] of) {
    for (int pass = 0; pass < 10; pass++) {
      for (int text = 0; text < of[0].length; text++) {
        double sum = 0;
        for (double[] row : of) {
          sum += row[text];
        }
        for (double[] row : of) {
          row[text] /= Math.max(1, sum);
        }
      }
      for (double[] row : of) {
        share(row, 1);
      }
    }
    double sure = 0;
    double all = 0;
    for (int code = 0; code < of.length; code++) {
      sure += repeated.counts()[code] * of[code][largest(of[code])];
      all += repeated.counts()[code];
    }
    return new Alignment(of, sure / all);
  }

  private static void share(double[] row, double least) {
    double sum = Math.max(least, Arrays.stream(row).sum());
    Arrays.setAll(row, text -> row[text] / sum);
  }

  /** How probable it is (log) to see a code so often whose text is seen so often elsewhere. */
  private double often(int here, int there) {
    double share = (double) codes.records() / (codes.records() + known.records());
    return Gamma.logGamma(here + there + ANY_RATE)
        - Gamma.logGamma(here + 1)
        - Gamma.logGamma(there + ANY_RATE)
        + (there + ANY_RATE) * Math.log(1 - share)
        + here * Math.log(share);
  }

  private List<String> names() {
    return IntStream.of(texts).mapToObj(known.texts()::get).toList();
  }

  private static int largest(double[] numbers) {
    int best = 0;
    for (int i = 1; i < numbers.length; i++) {
      best = numbers[i] > numbers[best] ? i : best;
    }
    return best;
  }
}
