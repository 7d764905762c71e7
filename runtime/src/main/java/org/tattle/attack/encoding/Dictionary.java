package org.tattle.attack.encoding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tattle.attack.Context;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.linkage.LinkedRegisters;
import org.tattle.model.Access;
import org.tattle.record.code.BitCodes;
import org.tattle.record.code.Codes;
import org.tattle.record.code.RecordTokens;

/**
 * Makes codes of all people of a register in the same way, and looks each code that is seen up
 * among them: the same, or the most alike. It succeeds where codes have no key, or the attacker has
 * it, as each of the two does whose registers are linked.
 */
@Component(
    name = "dictionary",
    doc = "Makes codes of known people in the same way, and looks up those that are seen.",
    paper = "Niedermeyer et al. 2014, Cryptanalysis of Basic Bloom Filters, section 2",
    example = "attack dictionary on matched")
public record Dictionary(
    @Param(doc = "the column to read; the first that is linked by if not given", column = true)
        Optional<String> column,
    @Param(doc = "whether the attacker has the key, as whoever made the codes does")
        boolean insider)
    implements CodeAttack {
  public Dictionary() {
    this(Optional.empty(), false);
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.CODES);
  }

  @Override
  public List<String> guesses(SeenCodes seen, Context context) {
    LinkedRegisters linkage = seen.linkage();
    Codes dictionary =
        insider
            ? linkage.ownCodes(context.control())
            : linkage.imitated(context.seed().split("key"), context.control());
    return seen.codes() instanceof RecordTokens tokens
        ? same(tokens, (RecordTokens) dictionary, seen)
        : alike((BitCodes) seen.codes(), (BitCodes) dictionary, seen, context);
  }

  private static List<String> same(RecordTokens seen, RecordTokens dictionary, SeenCodes what) {
    Map<String, Integer> found = new HashMap<>();
    for (int record = 0; record < dictionary.records(); record++) {
      int at = record;
      dictionary.of().get(record).ifPresent(token -> found.put(token, at));
    }
    return seen.of().stream()
        .map(token -> token.map(found::get))
        .map(record -> record.map(what.known()::text).orElseGet(what::usual))
        .toList();
  }

  private static List<String> alike(
      BitCodes seen, BitCodes dictionary, SeenCodes what, Context context) {
    return IntStream.range(0, seen.records())
        .mapToObj(
            record -> {
              context.control().check();
              int best = 0;
              for (int other = 1; other < dictionary.records(); other++) {
                if (seen.dice(record, dictionary, other) > seen.dice(record, dictionary, best)) {
                  best = other;
                }
              }
              return what.known().text(best);
            })
        .toList();
  }
}
