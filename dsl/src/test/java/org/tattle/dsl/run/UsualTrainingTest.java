package org.tattle.dsl.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.Components;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.source.Source;
import org.tattle.run.Control;

/** Training of which nothing is said goes to its end, or what it is compared with looks better. */
class UsualTrainingTest {
  private static final int ROWS = 400;
  private static final int COLUMNS = 4;

  @TempDir Path folder;

  private final Session session = new Session(Components.standard());

  @AfterEach
  void close() {
    session.close();
  }

  /**
   * Noise of 1 on a sum whose own spread is about 55. By least squares the mean square on other
   * rows is 1 + 5/200 in the mean, and a 200th of 2 about it is one deviation of 0.1: 1.25 is more
   * than four deviations of the root away.
   */
  @Test
  void aLineOfFewRowsIsFittedAsLeastSquaresWould() throws IOException {
    Random random = new Random(3);
    StringBuilder text = new StringBuilder("a,b,c,d,y\n");
    for (int i = 0; i < ROWS; i++) {
      double sum = random.nextGaussian();
      for (int k = 0; k < COLUMNS; k++) {
        double value = random.nextGaussian();
        sum += 10 * (k + 1) * value;
        text.append((float) value).append(',');
      }
      text.append((float) sum).append('\n');
    }
    Files.writeString(folder.resolve("rows.csv"), text);
    String script =
        """
        set seed=1
        load csv "rows.csv" as rows with label=y task=regression
        model linear as line
        train line on rows as said with lr=0.05
        train line on rows as usual
        train line on rows as brief with lr=0.001
        assert usual.test_rmse < 1.25
        assert usual.test_rmse == said.test_rmse
        assert brief.test_rmse > 10
        """;
    Source source = new Source("test", script, folder);
    Sink sink = Sink.of(shown -> {}, line -> {});
    assertThat(session.run(source, sink, Control.NONE).diagnostics()).isEmpty();
  }
}
