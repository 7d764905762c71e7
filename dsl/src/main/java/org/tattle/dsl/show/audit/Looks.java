package org.tattle.dsl.show.audit;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tattle.attack.Leak;
import org.tattle.measure.Estimate;
import org.tattle.measure.Holm;
import org.tattle.run.MessageText;

/**
 * All that attacks found on one subject that looked for one thing: one verdict of several looks.
 * Each number of each attack is a look, and a leak is found where one of them still stands out when
 * it is held to how many there are ({@link Holm}).
 */
final class Looks {
  private static final double ALARM = 1 - Estimate.LEVEL;

  private final List<Harm> all;
  private final int count;
  private final Set<Harm> finders = new LinkedHashSet<>();

  Looks(List<Harm> all) {
    this.all = all;
    double[] p = Holm.adjusted(all.stream().flatMap(Looks::looks).mapToDouble(Leak::p).toArray());
    int look = 0;
    for (Harm harm : all) {
      for (Leak leak : looks(harm).toList()) {
        if (leak.above() && p[look] <= ALARM) {
          finders.add(harm);
        }
        look++;
      }
    }
    count = look;
  }

  /** What could be measured. */
  private static Stream<Leak> looks(Harm harm) {
    return harm.found().leaks().stream().filter(Leak::resolved);
  }

  /** The attack that harms most; one that finds a leak before one that does not. */
  Harm strongest() {
    return all.stream()
        .max(Comparator.comparing((Harm harm) -> finders.contains(harm)).thenComparing(Harm.WORSE))
        .orElseThrow();
  }

  /** Whether there is a leak. */
  boolean found() {
    return !finders.isEmpty();
  }

  /**
   * Who finds a leak, of several attacks on a subject; empty of one, whose numbers say so. One
   * whose control failed is named, and not counted.
   */
  List<String> told(String subject) {
    return told(subject, "%s: %s of %,d attacks %s%s, corrected for %,d looks (Holm)%s.");
  }

  /** The same where attacks looked for different things: one verdict over all of them. */
  List<String> toldOfAll(String subject) {
    return told(
        subject,
        "%s: over all that was looked for, %s of %,d attacks %s%s, corrected for %,d looks"
            + " (Holm)%s.");
  }

  private List<String> told(String subject, String sentence) {
    if (all.size() == 1) {
      return List.of();
    }
    List<String> names = names(harm -> finders.contains(harm) && !harm.controlFailed());
    List<String> alone = names(harm -> harm.works() && !finders.contains(harm));
    List<String> doubted = names(harm -> finders.contains(harm) && harm.controlFailed());
    return List.of(
        MessageText.of(
            sentence,
            subject,
            names.isEmpty() ? "none" : Integer.toString(names.size()),
            all.size(),
            success(names.size() > 1),
            names.isEmpty() ? "" : " (%s)".formatted(String.join(", ", names)),
            count,
            would("; alone, %s would", alone)
                + would("; but for a control that failed, %s would", doubted)));
  }

  private static String would(String words, List<String> names) {
    return names.isEmpty() ? "" : words.formatted(String.join(", ", names));
  }

  /**
   * What they do that find something: it is a leak where each of them learns something. Where none
   * finds anything, all are asked.
   */
  private String success(boolean several) {
    boolean learns =
        (found() ? finders : all).stream().allMatch(harm -> harm.found().threat().learns());
    return learns ? several ? "find a leak" : "finds a leak" : several ? "succeed" : "succeeds";
  }

  /** The same for someone who is no engineer, where the correction takes something away. */
  List<String> plain() {
    List<String> alone = names(harm -> harm.works() && !finders.contains(harm));
    return alone.isEmpty()
        ? List.of()
        : List.of(
            MessageText.of(
                "By itself “%s” would have found something; of %,d looks, one does so easily by"
                    + " chance.",
                String.join("”, “", alone), count));
  }

  private List<String> names(Predicate<Harm> holds) {
    return all.stream().filter(holds).map(Harm::attack).toList();
  }
}
