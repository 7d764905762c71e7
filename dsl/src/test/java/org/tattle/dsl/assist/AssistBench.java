package org.tattle.dsl.assist;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import org.tattle.Components;
import org.tattle.dsl.Golden;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.source.Source;
import org.tattle.run.MessageText;

/**
 * What completion and hover take of a processor, warm: at every fortieth offset of the sample
 * scripts, one after the other as one text. Processor time, as other work is no matter of theirs.
 * Run in the folder {@code dsl}.
 */
public final class AssistBench {
  private static final int ROUNDS = 5;
  private static final int STEP = 40;
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private AssistBench() {}

  public static void main(String[] arguments) {
    StringBuilder all = new StringBuilder();
    Golden.scripts("ok").forEach(script -> all.append(Golden.source(script).text()).append('\n'));
    Source source = new Source("all", all.toString());
    try (Session session = new Session(Components.standard())) {
      Assistant assistant = new Assistant(session);
      for (int round = 1; round <= ROUNDS; round++) {
        System.out.printf(
            "round %d, %,d characters: completion %s, hover %s%n",
            round,
            source.text().length(),
            times(source, offset -> assistant.complete(source, offset)),
            times(source, offset -> assistant.hover(source, offset)));
      }
    }
  }

  private interface Question {
    Object at(int offset);
  }

  private static String times(Source source, Question question) {
    double[] millis = new double[source.text().length() / STEP];
    for (int i = 0; i < millis.length; i++) {
      long start = CLOCK.getCurrentThreadCpuTime();
      question.at(STEP * i);
      millis[i] = (CLOCK.getCurrentThreadCpuTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return MessageText.of(
        "median %.1f ms, 95%% %.1f ms",
        millis[millis.length / 2], millis[millis.length * 95 / 100]);
  }
}
