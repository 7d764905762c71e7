package org.tattle.dsl.run;

import java.util.ArrayList;
import java.util.List;
import org.tattle.dsl.plan.Loaded;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.figure.Figures;
import org.tattle.dsl.show.figure.PlottedSample;
import org.tattle.measure.Estimate;
import org.tattle.quality.ColumnQuality;
import org.tattle.quality.Quality;

/** What is wrong with rows, as tables and a chart. */
final class Qualities {
  private Qualities() {}

  static List<Shown> of(Loaded loaded, Quality quality) {
    List<Shown> shown = new ArrayList<>();
    shown.add(whole(loaded.name(), quality));
    shown.add(columns(quality));
    if (!quality.doubts().isEmpty()) {
      shown.add(doubts(quality));
    }
    shown.add(
        Figures.histogram(
            "how near the nearest other row is",
            "distance along the strongest directions",
            List.of(
                new PlottedSample("members", quality.nearest().members()),
                new PlottedSample("non-members", quality.nearest().others()))));
    return shown;
  }

  private static TableView whole(String name, Quality quality) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("rows", Numbers.count(quality.count()), ""));
    rows.add(row("missing", quality.missing(), "of cells"));
    rows.add(row("duplicates", quality.duplicates(), "of rows are an earlier one over again"));
    rows.add(row("contradictions", quality.contradictions(), "the same with another label"));
    rows.add(row("crossing", quality.crossing(), "of non-members are nearly a member"));
    rows.add(row("outliers", quality.outliers(), "of rows have a number far off"));
    rows.add(
        List.of(
            "drifted",
            Numbers.count((long) quality.drifted().value()),
            "columns differ between members and others"));
    quality
        .labelNoise()
        .ifPresent(it -> rows.add(row("label_noise", it, "of labels likely wrong")));
    return TableView.of(
        "quality of " + name,
        List.of("what", "found", "which is"),
        rows,
        List.of(
            "It reads every row, and no budget pays for that: keep it to whoever has the rows.",
            "Neighbours were looked for among %s rows."
                .formatted(Numbers.count(quality.looked()))));
  }

  private static List<String> row(String what, Estimate share, String which) {
    return List.of(
        what,
        share.lower() < share.upper()
            ? Numbers.share(share.value(), share.lower(), share.upper())
            : Numbers.share(share.value()),
        which);
  }

  private static TableView columns(Quality quality) {
    List<List<String>> rows = new ArrayList<>();
    for (ColumnQuality column : quality.columns()) {
      rows.add(
          List.of(
              column.name(),
              column.type(),
              column.holds(),
              Numbers.share(column.missing()),
              Numbers.share(column.outliers()),
              Numbers.real(column.psi()),
              Numbers.small(column.p())));
    }
    return TableView.of(
        "columns",
        List.of("column", "type", "holds", "missing", "outliers", "PSI", "p"),
        rows,
        List.of(
            "PSI and p are of members against non-members; p is corrected for how many columns"
                + " there are (Holm). A PSI above 0.25 at p below 5% is a drift."));
  }

  private static TableView doubts(Quality quality) {
    return TableView.of(
        "labels that are likely wrong, the surest",
        List.of("row", "label", "more like"),
        quality.doubts().stream()
            .map(it -> List.of(Numbers.count(it.row()), it.label(), it.likely()))
            .toList(),
        List.of());
  }
}
