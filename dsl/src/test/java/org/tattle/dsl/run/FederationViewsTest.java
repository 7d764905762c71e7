package org.tattle.dsl.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tattle.Components;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.show.render.Render;
import org.tattle.dsl.source.Source;
import org.tattle.run.Cache;
import org.tattle.run.Control;

/** What scripts show of federations. */
class FederationViewsTest {
  private static final String FEDERATION =
      "set seed=1; load wine\n"
          + "federate fedavg on wine using logistic with clients=8 rounds=4 fraction=0.5 as fed\n";

  private final Session session = new Session(Components.standard(), Cache.memory());
  private final List<Shown> shown = new ArrayList<>();

  @AfterEach
  void close() {
    session.close();
  }

  private void run(String script) {
    assertThat(
            session
                .run(new Source("test", script), Sink.of(shown::add, line -> {}), Control.NONE)
                .ok())
        .isTrue();
  }

  private String last() {
    return Render.text(shown.get(shown.size() - 1), 80, false);
  }

  /** Who took part less paid less, for whoever knows when it did; all are within what was asked. */
  @Test
  void whatEachClientPaysIsATable() {
    run(FEDERATION + "defend client_dp eps=8 on fed as private\nshow private.participation");
    assertThat(last())
        .isEqualTo(
            """
            private.participation
            client  rows  rounds  eps  known
            ──────  ────  ──────  ───  ─────
                 0    11       2    8  7.963
                 1    11       1    8   4.88
                 2    11       4    8  13.23
                 3    12       0    8      0
                 4    11       2    8  7.963
                 5    11       2    8  7.963
                 6    11       2    8  7.963
                 7    11       1    8   4.88""");
  }

  /** Under masks who takes part is no secret: the most that anybody did is what was asked for. */
  @Test
  void underMasksWhoTookPartMostPaysAllThatWasAskedFor() {
    run(FEDERATION + "defend secagg on fed as masked\ndefend client_dp eps=8 on masked as both");
    run("show both.participation");
    assertThat(last())
        .contains("2    11       1    8  3.814")
        .contains("4    11       3    8      8");
  }

  @Test
  void aCurveOverRoundsIsDrawnOfEachFederation() {
    run(FEDERATION + "defend median on fed as robust\nplot rounds of fed, robust with from=2");
    Figure figure = (Figure) shown.get(shown.size() - 1);
    assertThat(figure.x().label()).isEqualTo("round");
    assertThat(figure.series()).extracting(it -> it.name()).contains("fed", "robust");
    assertThat(figure.series().get(0).x()).containsExactly(2, 3, 4);
  }

  /** What explains a loss is asked of the copy, whether the attack was repeated or asked for. */
  @Test
  void whereClientsAreMissedIsAskedOfTheDefendedCopy() {
    String attack = "attack %s on %s with clients=2 as spoiling\n";
    for (String name : List.of("free_rider", "sign_flip", "label_flip")) {
      String defend = "defend client_dp eps=2 on fed as private\n";
      run(FEDERATION + attack.formatted(name, "fed") + defend);
      Attacked parent = (Attacked) session.values().get("fed");
      Attacked repeated = (Attacked) session.values().get("private");
      run(FEDERATION + defend + attack.formatted(name, "private"));
      Attacked asked = (Attacked) session.values().get("private");
      assertThat(repeated.explanations()).isEqualTo(asked.explanations()).hasSize(1);
      assertThat(repeated.explanations()).isNotEqualTo(parent.explanations());
      assertThat(repeated.controls()).isEqualTo(asked.controls()).hasSize(1);
    }
  }
}
