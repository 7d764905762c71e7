package org.tattle.dsl.show.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Leak;
import org.tattle.attack.Threat;
import org.tattle.dsl.show.Numbers;
import org.tattle.measure.Ceiling;
import org.tattle.privacy.account.Spent;

/**
 * What an audit found, for someone who is no engineer: what an attacker can learn, of how many
 * people in a thousand, and how sure that is. The strongest of the attacks that ran speaks for all,
 * since one that works is enough.
 */
public final class PlainWords {
  private static final int PEOPLE = 1000;

  /** False accusations that an attacker puts up with: ten in a thousand. */
  private static final double FPR = 0.01;

  private PlainWords() {}

  /** A paragraph for each target, also for one that was not examined. */
  public static List<String> of(List<Attacked> all) {
    return all.stream().map(PlainWords::of).toList();
  }

  /** A paragraph for each target on what its training guarantees, and nothing on what was found. */
  public static List<String> promises(List<Attacked> all) {
    return all.stream()
        .map(
            it ->
                it.subject()
                    .spent()
                    .map(spent -> promise(it.name(), spent))
                    .orElse(
                        (it.trained()
                                ? "“%s” was trained without a privacy budget: nothing bounds what"
                                    + " it gives away of the people in its training data."
                                : "“%s” was made without a privacy budget: nothing bounds what it"
                                    + " gives away of the people in it.")
                            .formatted(it.name())))
        .toList();
  }

  private static String of(Attacked attacked) {
    List<String> sentences = new ArrayList<>();
    if (attacked.results().isEmpty()) {
      sentences.add("“%s” was not examined: no attack was run on it.".formatted(attacked.name()));
    }
    Harm.byThreat(attacked)
        .forEach((threat, harms) -> sentences.addAll(found(attacked.name(), threat, harms)));
    attacked.explanations().values().stream()
        .filter(Counterpart::fails)
        .map(it -> plain(it, attacked.name()))
        .forEach(sentences::add);
    attacked.subject().spent().ifPresent(spent -> sentences.add(promise(attacked.name(), spent)));
    return String.join(" ", sentences);
  }

  /** What attacks found that looked for one thing. */
  private static List<String> found(String target, Threat threat, List<Harm> all) {
    Looks looks = new Looks(all);
    Harm worst = looks.strongest();
    Harm ranks = all.stream().max(Comparator.comparingDouble(Harm::sure)).orElseThrow();
    List<Harm> reversed = all.stream().filter(Harm::reversed).toList();
    List<String> said = new ArrayList<>();
    if (looks.found()) {
      said.add(threat.found(target) + " " + words(ranks.headline(), ranks));
    } else if (reversed.isEmpty()) {
      said.add(
          threat.notFound(target) + " The best of the attacks: " + words(ranks.headline(), ranks));
    } else {
      said.add(
          "Whether “%s” tattles is open: an attack finds something, but the wrong way round."
              .formatted(target));
    }
    if (worst.found().leaks().size() > 1) {
      said.add(words(worst.last(), worst));
    }
    said.addAll(looks.plain());
    if (!reversed.isEmpty()) {
      reversed.stream()
          .filter(it -> it != ranks || !looks.found())
          .map(it -> words(it.headline(), it))
          .forEach(said::add);
      said.add(threat.reversed());
    }
    all.stream()
        .filter(Harm::controlFailed)
        .map(it -> plain(it.control().orElseThrow(), it.attack()))
        .forEach(said::add);
    return said;
  }

  private static String words(Leak leak, Harm harm) {
    return leak.words().formatted(harm.attack());
  }

  private static String plain(Counterpart it, String name) {
    return it.plain().formatted(name, Numbers.estimate(it.leak()));
  }

  private static String promise(String target, Spent spent) {
    if (spent.doubt().isPresent()) {
      return "Its privacy budget (ε %s) promises nothing: it is %s."
          .formatted(Numbers.epsilon(spent), spent.doubt().get());
    }
    Ceiling ceiling = new Ceiling(spent.epsilon(), spent.delta());
    return ("The training of “%s” guarantees more than attacks can show (ε %s, δ %s): no attack"
            + " whatever, known or not, can point out more than %s of 1,000 people who were in"
            + " while accusing %s of 1,000 outsiders falsely%s.")
        .formatted(
            target,
            Numbers.epsilon(spent.epsilon()),
            Numbers.small(spent.delta()),
            thousand(ceiling.tpr(FPR)),
            Math.round(FPR * PEOPLE),
            spent.seeded() ? "; but " + Spent.SEEDED : "");
  }

  private static String thousand(double share) {
    return Numbers.count(Math.round(PEOPLE * share));
  }
}
