package org.tattle.kernel.tattle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tattle.dsl.source.Source;
import org.tattle.kernel.language.RecordedOutput;

final class ShowsTest {
  @Test
  void aLongLineThatIsSaidGoesOnBehindItsVerb() {
    RecordedOutput output = new RecordedOutput();
    String line =
        "load    clothes from fashion: 4,000 images of 28 × 28 in 10 classes; 2,000 members, 2,000"
            + " non-members (halves)";
    new Shows(output, new Source("cell", "load fashion as clothes")).say(line);
    assertThat(output.said().lines())
        .containsExactly(
            line.substring(0, line.indexOf(" non-members")), "        non-members (halves)");
  }
}
