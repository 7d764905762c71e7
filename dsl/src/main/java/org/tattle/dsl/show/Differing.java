package org.tattle.dsl.show;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tattle.measure.Estimate;

/**
 * Says of which targets members can be told from non-members without asking the model. An attack on
 * such a target may owe its success to that.
 */
final class Differing {
  private Differing() {}

  /** A sentence for targets that were looked at; one for all of which it is the same. */
  static List<String> notes(List<Audited> all) {
    Map<Estimate, List<String>> names = new LinkedHashMap<>();
    for (Audited audited : all) {
      audited
          .shift()
          .ifPresent(
              auc ->
                  names
                      .computeIfAbsent(auc, k -> new ArrayList<>())
                      .add("`" + audited.name() + "`"));
    }
    List<String> notes = new ArrayList<>();
    names.forEach((auc, of) -> notes.add(note(String.join(", ", of), auc)));
    return notes;
  }

  /** Whether members and non-members were seen to differ. */
  static boolean differs(Audited audited) {
    return audited.shift().filter(auc -> auc.lower() > 0.5).isPresent();
  }

  private static String note(String name, Estimate auc) {
    String found = Numbers.estimate(auc.value(), auc.lower(), auc.upper());
    return auc.lower() > 0.5
        ? "%s: members and non-members differ in kind: AUC %s without asking the model. What attacks find may be that."
            .formatted(name, found)
        : "Control, %s: members and non-members are not told apart without the model: AUC %s."
            .formatted(name, found);
  }
}
