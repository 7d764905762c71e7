package org.tattle.dsl.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tattle.dsl.diagnose.sentence.RunFaults;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.run.Fault;

/**
 * How long it took to make what can be attacked, and to attack it. It is measured and shown on
 * request alone: no record holds it, since another run takes another time.
 */
final class Times {
  private Times() {}

  /**
   * All that was timed.
   *
   * @throws Fault T303 if nothing was
   */
  static TableView of(Collection<Object> values) {
    List<Attacked> all =
        values.stream()
            .filter(Attacked.class::isInstance)
            .map(Attacked.class::cast)
            .filter(it -> !it.times().isEmpty())
            .toList();
    if (all.isEmpty()) {
      throw Fault.of(RunFaults.NOTHING_TIMED);
    }
    Set<String> attacks = new LinkedHashSet<>();
    all.forEach(it -> attacks.addAll(it.times().keySet()));
    attacks.remove(Attacked.MADE);
    List<String> headers = new ArrayList<>(List.of("target", "making it"));
    headers.addAll(attacks);
    List<List<String>> rows = new ArrayList<>();
    for (Attacked one : all) {
      List<String> row = new ArrayList<>(List.of(one.name(), text(one, Attacked.MADE)));
      attacks.forEach(attack -> row.add(text(one, attack)));
      rows.add(row);
    }
    return TableView.of(
        "time",
        headers,
        rows,
        List.of(
            "By the clock of this machine, controls left out. The first of a kind takes longer than"
                + " the next, and what the cache had was not trained again: TATTLE_CACHE=off for times"
                + " that can be compared."));
  }

  private static String text(Attacked of, String what) {
    Duration time = of.times().get(what);
    return time == null ? Numbers.MISSING : Numbers.duration(time);
  }
}
