package org.tattle.dsl.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tattle.dsl.check.ExportTask;
import org.tattle.dsl.check.Heading;
import org.tattle.dsl.check.ReportTask;
import org.tattle.dsl.check.Type;
import org.tattle.dsl.check.Typed;
import org.tattle.dsl.export.ChartFormat;
import org.tattle.dsl.export.Format;
import org.tattle.dsl.export.ScriptFormat;
import org.tattle.dsl.export.TableFormat;
import org.tattle.dsl.plot.RocPlot;
import org.tattle.dsl.show.Report;
import org.tattle.dsl.show.TableView;

/** Writes the files that a script asks for. */
final class Files {
  private final Run run;
  private final Displays displays;

  Files(Run run, Displays displays) {
    this.run = run;
    this.displays = displays;
  }

  void export(ExportTask task) {
    Format format = task.format().component();
    Destination file = Destination.of(run.at.source(), task.file());
    byte[] content;
    if (format instanceof ScriptFormat script) {
      Lineage lineage = run.journal.lineage();
      List<Lineage.Made> wanted = new ArrayList<>();
      lineage.of(task.name()).ifPresent(wanted::add);
      wanted.addAll(lineage.results(task.name()));
      content = script.content(Remaking.script(wanted, file.path().getParent()));
    } else if (format instanceof ChartFormat chart) {
      content = chart.content(new RocPlot().draw(List.of(displays.audited(task.value()))));
    } else {
      content = ((TableFormat) format).content(table(task));
    }
    run.journal.write(file, content);
    run.sink.say("export  %s: %s".formatted(task.name(), file.name()));
  }

  private TableView table(ExportTask task) {
    if (task.value().type() == Type.LISTING) {
      return ((Listed) new Evaluator(run.values).of(task.value())).full();
    }
    return run.values.get(task.name()) instanceof Grid grid
        ? Tables.full(grid)
        : Tables.full(displays.audited(task.value()), task.value() instanceof Typed.Found);
  }

  void report(ReportTask task) {
    Destination file = Destination.of(run.at.source(), task.file());
    Heading heading = task.heading().component();
    Withheld withheld = new Withheld(heading.audience(), run.secrecy, run.journal, run.values);
    Report report =
        Account.of(heading, run.journal, run.values, task.scope(), run.settings, withheld);
    run.journal.write(file, report.html().getBytes(StandardCharsets.UTF_8));
    run.sink.say("report  " + file.name());
  }
}
