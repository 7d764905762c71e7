package org.tattle.attack.evasion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.attack.Small;
import org.tattle.component.Schema;
import org.tattle.data.set.Csv;
import org.tattle.data.set.Digits;
import org.tattle.nn.network.Norm;
import org.tattle.run.Fault;
import org.tattle.subject.Target;

class TabularTest {
  @TempDir private static Path folder;

  /** Who has what turns on the dose and the ward, and on nothing else. */
  private static Csv table() throws Exception {
    StringBuilder text = new StringBuilder("dose,ward,sex,well\n");
    for (int i = 0; i < 300; i++) {
      int dose = i * 37 % 101;
      String ward = i % 3 == 0 ? "north" : i % 3 == 1 ? "south" : "west";
      boolean well = dose + (i % 3 == 0 ? 30 : 0) > 60;
      text.append(dose).append(',').append(ward).append(',').append(i % 2 == 0 ? "f" : "m");
      text.append(',').append(well ? "yes" : "no").append('\n');
    }
    Path file = Files.writeString(folder.resolve("doses.csv"), text);
    return (Csv)
        Schema.of(Csv.class)
            .build(
                Map.of(
                    "path",
                    file.toString(),
                    "label",
                    Optional.of("well"),
                    "domain",
                    List.of("dose: 0..100", "ward: north|south|west", "sex: f|m")));
  }

  @Test
  void oneColumnIsEnoughForManyAndFixedOnesStay() throws Exception {
    try (Small small = new Small(table(), 300)) {
      Target target = small.target();
      Evasion one = new Tabular(1, 0.2, List.of(), 100).run(target, small.context());
      Evasion two = new Tabular(2, 0.2, List.of(), 100).run(target, small.context());
      Evasion still =
          new Tabular(2, 0.2, List.of("dose", "ward"), 100).run(target, small.context());
      assertThat(one.misled().value()).isGreaterThan(0.2);
      assertThat(two.misled().value()).isGreaterThanOrEqualTo(one.misled().value());
      assertThat(still.misled().value()).isLessThan(one.misled().value() / 2);
      Tabular attack = new Tabular(2, 0.2, List.of(), 100);
      assertThat(attack.control(target, small.context()).orElseThrow().fails()).isFalse();
    }
  }

  /** Numbers with bounds can be moved along gradients, too, and names stay. */
  @Test
  void gradientsMoveBoundedNumbersAlone() throws Exception {
    try (Small small = new Small(table(), 300)) {
      Evasion found = new Pgd(0.2, Norm.LINF, 10, 1, 100).run(small.target(), small.context());
      assertThat(found.misled().value()).isGreaterThan(0.1);
      assertThatThrownBy(
              () ->
                  new Tabular(1, 0.1, List.of("dose", "ward", "sex"), 10)
                      .run(small.target(), small.context()))
          .hasMessageContaining("nothing to attack");
      assertThatThrownBy(
              () -> new Tabular(1, 0.1, List.of("dosis"), 10).run(small.target(), small.context()))
          .hasMessageContaining("no column `dosis`");
    }
    try (Small small = new Small(new Digits(), 100)) {
      assertThatThrownBy(() -> new Tabular().run(small.target(), small.context()))
          .isInstanceOf(Fault.class);
    }
  }
}
