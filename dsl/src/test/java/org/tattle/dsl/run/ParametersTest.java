package org.tattle.dsl.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tattle.Components;
import org.tattle.dsl.check.bind.Given;
import org.tattle.dsl.check.task.Checked;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.plan.Loaded;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.show.render.Render;
import org.tattle.dsl.source.Source;
import org.tattle.run.Control;

/** What a script can be told from outside, and what one script takes from another. */
class ParametersTest {
  private static final String SCRIPT =
      """
      param eps = 2 in 0.1..16 "the budget"
      param limit = 5%
      param name = "none"
      param nets = [mlp, logistic]
      """;

  private final Session session = new Session(Components.standard());
  private final List<Shown> shown = new ArrayList<>();
  private final Sink sink = Sink.of(shown::add, line -> {});

  @AfterEach
  void close() {
    session.close();
  }

  private List<Diagnostic> given(String... words) {
    Checked checked = session.check(new Source("test", SCRIPT), Given.of(List.of(words)));
    return checked.diagnostics();
  }

  @Test
  void whatIsGivenStandsForTheDefault() {
    Source source = new Source("test", SCRIPT + "show eps, limit, name, nets");
    Given given = Given.of(List.of("eps=0.5", "limit=0.1", "name=data/my file.csv"));
    assertThat(session.run(source, given, sink, Control.NONE).ok()).isTrue();
    assertThat(shown)
        .extracting(s -> Render.text(s, 80, false))
        .containsExactly("0.5", "0.1", "data/my file.csv", "[mlp, logistic]");
  }

  @Test
  void whatDoesNotFitIsToldWhereItWasGiven() {
    assertThat(given("eps=20", "limit=3s", "epz=1", "eps=4"))
        .extracting(d -> d.code() + " " + d.source().text(d.span()))
        .containsExactly("P207 3s", "P204 epz");
    Diagnostic outside = given("eps=20").get(0);
    assertThat(outside.code()).isEqualTo(Code.P208);
    assertThat(outside.source().text()).isEqualTo("eps=20");
    assertThat(outside.labels().get(0).source().name()).isEqualTo("test");
    assertThat(given("eps=true")).extracting(Diagnostic::code).containsExactly(Code.P207);
    assertThat(given("nets=[1]")).extracting(Diagnostic::code).containsExactly(Code.P207);
  }

  @Test
  void aWordThatGivesNothingIsRefused() {
    assertThatThrownBy(() -> Given.of(List.of("eps")))
        .hasMessage("`eps` is not written name=value");
  }

  @Test
  void whatAUsedScriptMadeIsNamedAfterIt() {
    String script =
        """
        use "clinic.tattle" with rows=200 as h
        attack threshold on h.base
        train own on h.patients using h.small with epochs=2
        show h.base.threshold
        """;
    Source source = new Source("test", script, Path.of("src/test/used"));
    assertThat(session.run(source, sink, Control.NONE).ok()).isTrue();
    assertThat(shown).hasSize(2);
    assertThat(session.values()).containsKeys("h.patients", "h.base", "h.limit", "own");
    assertThat(((Attacked) session.values().get("h.base")).results()).containsKey("threshold");
    assertThat(((Loaded) session.values().get("h.patients")).data().rows()).isEqualTo(200);
    assertThat(session.scope().target()).contains("own");
  }
}
