package org.tattle.dsl.plot;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tattle.attack.Exhibit;
import org.tattle.attack.Result;
import org.tattle.component.Component;
import org.tattle.dsl.diagnose.sentence.RunFaults;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.show.figure.Figures;
import org.tattle.dsl.show.figure.PlottedSample;
import org.tattle.run.Control;
import org.tattle.run.Fault;

/** How an attack scored the rows that were trained on, and those that were not. */
@Component(
    name = "histogram",
    doc = "Draws the scores of what attacks tell apart, such as members and non-members.",
    example = "plot histogram of target.mia")
public record HistogramPlot() implements TargetPlot {

  @Override
  public Figure draw(List<Attacked> of, Control control) {
    List<PlottedSample> samples = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Set<String> labels = new LinkedHashSet<>();
    for (Attacked attacked : of) {
      attacked
          .results()
          .forEach(
              (attack, result) -> {
                String name = attacked.name() + "." + attack;
                for (Exhibit.Scores scores : scores(result)) {
                  names.add(name);
                  labels.add(scores.label());
                  scores.groups().stream()
                      .map(it -> new PlottedSample(name + " " + it.name(), it.scores()))
                      .forEach(samples::add);
                }
              });
    }
    if (samples.isEmpty()) {
      throw Fault.of(RunFaults.NO_SCORES, TargetPlot.instead(of));
    }
    return Figures.histogram(
        "Scores of " + String.join(", ", names), String.join(", ", labels), samples);
  }

  private static List<Exhibit.Scores> scores(Result result) {
    return result.exhibits().stream()
        .filter(Exhibit.Scores.class::isInstance)
        .map(Exhibit.Scores.class::cast)
        .toList();
  }
}
