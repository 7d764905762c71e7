package org.tattle.dsl.run.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tattle.component.RowChoice;
import org.tattle.component.Schema;
import org.tattle.data.fetch.UserPaths;
import org.tattle.dsl.check.task.Checked;
import org.tattle.dsl.check.task.UseTask;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.sentence.ValueFaults;
import org.tattle.dsl.source.Span;
import org.tattle.run.Key;

/**
 * The files that steps read: scripts and data, and what the session keeps for itself. Nothing that
 * is written may replace one. A table that is exported over the file it came from is lost, and so
 * is a ledger, with every promise that rests on it.
 */
public final class Inputs {

  /**
   * Something that is read.
   *
   * @param what it is, in words
   * @param by the step that names it, if one does
   */
  private record Input(Path path, String what, Optional<Checked.Step> by) {
    /** Whether writing that file would change this. */
    boolean holds(Path file) {
      try {
        return path.toAbsolutePath().normalize().equals(file.toAbsolutePath().normalize())
            || Files.exists(file)
                && Files.exists(path)
                && (Files.isSameFile(path, file)
                    || Files.isDirectory(path) && file.toRealPath().startsWith(path.toRealPath()));
      } catch (IOException e) {
        return false;
      }
    }
  }

  private final List<Input> inputs = new ArrayList<>();

  /**
   * @param own the files and folders that the session keeps for itself
   */
  public Inputs(Collection<Path> own) {
    own.forEach(
        path -> inputs.add(new Input(path, "what Tattle keeps for itself", Optional.empty())));
  }

  /** Remembers what steps read, and says which of them would write over something read so far. */
  public List<Diagnostic> add(List<Checked.Step> steps) {
    List<Diagnostic> found = new ArrayList<>();
    steps.stream()
        .flatMap(Inputs::all)
        .forEach(
            step -> {
              step.source()
                  .file()
                  .ifPresent(file -> read(file, "the script that writes it", Optional.empty()));
              files(step)
                  .flatMap(file -> resolved(step, file.path()).stream())
                  .forEach(path -> read(path, "read by this script", Optional.of(step)));
              step.task()
                  .writes()
                  .flatMap(it -> refused(step, it.file(), it.place()))
                  .ifPresent(found::add);
            });
    return found;
  }

  /**
   * Which of the files that steps read are not there, though nothing before has written them: known
   * before anything is trained or spent.
   */
  public static List<Diagnostic> missing(List<Checked.Step> steps) {
    Set<Path> written = new HashSet<>();
    Map<String, Diagnostic> missing = new LinkedHashMap<>();
    steps.stream()
        .flatMap(Inputs::all)
        .forEach(
            step -> {
              files(step)
                  .filter(file -> resolved(step, file.path()).filter(written::contains).isEmpty())
                  .forEach(
                      file ->
                          UserPaths.unreachable(
                                  file.path(), file.parameter(), step.source().folder())
                              .map(fault -> Failures.of(step, fault))
                              .ifPresent(it -> missing.putIfAbsent(file.path(), it)));
              step.task().writes().flatMap(it -> resolved(step, it.file())).ifPresent(written::add);
            });
    return List.copyOf(missing.values());
  }

  /** What a file is to these steps, if writing it would change what they read. */
  public Optional<String> at(Path file) {
    return inputs.stream().filter(it -> it.holds(file)).map(Input::what).findFirst();
  }

  private Optional<Diagnostic> refused(Checked.Step step, String name, Span place) {
    Optional<Path> file = resolved(step, name);
    return inputs.stream()
        .filter(it -> file.isPresent() && it.holds(file.get()))
        .findFirst()
        .map(
            it -> {
              Diagnostic refused =
                  Diagnostic.of(ValueFaults.WOULD_DESTROY, step.source(), place, name, it.what);
              return it.by
                  .map(by -> refused.cause(by.source(), by.task().at(), "read here"))
                  .orElse(refused);
            });
  }

  /** A path as a step names it. */
  private record Named(String parameter, String path) {}

  /** The files that the components of a step are made from. */
  private static Stream<Named> files(Checked.Step step) {
    return step.task().components().stream()
        .flatMap(
            bound -> {
              Record component = (Record) bound.component();
              Schema schema = Schema.of(component.getClass());
              return schema.values(component).entrySet().stream()
                  .filter(it -> schema.parameter(it.getKey()).orElseThrow().limits().file())
                  .flatMap(it -> texts(it.getValue()).map(path -> new Named(it.getKey(), path)));
            });
  }

  private void read(Path path, String what, Optional<Checked.Step> by) {
    if (Files.exists(path)) {
      inputs.add(new Input(path, what, by));
    }
  }

  private static Stream<String> texts(Object value) {
    if (value instanceof Optional<?> some) {
      return some.stream().flatMap(Inputs::texts);
    }
    if (value instanceof RowChoice rows) {
      return rows.files();
    }
    return value instanceof List<?> all
        ? all.stream().flatMap(Inputs::texts)
        : Stream.of(value.toString());
  }

  private static Optional<Path> resolved(Checked.Step step, String name) {
    try {
      return Optional.of(step.source().folder().resolve(name).toAbsolutePath());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** What the text of each script that steps use is, as a key, by the name that it goes by. */
  public static Map<String, String> used(List<Checked.Step> steps) {
    Map<String, String> used = new TreeMap<>();
    steps.stream()
        .filter(step -> step.task() instanceof UseTask)
        .flatMap(Inputs::all)
        .map(Checked.Step::source)
        .filter(source -> source.file().isPresent())
        .forEach(source -> used.put(source.name(), Key.of("script", source.text()).hex()));
    return used;
  }

  /** A step and those inside it. */
  private static Stream<Checked.Step> all(Checked.Step step) {
    return Stream.concat(Stream.of(step), step.task().steps().stream().flatMap(Inputs::all));
  }
}
