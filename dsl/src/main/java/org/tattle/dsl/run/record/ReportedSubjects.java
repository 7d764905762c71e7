package org.tattle.dsl.run.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tattle.component.Schema;
import org.tattle.data.recorded.Recorded;
import org.tattle.dsl.run.state.Withheld;
import org.tattle.dsl.run.value.Describe;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.show.render.Report;
import org.tattle.dsl.show.render.Report.Fact;
import org.tattle.dsl.show.render.Report.Part;
import org.tattle.privacy.account.Spent;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Subject;

/** What a report says of subjects and components: what they are, and how they were made. */
final class ReportedSubjects {
  private ReportedSubjects() {}

  static Part of(Attacked attacked, Withheld withheld) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("name", attacked.name()));
    Subject subject = attacked.subject();
    boolean secret = withheld.of(subject);
    subject
        .recipe()
        .filter(ModelRecipe.class::isInstance)
        .ifPresent(how -> trained((ModelRecipe<?>) how, subject, secret, facts));
    subject.recorded().ifPresent(it -> recorded(it, secret, facts));
    subject.facts().forEach((about, fact) -> facts.add(new Fact(about, fact)));
    subject.defenses().forEach(it -> facts.add(new Fact("defense", about((Record) it))));
    Optional<Spent> spent = subject.spent();
    spent.ifPresent(
        it ->
            facts.add(
                new Fact(
                    "privacy", it.basis() + it.doubt().map(words -> "; " + words).orElse(""))));
    int units = subject.hidden();
    if (secret && spent.filter(it -> it.delta() > 1.0 / units).isPresent()) {
      facts.add(
          new Fact(
              "δ",
              "larger than 1/" + spent.get().unit() + "s, so that the guarantee means little"));
    }
    return new Report.Facts(facts);
  }

  static String noun(Attacked attacked) {
    return Subject.kind(attacked.subject().getClass()).noun();
  }

  /** How a model was made. */
  private static void trained(
      ModelRecipe<?> how, Subject subject, boolean secret, List<Fact> facts) {
    facts.add(new Fact("data", secret ? "private rows" : Describe.data(how.data())));
    if (!secret) {
      facts.add(new Fact("trained on", Describe.trained(how, subject)));
    }
    facts.add(new Fact("architecture", Schema.text((Record) how.model())));
    if (how.model().stepwise()) {
      facts.add(new Fact("training", Schema.text(how.training())));
    }
  }

  /** What is known of a model that was trained elsewhere. */
  private static void recorded(Recorded recorded, boolean secret, List<Fact> facts) {
    facts.add(new Fact("trained", "elsewhere; known by its recorded answers alone"));
    if (!secret) {
      facts.add(new Fact("answers", Describe.recorded(recorded)));
      facts.add(new Fact("trained on", Describe.told(recorded)));
    }
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
