package org.tattle.dsl.run.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tattle.dsl.check.task.Audience;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.run.lineage.Lineage;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.render.Report;
import org.tattle.dsl.source.Source;

/** What happened in a session, for the report: scripts, what they showed, and what they claimed. */
public final class Journal {
  private final boolean writes;
  private final Lineage lineage = new Lineage();
  private final List<Source> scripts = new ArrayList<>();
  private final List<String> given = new ArrayList<>();
  private final List<For<Shown>> shown = new ArrayList<>();
  private final List<For<Report.Verdict>> verdicts = new ArrayList<>();
  private final Set<String> judged = new HashSet<>();
  private final List<Diagnostic> warnings = new ArrayList<>();

  /**
   * What a reader may see of something.
   *
   * @param others what others than the curator may
   */
  private record For<T>(T curator, Optional<T> others) {
    static <T> List<T> all(List<For<T>> all, Audience reader) {
      return all.stream()
          .flatMap(it -> reader == Audience.CURATOR ? Stream.of(it.curator) : it.others.stream())
          .toList();
    }
  }

  /**
   * @param writes whether statements may write the files that they name
   */
  public Journal(boolean writes) {
    this.writes = writes;
  }

  /** Writes a file that a statement names, unless this is a dry run. */
  public void write(Destination file, byte[] content) {
    if (writes) {
      file.write(content);
    }
  }

  /** What made each name. */
  public Lineage lineage() {
    return lineage;
  }

  /**
   * Remembers what is run.
   *
   * @param words values that its parameters are given: {@code eps=4}
   */
  public void script(Source source, List<String> words) {
    scripts.add(source);
    given.addAll(words);
  }

  /**
   * Remembers how something was judged.
   *
   * @param names what it was judged on
   * @param others what others than the curator may know of it
   */
  public void verdict(
      Report.Verdict verdict, Collection<String> names, Optional<Report.Verdict> others) {
    verdicts.add(new For<>(verdict, others));
    judged.addAll(names);
  }

  void warning(Diagnostic warning) {
    warnings.add(warning);
  }

  /** A sink that shows there and remembers here. */
  Sink remembering(Sink sink) {
    return new Sink() {
      @Override
      public void show(Shown what) {
        show(what, Audience.CURATOR);
      }

      @Override
      public void show(Shown what, Audience audience) {
        shown.add(new For<>(what, Optional.of(what).filter(it -> audience == Audience.OTHERS)));
        sink.show(what, audience);
      }

      @Override
      public void say(String line) {
        sink.say(line);
      }
    };
  }

  public List<Source> scripts() {
    return List.copyOf(scripts);
  }

  public List<String> given() {
    return List.copyOf(given);
  }

  /** What was shown that a reader may see. */
  public List<Shown> shown(Audience reader) {
    return For.all(shown, reader);
  }

  /** What was judged that a reader may know. */
  public List<Report.Verdict> verdicts(Audience reader) {
    return For.all(verdicts, reader);
  }

  /** Whether anything was required of what goes by a name, such as {@code base.mia}. */
  public boolean judged(String name) {
    return judged.contains(name);
  }

  public List<Diagnostic> warnings() {
    return List.copyOf(warnings);
  }
}
