package org.tattle.attack.encoding;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Result;
import org.tattle.attack.Tails;
import org.tattle.attack.Threat;
import org.tattle.component.Metric;
import org.tattle.measure.Estimate;
import org.tattle.run.MessageText;

/**
 * How far a column was read off codes of records.
 *
 * @param column which
 * @param records in how many something stands there
 * @param right of how many it was read rightly
 * @param usual how many have what most people have, which is guessed without codes
 * @param attackAlone how many the attack alone gets right
 * @param guessAlone how many the guess alone gets right
 * @param known how many have what somebody in the attacker's register has: more cannot be read
 */
public record Decoded(
    String column, int records, int right, int usual, int attackAlone, int guessAlone, int known)
    implements Result {
  static final Reading SUCCESS = new Reading("success", "read rightly", true);

  static Decoded of(SeenCodes seen, List<String> guesses) {
    List<String> truth = seen.truth();
    String most = seen.usual();
    Set<String> texts = new HashSet<>(seen.known().texts());
    int[] counts = new int[6];
    for (int record = 0; record < truth.size(); record++) {
      String real = truth.get(record);
      if (real.isEmpty()) {
        continue;
      }
      boolean right = guesses.get(record).equals(real);
      boolean usual = most.equals(real);
      counts[0]++;
      counts[1] += right ? 1 : 0;
      counts[2] += usual ? 1 : 0;
      counts[3] += right && !usual ? 1 : 0;
      counts[4] += usual && !right ? 1 : 0;
      counts[5] += texts.contains(real) ? 1 : 0;
    }
    return new Decoded(
        seen.known().name(), counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
  }

  @Override
  public Threat threat() {
    return Threat.DECODING;
  }

  Estimate paired() {
    return Leak.pairs(attackAlone, guessAlone);
  }

  @Override
  public List<Leak> leaks() {
    return List.of(
        new Leak(
            SUCCESS,
            success(),
            baseline(),
            1,
            Tails.MORE,
            Optional.of(paired()),
            String.format(
                Locale.ROOT,
                "“%%s” reads “%s” off the codes of %,d of %,d people rightly; always to say what"
                    + " most people have is right for %,d.",
                column.replace("%", "%%"),
                right,
                records,
                usual)));
  }

  @Override
  public List<String> notes() {
    return known == records
        ? List.of()
        : List.of(
            MessageText.of(
                "%,d of %,d people have what somebody in the attacker's register has in `%s`; of the"
                    + " others it could not be read.",
                known, records, column));
  }

  @Metric(
      doc = "share of people of whom the column is read off their code rightly",
      share = true,
      headline = true)
  public Estimate success() {
    return Estimate.proportion(right, Math.max(1, records));
  }

  @Metric(
      doc = "share of people who have what most people have, as is guessed without codes",
      share = true)
  public Estimate baseline() {
    return Estimate.proportion(usual, Math.max(1, records));
  }

  @Metric(
      doc = "share of people who have what somebody in the attacker's register has",
      share = true)
  public Estimate reachable() {
    return Estimate.exact((double) known / Math.max(1, records));
  }
}
