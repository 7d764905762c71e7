package org.tattle.dsl.run.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tattle.component.Schema;
import org.tattle.dsl.run.state.Withheld;
import org.tattle.dsl.run.value.Describe;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.show.render.Report;
import org.tattle.dsl.show.render.Report.Fact;
import org.tattle.dsl.show.render.Report.Part;
import org.tattle.model.NetworkModel;
import org.tattle.privacy.account.Spent;
import org.tattle.subject.Subject;
import org.tattle.subject.Target;

/** What a report says of subjects and components: what they are, and how they were made. */
final class ReportedSubjects {
  private ReportedSubjects() {}

  static Part of(Attacked attacked, Withheld withheld) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("name", attacked.name()));
    Subject subject = attacked.subject();
    boolean secret = withheld.of(subject);
    if (subject instanceof Target target) {
      trained(target, secret, facts);
    }
    subject.facts().forEach((about, fact) -> facts.add(new Fact(about, fact)));
    subject.defenses().forEach(it -> facts.add(new Fact("defense", about((Record) it))));
    Optional<Spent> spent = subject.spent();
    spent.ifPresent(
        it ->
            facts.add(
                new Fact(
                    "privacy", it.basis() + it.doubt().map(words -> "; " + words).orElse(""))));
    int rows = subject.split().members().length;
    if (secret && spent.filter(it -> it.delta() > 1.0 / rows).isPresent()) {
      facts.add(new Fact("δ", "larger than 1/rows, so that the guarantee means little"));
    }
    return new Report.Facts(facts);
  }

  static String noun(Attacked attacked) {
    return Subject.kind(attacked.subject().getClass()).noun();
  }

  /** Where a model comes from. */
  private static void trained(Target target, boolean secret, List<Fact> facts) {
    target
        .recipe()
        .ifPresent(
            made -> {
              facts.add(new Fact("data", secret ? "private rows" : Describe.data(made.data())));
              if (!secret && target.recorded().isEmpty()) {
                facts.add(new Fact("trained on", Describe.trained(target)));
              }
              facts.add(new Fact("architecture", Schema.text((Record) made.model())));
              if (made.model() instanceof NetworkModel) {
                facts.add(new Fact("training", Schema.text(made.training())));
              }
            });
    target
        .recorded()
        .ifPresent(
            recorded -> {
              facts.add(new Fact("trained", "elsewhere; known by its recorded answers alone"));
              if (!secret) {
                facts.add(new Fact("answers", Describe.recorded(recorded)));
                facts.add(new Fact("trained on", Describe.told(recorded)));
              }
            });
  }

  /** What a component does, and where that was published. */
  static String doc(Record component) {
    var about = Schema.of(component.getClass()).about();
    return about.paper().isBlank() ? about.doc() : about.doc() + " " + about.paper();
  }

  /** The same behind the component as it was asked for. */
  private static String about(Record component) {
    return Schema.text(component) + ". " + doc(component);
  }
}
