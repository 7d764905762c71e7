package org.tattle.dsl.run.lineage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tattle.component.Schema;
import org.tattle.dsl.check.task.AttackTask;
import org.tattle.dsl.check.task.Checked;
import org.tattle.dsl.check.task.LetTask;
import org.tattle.dsl.check.task.Settings;
import org.tattle.dsl.check.task.SweepTask;
import org.tattle.dsl.check.task.Task;
import org.tattle.dsl.check.type.Literal;
import org.tattle.dsl.check.type.Type;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.syntax.Parser;
import org.tattle.dsl.syntax.Printer;

/**
 * The minimal script that makes names again: what they were made from, in the order in which it was
 * made, with everything spelled out that the statements left implicit. Nothing is taken from what
 * was typed but the arguments of sweeps, whose values change from round to round.
 */
public final class Remaking {
  private final Path folder;
  private final Map<Lineage.Made, String> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final List<String> lines = new ArrayList<>();
  private Optional<Integer> seed = Optional.empty();

  private Remaking(Path folder) {
    this.folder = folder;
  }

  /**
   * The script, laid out.
   *
   * @param folder where it will lie
   */
  public static String script(Collection<Lineage.Made> wanted, Path folder) {
    Set<Lineage.Made> all = new LinkedHashSet<>();
    wanted.forEach(made -> reach(made, all));
    Remaking remaking = new Remaking(folder);
    List<Lineage.Made> ordered =
        all.stream().sorted(Comparator.comparingInt(Lineage.Made::order)).toList();
    ordered.forEach(remaking::write);
    String head =
        remaking.seed.isEmpty()
            ? "# No seed was set: noise, coins and whatever else must be secret are drawn anew each"
                + " time.\n"
            : "";
    String text = head + String.join("\n", remaking.lines) + "\n";
    return Printer.print(Parser.parse(new Source("exported", text)));
  }

  private static void reach(Lineage.Made made, Set<Lineage.Made> all) {
    if (all.add(made)) {
      made.uses().values().stream()
          .filter(used -> !spelledOut(made, used))
          .forEach(used -> reach(used, all));
    }
  }

  /** Whether a value that was named stands in an argument, where its value is written instead. */
  private static boolean spelledOut(Lineage.Made made, Lineage.Made used) {
    return used.step().task() instanceof LetTask
        && !(made.step().task() instanceof LetTask)
        && !(made.step().task() instanceof SweepTask);
  }

  private void write(Lineage.Made made) {
    Optional<Integer> wanted = made.settings().seed();
    if (wanted.isPresent() && !wanted.equals(seed)) {
      lines.add("set seed=" + wanted.get());
      seed = wanted;
    }
    if (!(made.step().task() instanceof AttackTask)) {
      names.put(made, free(made.name().replace('.', '_')));
    }
    Task task = made.step().task();
    if (task instanceof SweepTask sweep) {
      sweep(made, sweep);
    } else {
      lines.addAll(new Spelling(this, made, List.of(task)).lines());
    }
  }

  /** What a name is called in this script. */
  String name(Lineage.Made made) {
    return names.get(made);
  }

  /** A path that starts at the folder of some source, as it is written in this script. */
  String path(Source source, String written) {
    Path from = source.folder().toAbsolutePath().normalize();
    Path to = folder.toAbsolutePath().normalize();
    Path file = Path.of(written);
    boolean same =
        file.isAbsolute() || from.equals(to) || !Objects.equals(from.getRoot(), to.getRoot());
    return same ? written : to.relativize(from.resolve(file)).toString().replace('\\', '/');
  }

  /** A name that nothing else has here. */
  String free(String wished) {
    String name = wished;
    for (int i = 2; !taken.add(name); i++) {
      name = wished + "_" + i;
    }
    return name;
  }

  private void sweep(Lineage.Made made, SweepTask sweep) {
    String axes =
        sweep.grid().axes().entrySet().stream()
            .map(
                axis ->
                    axis.getValue().stream()
                        .map(value -> value(made, value))
                        .collect(Collectors.joining(", ", axis.getKey() + " in [", "]")))
            .collect(Collectors.joining(", "));
    lines.add("sweep " + axes + " {");
    Schema settings = Schema.of(Settings.class);
    long set =
        sweep.grid().axes().keySet().stream()
            .filter(axis -> settings.parameter(axis).isPresent())
            .count();
    List<Checked.Step> first = sweep.points().get(0).steps();
    for (int i = (int) set; i < first.size(); i++) {
      int at = i;
      List<Task> rounds =
          sweep.points().stream().map(point -> point.steps().get(at).task()).toList();
      lines.addAll(new Spelling(this, made, rounds, true, first.get(i).source()).lines());
    }
    lines.add("} as " + names.get(made));
  }

  /** A value of an axis: a thing by its name in this script. */
  private String value(Lineage.Made made, Typed.Constant value) {
    Lineage.Made thing = made.uses().get(value.value().toString());
    boolean word = value.type() == Type.WORD && thing != null;
    return word && !(thing.step().task() instanceof LetTask)
        ? names.get(thing)
        : Literal.text(value);
  }
}
