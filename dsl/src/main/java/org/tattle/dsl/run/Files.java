package org.tattle.dsl.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tattle.attack.Exhibit;
import org.tattle.attack.Result;
import org.tattle.dsl.check.task.ExportTask;
import org.tattle.dsl.check.task.Heading;
import org.tattle.dsl.check.task.PlotTask;
import org.tattle.dsl.check.task.ReportTask;
import org.tattle.dsl.export.ChartFormat;
import org.tattle.dsl.export.Format;
import org.tattle.dsl.export.PngFormat;
import org.tattle.dsl.export.ScriptFormat;
import org.tattle.dsl.export.SubjectFormat;
import org.tattle.dsl.export.TableFormat;
import org.tattle.dsl.plot.Caption;
import org.tattle.dsl.plot.RocPlot;
import org.tattle.dsl.run.lineage.Lineage;
import org.tattle.dsl.run.lineage.Remaking;
import org.tattle.dsl.run.record.SessionReport;
import org.tattle.dsl.run.state.Destination;
import org.tattle.dsl.run.state.Run;
import org.tattle.dsl.run.state.Withheld;
import org.tattle.dsl.run.value.Compared;
import org.tattle.dsl.run.value.Evaluator;
import org.tattle.dsl.run.value.FullTables;
import org.tattle.dsl.run.value.Listed;
import org.tattle.dsl.run.value.Published;
import org.tattle.dsl.run.value.SweepTable;
import org.tattle.dsl.run.value.Tables;
import org.tattle.dsl.run.value.Views;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.show.audit.AuditSummary;
import org.tattle.dsl.show.figure.Pictures;
import org.tattle.dsl.show.render.Render;
import org.tattle.dsl.show.render.Report;
import org.tattle.subject.Subject;

/** Writes the files that a script asks for. */
final class Files {
  private final Run run;
  private final Displays displays;
  private final Spending spending;

  Files(Run run, Displays displays, Spending spending) {
    this.run = run;
    this.displays = displays;
    this.spending = spending;
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
    } else if (format instanceof PngFormat bitmap && pictures(task).isPresent()) {
      content = Pictures.png(pictures(task).get(), bitmap.scale());
    } else if (format instanceof SubjectFormat form) {
      Subject subject = displays.attacked(task.value()).subject();
      SubjectFormat.Content all = form.content(subject, file::text);
      spending.give(subject, task.name());
      all.beside().forEach((rest, other) -> beside(file.beside(rest), other));
      content = all.file();
    } else if (format instanceof ChartFormat chart) {
      Caption caption = task.caption().orElseThrow().component();
      Figure figure = new RocPlot().draw(List.of(displays.attacked(task.value())), run.control);
      content = chart.content(caption.on(figure));
    } else {
      TableFormat form = (TableFormat) format;
      content = form.content(table(task, form.readers()));
    }
    run.journal.write(file, content);
    run.sink.say("export  %s: %s".formatted(task.name(), file.name()));
  }

  private void beside(Destination file, byte[] content) {
    run.journal.write(file, content);
    run.sink.say("export  " + file.name());
  }

  /** The pictures that a result has to show; the rest of it has none. */
  private Optional<Exhibit.Pictures> pictures(ExportTask task) {
    return Evaluator.demanding(run.values()).of(task.value()) instanceof Result result
        ? Pictures.of(result)
        : Optional.empty();
  }

  /** Writes a chart that was shown. */
  void picture(PlotTask.Picture picture, Figure figure) {
    Destination file = Destination.of(run.at.source(), picture.file().file());
    run.journal.write(file, picture.format().content(figure));
    run.sink.say("plot    " + file.name());
  }

  /** A value as the readers of a file want it. */
  private TableView table(ExportTask task, TableFormat.Readership readers) {
    boolean people = readers == TableFormat.Readership.PEOPLE;
    Object value = Evaluator.demanding(run.values()).of(task.value());
    if (value instanceof Listed listed) {
      return listed.full();
    }
    if (value instanceof Compared compared) {
      return people ? compared.shown() : compared.full();
    }
    if (value instanceof Published published) {
      return people ? published.table() : published.full();
    }
    if (value instanceof SweepTable grid) {
      return people ? Tables.of(grid) : FullTables.full(grid);
    }
    Attacked attacked = displays.attacked(task.value());
    if (value instanceof Result result && people) {
      return Views.result(result, attacked).titled(task.name());
    }
    if (!(value instanceof Result) && attacked.subject().published().isPresent()) {
      return Tables.of(task.name(), attacked.subject().published().get());
    }
    return people
        ? AuditSummary.table(List.of(attacked)).titled(task.name())
        : FullTables.full(attacked, value instanceof Result);
  }

  void report(ReportTask task) {
    Destination file = Destination.of(run.at.source(), task.file());
    Heading heading = task.heading().component();
    Withheld withheld = new Withheld(heading.audience(), run.secrecy, run.journal, run.values());
    Report report =
        SessionReport.of(
            heading, run.journal, run.values(), task.scope(), run.settings(), withheld);
    run.journal.write(file, Render.page(report).getBytes(StandardCharsets.UTF_8));
    run.sink.say("report  " + file.name());
  }
}
