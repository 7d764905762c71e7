package org.tattle.dsl.run;

import java.util.ArrayList;
import java.util.List;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.show.Report;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.source.Source;

/** What happened in a session, for the report: scripts, what they showed, and what they claimed. */
final class Journal {
  private final boolean writes;
  private final Lineage lineage = new Lineage();
  private final List<Source> scripts = new ArrayList<>();
  private final List<String> given = new ArrayList<>();
  private final List<Shown> shown = new ArrayList<>();
  private final List<Report.Verdict> verdicts = new ArrayList<>();
  private final List<Diagnostic> warnings = new ArrayList<>();

  /**
   * @param writes whether statements may write the files that they name
   */
  Journal(boolean writes) {
    this.writes = writes;
  }

  /** Writes a file that a statement names, unless this is a dry run. */
  void write(Destination file, byte[] content) {
    if (writes) {
      file.write(content);
    }
  }

  /** What made each name. */
  Lineage lineage() {
    return lineage;
  }

  /**
   * Remembers what is run.
   *
   * @param words values that its parameters are given: {@code eps=4}
   */
  void script(Source source, List<String> words) {
    scripts.add(source);
    given.addAll(words);
  }

  void verdict(Report.Verdict verdict) {
    verdicts.add(verdict);
  }

  void warning(Diagnostic warning) {
    warnings.add(warning);
  }

  /** A sink that shows there and remembers here. */
  Sink remembering(Sink sink) {
    return new Sink() {
      @Override
      public void show(Shown what) {
        shown.add(what);
        sink.show(what);
      }

      @Override
      public void say(String line) {
        sink.say(line);
      }
    };
  }

  List<Source> scripts() {
    return List.copyOf(scripts);
  }

  List<String> given() {
    return List.copyOf(given);
  }

  List<Shown> shown() {
    return List.copyOf(shown);
  }

  List<Report.Verdict> verdicts() {
    return List.copyOf(verdicts);
  }

  List<Diagnostic> warnings() {
    return List.copyOf(warnings);
  }
}
