package org.tattle.defense.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tattle.data.Column.Role;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.run.Fault;

class SuppressTest {
  private static final WrittenTable TABLE =
      new WrittenTable(
          List.of(
              WrittenColumn.of("age", Role.QUASI, List.of("30", "41")),
              WrittenColumn.of("job", Role.SENSITIVE, List.of("cook", "judge"))));

  @Test
  void theOtherColumnsAreLeftAsTheyWere() {
    WrittenTable left = new Suppress(List.of("age")).left(TABLE);
    assertThat(left.columns()).extracting(WrittenColumn::name).containsExactly("job");
    assertThat(left.columns().get(0).texts()).containsExactly("cook", "judge");
  }

  @Test
  void aColumnThatIsNotThereAndTheLastOneAreRefused() {
    assertThatThrownBy(() -> new Suppress(List.of("ages")).left(TABLE))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("no column `ages`");
    assertThatThrownBy(() -> new Suppress(List.of("age", "job")).left(TABLE))
        .isInstanceOf(Fault.class)
        .hasMessage("no column is left to publish");
  }
}
