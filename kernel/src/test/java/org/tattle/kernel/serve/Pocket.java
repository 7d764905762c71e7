package org.tattle.kernel.serve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.tattle.kernel.language.Bundle;
import org.tattle.kernel.language.Cell;
import org.tattle.kernel.language.CellCompleteness;
import org.tattle.kernel.language.CellCompletion;
import org.tattle.kernel.language.Language;
import org.tattle.kernel.language.Output;
import org.tattle.kernel.language.Reply;
import org.tattle.run.Control;
import org.tattle.run.Progress;

/**
 * A language small enough for a pocket, to test the kernel with: sums of integers and names, {@code
 * let}, and a verb for everything that can go right or wrong in a cell.
 */
public final class Pocket implements Language {
  private static final List<String> VERBS =
      List.of("ask", "clear", "print", "show", "sleep", "spin", "update");

  private final Map<String, Object> values = new ConcurrentHashMap<>();
  private final List<byte[]> hoard = new ArrayList<>();

  @Override
  public Reply execute(Cell cell, Output output, Control control) {
    for (String line : cell.code().split("\n")) {
      if (line.startsWith("page ")) {
        return new Reply.Success(Optional.empty(), Optional.of(Bundle.text(line.substring(5))));
      }
      int space = line.indexOf(' ');
      String verb = space < 0 ? line : line.substring(0, space);
      String rest = space < 0 ? "" : line.substring(space + 1);
      try {
        act(verb, rest, line, output, control);
      } catch (IllegalArgumentException e) {
        return new Reply.Failure("P1", e.getMessage(), List.of("P1: " + e.getMessage(), line));
      }
    }
    return Reply.success();
  }

  private void act(String verb, String rest, String line, Output output, Control control) {
    switch (verb) {
      case "", "%" -> {}
      case "print" -> output.stdout(rest + "\n");
      case "write" -> output.stdout(rest);
      case "complain" -> output.stderr(rest + "\n");
      case "count" -> count(Integer.parseInt(rest), output);
      case "repeat" -> output.stdout("x".repeat(Integer.parseInt(rest)));
      case "show" -> output.display(Bundle.text(rest));
      case "named" -> output.display(Bundle.text("first"), rest);
      case "update" -> output.update(Bundle.text("second"), rest);
      case "clear" -> output.clear(rest.equals("wait"));
      case "ask", "secret" ->
          output.stdout(
              "got " + output.input(rest, verb.equals("secret")).orElse("no answer") + "\n");
      case "sleep" -> sleep(Integer.parseInt(rest), control);
      case "spin" -> spin(control);
      case "deaf" -> LockSupport.parkNanos(Long.parseLong(rest) * 1_000_000);
      case "work" -> work(Integer.parseInt(rest), control);
      case "overflow" -> overflow(1);
      case "exhaust" -> exhaust();
      case "explode" -> throw new IllegalStateException("boom");
      case "exit" -> System.exit(0);
      case "system" -> System.out.println(rest);
      case "length" -> output.result(Bundle.text(String.valueOf(rest.length())));
      case "let" -> let(rest);
      default -> output.result(Bundle.text(String.valueOf(sum(line))));
    }
  }

  private static void count(int n, Output output) {
    for (int i = 0; i < n; i++) {
      output.stdout(i + "\n");
    }
  }

  private static void sleep(int ms, Control control) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      control.check();
      throw new IllegalStateException("interrupted and not cancelled");
    }
  }

  private static void spin(Control control) {
    while (true) {
      control.check();
      Thread.onSpinWait();
    }
  }

  private static void work(int steps, Control control) {
    for (int i = 1; i <= steps; i++) {
      sleep(20, control);
      if (i < steps) {
        control.progress(new Progress("counting", i, steps, "steps", Map.of("loss", 1.0 / i)));
      }
    }
  }

  private static int overflow(int depth) {
    return 1 + overflow(depth + 1);
  }

  private void exhaust() {
    try {
      while (true) {
        hoard.add(new byte[64 << 20]);
      }
    } finally {
      hoard.clear();
    }
  }

  private void let(String assignment) {
    String[] sides = assignment.split(" = ", 2);
    values.put(sides[0], sum(sides[1]));
  }

  private long sum(String expression) {
    long sum = 0;
    for (String term : expression.split(" \\+ ")) {
      sum += term.matches("-?\\d+") ? Long.parseLong(term) : value(term);
    }
    return sum;
  }

  private long value(String name) {
    if (values.get(name) instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalArgumentException("no value `" + name + "`");
  }

  @Override
  public CellCompletion complete(String code, int caret) {
    int start = caret;
    while (start > 0 && Character.isLetter(code.charAt(start - 1))) {
      start--;
    }
    String prefix = code.substring(start, caret);
    List<CellCompletion.Item> items = new ArrayList<>();
    VERBS.stream()
        .filter(v -> v.startsWith(prefix))
        .forEach(v -> items.add(new CellCompletion.Item(v, "verb", "")));
    new TreeMap<>(values)
        .forEach(
            (name, value) -> {
              if (name.startsWith(prefix)) {
                items.add(new CellCompletion.Item(name, "value", value.toString()));
              }
            });
    return new CellCompletion(start, caret, items);
  }

  @Override
  public Optional<Bundle> inspect(String code, int caret, boolean detailed) {
    return VERBS.stream().filter(code::startsWith).findFirst().map(v -> Bundle.text("verb " + v));
  }

  @Override
  public CellCompleteness completeness(String code) {
    if (code.endsWith(" +")) {
      return CellCompleteness.incomplete("  ");
    }
    return code.startsWith("?") ? CellCompleteness.invalid() : CellCompleteness.complete();
  }

  @Override
  public Bundle evaluate(String expression) {
    return Bundle.text(String.valueOf(sum(expression)));
  }

  @Override
  public Map<String, Object> values() {
    return new HashMap<>(values);
  }

  @Override
  public void assign(String name, Object value) {
    if (!(value instanceof Number)) {
      throw new IllegalArgumentException("only numbers are kept");
    }
    values.put(name, value);
  }
}
