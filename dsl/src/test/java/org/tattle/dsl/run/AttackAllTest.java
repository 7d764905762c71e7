package org.tattle.dsl.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tattle.Components;
import org.tattle.dsl.check.bind.Given;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Severity;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.source.Scripts;
import org.tattle.dsl.source.Source;
import org.tattle.run.Cache;
import org.tattle.run.Control;

class AttackAllTest {
  private static final String WINE =
      "set seed=3 controls=false; load wine rows=80; train base using mlp with epochs=3\n";

  private final Session session = new Session(Components.standard(), Cache.memory());
  private final List<Shown> shown = new ArrayList<>();
  private final Sink sink = Sink.of(shown::add, said -> {});

  @AfterEach
  void close() {
    session.close();
  }

  private Outcome run(String script) {
    return session.run(new Source("test", script), sink, Control.NONE);
  }

  private Attacked attacked(String name) {
    return (Attacked) session.values().get(name);
  }

  private String tables() {
    return shown.stream()
        .filter(TableView.class::isInstance)
        .map(view -> ((TableView) view).table().printAll())
        .collect(Collectors.joining("\n"));
  }

  /** What is cheap comes before what trains shadows, and each result is the attack's by itself. */
  @Test
  void everyAttackThatFitsIsDoneTheCheapestFirst() {
    assertThat(run(WINE + "attack all").ok()).isTrue();
    List<String> done = List.copyOf(attacked("base").results().keySet());
    assertThat(done).contains("threshold", "gap", "mia", "lira", "extraction", "flip");
    assertThat(done).as("1% of 40 members are none").doesNotContain("attribute", "backdoor");
    assertThat(done.indexOf("threshold")).isLessThan(done.indexOf("mia"));
    assertThat(done.indexOf("rmia")).isLessThan(done.indexOf("lira"));
    assertThat(tables()).contains("attribute").contains("said to be sensitive");
    Object found = attacked("base").result("lira").leaks().get(0).found();
    assertThat(run("set controls=false; attack lira as alone").ok()).isTrue();
    assertThat(attacked("base").result("alone").leaks().get(0).found()).isEqualTo(found);
  }

  /** A copy that answers less is asked what it answers, and nothing more. */
  @Test
  void whatASubjectDoesNotAllowIsListedWithWhatItNeeds() {
    String script = WINE + "defend labels_only as bare; attack all on bare; show bare.gap.auc";
    assertThat(run(script).ok()).isTrue();
    assertThat(attacked("bare").results()).containsKeys("gap", "label_only", "extraction");
    assertThat(tables()).contains("class probabilities");
  }

  /** What the plan says is what is done, in the same order, and what is not done stands there. */
  @Test
  void thePlanExpandsIt() {
    session.explain(
        Scripts.of(new Source("test", WINE + "attack all")), Given.NOTHING, sink, Control.NONE);
    String plan = tables();
    assertThat(plan.indexOf("attack threshold on base")).isPositive();
    assertThat(plan.indexOf("attack threshold on base"))
        .isLessThan(plan.indexOf("attack lira on base"));
    assertThat(plan).contains("attack attribute on base").contains("not done: no column");
  }

  /** Publications have attacks of their own. */
  @Test
  void everyKindOfSubjectIsAttacked() {
    String script =
        "set seed=3; load csv \"src/test/scripts/bad/run/files/patients.csv\" label=ward"
            + " drop=[id] as people; publish rows on people with quasi=[age, sex] as open;"
            + " attack all on open";
    assertThat(run(script).diagnostics()).extracting(Diagnostic::message).isEmpty();
    assertThat(attacked("open").results())
        .containsKeys("linkage", "singling_out", "linkability", "inference", "homogeneity")
        .doesNotContainKeys("gap", "lira");
  }

  /** What was not done is not made again, nor tried on copies. */
  @Test
  void whatWasNotDoneStaysUndone() {
    assertThat(run(WINE + "attack all; defend round as rounded").diagnostics())
        .filteredOn(it -> it.severity() == Severity.ERROR)
        .isEmpty();
    assertThat(attacked("rounded").results()).containsKey("lira").doesNotContainKey("attribute");
    assertThat(run("train base using mlp with epochs=2").ok()).isTrue();
    assertThat(run("refresh").ok()).isTrue();
    assertThat(attacked("rounded").results()).containsKey("lira");
    assertThat(run("assert base.attribute.gap < 2").ok()).isFalse();
  }
}
