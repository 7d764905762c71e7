package org.tattle.dsl.show.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tattle.attack.Result;
import org.tattle.attack.Threat;
import org.tattle.component.Measure;
import org.tattle.dsl.show.render.Report.Fact;
import org.tattle.model.Access;

/** What the words and signs of a report mean, for someone who is no engineer: those that it has. */
public final class Glossary {
  private Glossary() {}

  /**
   * The terms that a report uses.
   *
   * @param all the targets that it tells everything of
   * @param promises those of which it tells what their training guarantees
   * @param access what its attacks asked of targets
   */
  public static List<Fact> of(List<Attacked> all, List<Attacked> promises, Set<Access> access) {
    List<Fact> terms = new ArrayList<>();
    if (all.stream().anyMatch(Attacked::trained)) {
      terms.add(new Fact("member", "a person, or row, that the model was trained on"));
      Worth worth = Worth.of(all.stream().filter(Attacked::trained).toList());
      List<String> headers = worth.headers(false);
      int column = 0;
      for (Measure measure : worth.measures().values()) {
        terms.add(new Fact(headers.get(column++), measure.about().doc()));
      }
    }
    all.stream()
        .filter(attacked -> !attacked.trained())
        .flatMap(attacked -> Measure.worth(attacked.subject().getClass()).stream())
        .distinct()
        .forEach(it -> terms.add(new Fact(it.name().replace('_', ' '), it.about().doc())));
    if (access.contains(Access.SHADOWS)) {
      terms.add(
          new Fact(
              "shadow model",
              "a model that an attacker trains in the same way, to learn how answers about members"
                  + " differ"));
    }
    all.stream()
        .flatMap(attacked -> attacked.results().values().stream())
        .map(Result::threat)
        .distinct()
        .forEach(threat -> terms.addAll(of(threat)));
    if (all.stream().anyMatch(attacked -> !attacked.results().isEmpty())) {
      terms.add(
          new Fact(
              "[a, b]",
              "the interval in which the figure lies with 95% confidence, by its sample"));
    }
    if (Stream.of(all, promises)
        .flatMap(List::stream)
        .anyMatch(it -> it.subject().spent().isPresent())) {
      terms.add(
          new Fact(
              "ε (epsilon), δ (delta)",
              "what private training guarantees: with one person more or less in the data, anything"
                  + " that the model may become is at most e^ε times as likely, but for a chance of"
                  + " δ; the smaller, the safer"));
    }
    return terms;
  }

  /** What attacks that look for one thing ask, where catalogues put it, and its words. */
  private static List<Fact> of(Threat threat) {
    return Stream.concat(
            Stream.of(
                new Fact(
                    threat.noun(),
                    "%s In catalogues: %s".formatted(threat.question(), threat.catalogues()))),
            threat.terms().stream().map(term -> new Fact(term.word(), term.meaning())))
        .toList();
  }
}
