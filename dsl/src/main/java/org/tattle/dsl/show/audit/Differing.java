package org.tattle.dsl.show.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tattle.attack.Counterpart;
import org.tattle.dsl.show.Numbers;

/**
 * Says how far a weaker explanation goes, of each target that it was tried on: that members can be
 * told from non-members without asking the model, say. What attacks find may be that.
 */
final class Differing {
  private Differing() {}

  /** A sentence for targets that were looked at; one for all of which it is the same. */
  static List<String> notes(List<Attacked> all) {
    Map<Counterpart, List<String>> names = new LinkedHashMap<>();
    for (Attacked attacked : all) {
      attacked
          .explanations()
          .values()
          .forEach(
              it ->
                  names
                      .computeIfAbsent(it, k -> new ArrayList<>())
                      .add("`" + attacked.name() + "`"));
    }
    List<String> notes = new ArrayList<>();
    names.forEach((it, of) -> notes.add(note(String.join(", ", of), it)));
    return notes;
  }

  private static String note(String names, Counterpart it) {
    String found = Numbers.leak(it.leak());
    return it.fails()
        ? "%s: %s: %s. What attacks find may be that.".formatted(names, it.failed(), found)
        : "Control, %s: %s: %s.".formatted(names, it.where(), found);
  }
}
