package org.tattle.dsl.check;

import java.util.stream.Collectors;
import org.tattle.attack.Attack;
import org.tattle.component.Schema;
import org.tattle.defense.Defense;
import org.tattle.defense.OutputDefense;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;

/** Whether an attack can ask of a target what it needs to. */
final class Access {
  private final Findings findings;

  Access(Findings findings) {
    this.findings = findings;
  }

  /** Whether the target answers everything that the attack asks. */
  boolean possible(Attack attack, Entry.Target target) {
    return attack.needs().stream()
        .filter(need -> need != org.tattle.model.Access.TRAINING)
        .allMatch(need -> need.compareTo(target.access()) <= 0);
  }

  /** The same, and says so if not. */
  boolean allows(Bound<Attack> attack, Schema schema, String name, Entry.Target target) {
    if (possible(attack.component(), target)) {
      return true;
    }
    String needs =
        attack.component().needs().stream()
            .filter(need -> need != org.tattle.model.Access.TRAINING)
            .filter(need -> need.compareTo(target.access()) > 0)
            .sorted()
            .map(Access::noun)
            .collect(Collectors.joining(" and "));
    Diagnostic refused =
        findings.of(
            Code.T301,
            attack.at(),
            "`attack %s` needs %s, and `%s` gives %s only",
            schema.name(),
            needs,
            name,
            noun(target.access()));
    for (Bound<Defense> defense : target.defenses()) {
      if (defense.component() instanceof OutputDefense limit
          && limit.access().equals(target.access())) {
        refused = refused.cause(defense.at(), "because of this");
      }
    }
    findings.add(
        refused.hint("use an attack that needs less, or attack the target without that defense"));
    return false;
  }

  private static String noun(org.tattle.model.Access access) {
    return switch (access) {
      case LABELS -> "labels";
      case PROBABILITIES -> "class probabilities";
      case GRADIENTS -> "gradients";
      case TRAINING -> "data and training like its own";
    };
  }
}
