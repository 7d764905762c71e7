package org.tattle.dsl.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.tattle.measure.Ceiling;
import org.tattle.measure.Estimate;
import org.tattle.privacy.Spent;

/**
 * What an audit found, for someone who is no engineer: what an attacker can learn, of how many
 * people in a thousand, and how sure that is. The strongest of the attacks that ran speaks for all,
 * since one that works is enough.
 */
public final class PlainWords {
  private static final int PEOPLE = 1000;

  private PlainWords() {}

  /** A paragraph for each target, also for one that was not examined. */
  public static List<String> of(List<Audited> all) {
    return all.stream().map(PlainWords::of).toList();
  }

  /** A paragraph for each target on what its training guarantees, and nothing on what was found. */
  public static List<String> promises(List<Audited> all) {
    return all.stream()
        .map(
            it ->
                it.target()
                    .spent()
                    .map(spent -> promise(it.name(), spent))
                    .orElse(
                        "“%s” was trained without a privacy budget: nothing bounds what it gives away of the people in its training data."
                            .formatted(it.name())))
        .toList();
  }

  private static String of(Audited audited) {
    List<Harm> harms = Harm.all(audited);
    List<String> sentences = new ArrayList<>();
    Harm.strongest(harms)
        .ifPresentOrElse(
            worst -> sentences.addAll(found(audited.name(), worst, harms)),
            () ->
                sentences.add(
                    "“%s” was not examined: no attack that was run tried to find out who was in its training data."
                        .formatted(audited.name())));
    List<Harm> reversed = harms.stream().filter(Harm::reversed).toList();
    if (!reversed.isEmpty()) {
      sentences.add(reversed(reversed));
    }
    harms.stream().filter(Harm::controlFailed).map(PlainWords::failed).forEach(sentences::add);
    if (Differing.differs(audited)) {
      sentences.add(
          "The people in its training data differ in kind from the others, and can be told from"
              + " them without asking the model: what attacks find may be that, and not what the"
              + " model gives away.");
    }
    audited.target().spent().ifPresent(spent -> sentences.add(promise(audited.name(), spent)));
    return String.join(" ", sentences);
  }

  private static List<String> found(String target, Harm worst, List<Harm> all) {
    Harm ranks =
        all.stream().max(Comparator.comparingDouble(it -> it.found().auc().lower())).orElseThrow();
    String ranked =
        "“%s” put a person who was in the training data above one who was not %s; guessing does so 50 times."
            .formatted(ranks.attack(), hundred(ranks.found().auc()));
    List<String> said = new ArrayList<>();
    if (worst.works()) {
      said.add(
          "“%s” tattles: whoever has a person's record and may ask the model can find signs of whether it was used for training. %s"
              .formatted(target, ranked));
    } else if (all.stream().anyMatch(Harm::reversed)) {
      said.add(
          "Whether “%s” tattles is open: an attack finds something, but the wrong way round."
              .formatted(target));
    } else {
      said.add(
          "“%s”: no attack that was run tells who was in the training data. The best of them, %s"
              .formatted(target, ranked));
    }
    said.add(
        worst.resolved()
            ? "Accusing %d of 1,000 outsiders falsely, “%s” pointed out %s of 1,000 people who were in (%s to %s)."
                .formatted(
                    Math.round(Harm.FPR * PEOPLE),
                    worst.attack(),
                    thousand(worst.caught().value()),
                    thousand(worst.caught().lower()),
                    thousand(worst.caught().upper()))
            : "There were too few people outside the training data (%s) to say how many could be pointed out with hardly any false accusations."
                .formatted(Numbers.count(worst.found().roc().nonMembers())));
    return said;
  }

  /** Nothing at all is found about half of the time; much less than half is a find. */
  private static String reversed(List<Harm> all) {
    return "People who were in the training data came below those who were not, above them only %s; guessing does so 50 times. Turned round, that tells them apart: most often the column that says who was in is the wrong way round. It is no sign that nothing leaks."
        .formatted(
            all.stream()
                .map(it -> "%s by “%s”".formatted(hundred(it.found().auc()), it.attack()))
                .collect(Collectors.joining(", ")));
  }

  private static String failed(Harm harm) {
    Estimate control = harm.control().orElseThrow();
    return "The control of “%s” failed: it also tells apart people of whom none was in the training data (AUC %s), so what it found may come from the data or the attack, and not from the model."
        .formatted(
            harm.attack(), Numbers.estimate(control.value(), control.lower(), control.upper()));
  }

  private static String promise(String target, Spent spent) {
    if (spent.doubt().isPresent()) {
      return "Its privacy budget (ε %s) promises nothing: it is %s."
          .formatted(Numbers.epsilon(spent), spent.doubt().get());
    }
    Ceiling ceiling = new Ceiling(spent.epsilon(), spent.delta());
    return ("The training of “%s” guarantees more than attacks can show (ε %s, δ %s): no attack"
            + " whatever, known or not, can point out more than %s of 1,000 people who were in"
            + " while accusing %d of 1,000 outsiders falsely%s.")
        .formatted(
            target,
            Numbers.epsilon(spent.epsilon()),
            Numbers.small(spent.delta()),
            thousand(ceiling.tpr(Harm.FPR)),
            Math.round(Harm.FPR * PEOPLE),
            spent.seeded() ? "; but " + Spent.SEEDED : "");
  }

  private static String hundred(Estimate share) {
    return "%s times in 100 (%s to %s)"
        .formatted(
            Numbers.count(Math.round(100 * share.value())),
            Numbers.count(Math.round(100 * share.lower())),
            Numbers.count(Math.round(100 * share.upper())));
  }

  private static String thousand(double share) {
    return Numbers.count(Math.round(PEOPLE * share));
  }
}
