package org.tattle.dsl.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tattle.attack.Membership;
import org.tattle.measure.Ceiling;
import org.tattle.measure.Estimate;
import org.tattle.privacy.Spent;

/**
 * What an audit found, for someone who is no engineer: what an attacker can learn, of how many
 * people in a thousand, and how sure that is. The strongest of the attacks that ran speaks for all,
 * since one that works is enough.
 */
public final class PlainWords {
  /** False accusations that an attacker puts up with: ten in a thousand. */
  private static final double ALARMS = 0.01;

  private static final int PEOPLE = 1000;

  private PlainWords() {}

  /** A paragraph for each target, also for one that was not examined. */
  public static List<String> of(List<Audited> all) {
    return all.stream().map(PlainWords::of).toList();
  }

  private static String of(Audited audited) {
    List<String> sentences = new ArrayList<>();
    strongest(audited)
        .ifPresentOrElse(
            entry -> sentences.addAll(found(audited.name(), entry.getKey(), entry.getValue())),
            () ->
                sentences.add(
                    "“%s” was not examined: no attack that was run tried to find out who was in its training data."
                        .formatted(audited.name())));
    if (Differing.differs(audited)) {
      sentences.add(
          "The people in its training data differ in kind from the others, and can be told from them without asking the model: what attacks find may be that, and not what the model gives away.");
    }
    audited.target().spent().ifPresent(spent -> sentences.add(promise(audited.name(), spent)));
    return String.join(" ", sentences);
  }

  /** The membership attack that ranks best, by the lower end of its interval. */
  private static Optional<Map.Entry<String, Membership>> strongest(Audited audited) {
    return audited.results().entrySet().stream()
        .filter(entry -> entry.getValue() instanceof Membership)
        .map(entry -> Map.entry(entry.getKey(), (Membership) entry.getValue()))
        .max(Comparator.comparingDouble(entry -> entry.getValue().auc().lower()));
  }

  private static List<String> found(String target, String attack, Membership found) {
    Estimate auc = found.auc();
    boolean fine = found.roc().resolvable(ALARMS);
    Estimate caught = found.roc().tprAt(ALARMS);
    List<String> said = new ArrayList<>();
    if (auc.lower() <= 0.5 && !(fine && caught.lower() > ALARMS)) {
      said.add(
          ("“%s”: no attack that was run tells who was in the training data. The best of them,"
                  + " “%s”, put a person who was in it above one who was not %s times in 100 (%s to"
                  + " %s); guessing does so 50 times.")
              .formatted(
                  target,
                  attack,
                  hundred(auc.value()),
                  hundred(auc.lower()),
                  hundred(auc.upper())));
    } else {
      said.add(
          ("“%s” tattles: whoever has a person's record and may ask the model can find signs of"
                  + " whether it was used for training. “%s” put a person who was in the training"
                  + " data above one who was not %s times in 100 (%s to %s); guessing does so 50"
                  + " times.")
              .formatted(
                  target,
                  attack,
                  hundred(auc.value()),
                  hundred(auc.lower()),
                  hundred(auc.upper())));
    }
    said.add(
        fine
            ? "Accusing %d of 1,000 outsiders falsely, it pointed out %s of 1,000 people who were in (%s to %s)."
                .formatted(
                    Math.round(ALARMS * PEOPLE),
                    thousand(caught.value()),
                    thousand(caught.lower()),
                    thousand(caught.upper()))
            : "There were too few people outside the training data (%s) to say how many could be pointed out with hardly any false accusations."
                .formatted(Numbers.count(found.roc().nonMembers())));
    return said;
  }

  private static String promise(String target, Spent spent) {
    if (!spent.guaranteed()) {
      return "Its privacy budget is an approximation and promises nothing.";
    }
    Ceiling ceiling = new Ceiling(spent.epsilon(), spent.delta());
    return ("The training of “%s” guarantees more than attacks can show (ε %s, δ %s): no attack"
            + " whatever, known or not, can point out more than %s of 1,000 people who were in"
            + " while accusing %d of 1,000 outsiders falsely.")
        .formatted(
            target,
            Numbers.epsilon(spent.epsilon()),
            Numbers.small(spent.delta()),
            thousand(ceiling.tpr(ALARMS)),
            Math.round(ALARMS * PEOPLE));
  }

  private static String hundred(double share) {
    return Numbers.count(Math.round(100 * share));
  }

  private static String thousand(double share) {
    return Numbers.count(Math.round(PEOPLE * share));
  }
}
