package org.tattle.attack.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tattle.attack.Context;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.model.Access;
import org.tattle.record.code.BitCodes;
import org.tattle.record.code.Clk;
import org.tattle.record.code.RecordTokens;
import org.tattle.record.field.RecordField;
import org.tattle.run.Control;

/**
 * Reads codes by what is frequent (Christen, Schnell, Vatsalan and Ranbaduge 2017, Efficient
 * Cryptanalysis of Bloom Filters for Privacy-Preserving Record Linkage; 2018 with patterns):
 *
 * <ol>
 *   <li>where a single column is in the codes, so that these come again as often as its texts do,
 *       the most frequent codes are the most frequent texts, and what bits their pieces set tells
 *       of the others;
 *   <li>of other codes of bits, find which bits are set together as often as a piece of text comes
 *       in a register of like people, and take them for that piece; of a code that has these bits
 *       it is likely that its text has the piece;
 *   <li>of codes that can only be the same or not, the most frequent is the most frequent record,
 *       and so on down.
 * </ol>
 */
@Component(
    name = "patterns",
    doc = "Reads codes by which bits are set together as often as pieces of names are frequent.",
    paper = "Christen et al. 2017, Efficient Cryptanalysis of Bloom Filters for PPRL",
    example = "attack patterns on matched")
public record Patterns(
    @Param(doc = "the column to read; the first that is linked by if not given", column = true)
        Optional<String> column,
    @Param(
            doc =
                "how often codes that come again are aligned with texts at most, and learned from",
            min = 1,
            max = 1000)
        int rounds)
    implements CodeAttack {
  private static final int READ = 2000;

  public Patterns() {
    this(Optional.empty(), 24);
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.CODES);
  }

  @Override
  public List<String> guesses(SeenCodes seen, Context context) {
    if (seen.codes() instanceof RecordTokens tokens) {
      return ranked(tokens, seen);
    }
    BitCodes codes = (BitCodes) seen.codes();
    Clk clk = seen.linkage().clk().orElseThrow();
    Control control = context.control();
    Optional<List<String>> aligned =
        seen.linkage().second().columns().size() > 1
            ? Optional.empty()
            : FrequencyAlignment.read(codes, seen.known(), clk.gram(), rounds, control);
    return aligned.orElseGet(() -> mined(seen, codes, clk, control));
  }

  private static List<String> mined(SeenCodes seen, BitCodes codes, Clk clk, Control control) {
    RecordField known = seen.known();
    int[] texts = known.frequent(READ);
    double own = known.pieces(clk.gram());
    double all = 0;
    for (int column = 0; column < clk.hashes().size(); column++) {
      all +=
          seen.linkage().second().columns().get(column).pieces(clk.gram())
              * clk.hashes().get(column)
              / clk.hashes().get(seen.column());
    }
    GramBits bits =
        new GramBits(
            IntStream.of(texts).mapToObj(known.texts()::get).toList(),
            clk.gram(),
            codes.often(),
            own,
            all - own);
    String prefix = known.name() + "|";
    new GramPatterns(codes, seen.linkage().second(), clk, control)
        .found()
        .forEach(
            (piece, pattern) -> {
              if (piece.startsWith(prefix)) {
                bits.know(piece.substring(prefix.length()), pattern);
              }
            });
    int[][] set = IntStream.range(0, codes.records()).mapToObj(codes::set).toArray(int[][]::new);
    int[] guess = new int[set.length];
    double[] best = new double[set.length];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    int[] counts = known.counts();
    for (int text = 0; text < texts.length; text++) {
      control.check();
      double[] fits = bits.fits(text, set);
      for (int record = 0; record < guess.length; record++) {
        double here = fits[record] + Math.log(counts[texts[text]]);
        if (here > best[record]) {
          best[record] = here;
          guess[record] = texts[text];
        }
      }
    }
    return IntStream.of(guess).mapToObj(known.texts()::get).toList();
  }

  /** The most frequent token is the most frequent record, as far as tokens are told apart so. */
  private static List<String> ranked(RecordTokens tokens, SeenCodes seen) {
    Map<String, Long> counts = tokens.counts();
    List<String> order =
        counts.keySet().stream()
            .sorted(Comparator.comparing((String it) -> -counts.get(it)).thenComparing(it -> it))
            .toList();
    RecordField known = seen.known();
    int[] often = known.counts();
    List<Integer> texts = new ArrayList<>();
    for (int code = 1; code < often.length; code++) {
      texts.add(code);
    }
    texts.sort(Comparator.comparingInt(code -> -often[code]));
    List<String> guesses = new ArrayList<>(Collections.nCopies(tokens.records(), seen.usual()));
    for (int record = 0; record < tokens.records(); record++) {
      int rank = tokens.of().get(record).map(order::indexOf).orElse(0);
      if (rank < texts.size()
          && counts.getOrDefault(order.isEmpty() ? "" : order.get(rank), 0L) > 1) {
        guesses.set(record, known.texts().get(texts.get(rank)));
      }
    }
    return guesses;
  }
}
