package org.tattle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Says on the console which tests were skipped and why, each reason once for the classes that are
 * run together: a build tells the number alone, and its reader cannot know what they miss. Says
 * nothing where nothing is skipped. All modules compile it among their tests.
 */
public final class SkipReasons implements TestExecutionListener {
  private static final String ASSUMPTION = "Assumption failed: ";

  /** How many tests of which class, by the reason. */
  private final Map<String, Map<String, Integer>> skipped = new LinkedHashMap<>();

  private TestPlan plan;

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    this.plan = plan;
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    skip(test, reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
      String why = result.getThrowable().map(Throwable::getMessage).orElse("no reason given");
      skip(test, why.startsWith(ASSUMPTION) ? why.substring(ASSUMPTION.length()) : why);
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    skipped.forEach(
        (reason, tests) ->
            System.out.printf(
                "Skipped %s: %s%n",
                tests.entrySet().stream()
                    .map(of -> "%s (%d)".formatted(of.getKey(), of.getValue()))
                    .collect(Collectors.joining(", ")),
                reason));
    skipped.clear();
  }

  private void skip(TestIdentifier test, String reason) {
    long within = plan.getDescendants(test).stream().filter(TestIdentifier::isTest).count();
    int tests = test.isTest() ? 1 : (int) Math.max(1, within);
    skipped
        .computeIfAbsent(reason, it -> new TreeMap<>())
        .merge(className(test), tests, Integer::sum);
  }

  private static String className(TestIdentifier test) {
    String name =
        test.getSource()
            .map(
                source ->
                    source instanceof MethodSource method
                        ? method.getClassName()
                        : source instanceof ClassSource type
                            ? type.getClassName()
                            : test.getDisplayName())
            .orElse(test.getDisplayName());
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
