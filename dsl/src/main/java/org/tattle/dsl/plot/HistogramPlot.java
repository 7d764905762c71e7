package org.tattle.dsl.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tattle.attack.Membership;
import org.tattle.component.Component;
import org.tattle.dsl.show.Audited;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Figures;
import org.tattle.run.Fault;

/** How an attack scored the rows that were trained on, and those that were not. */
@Component(
    name = "histogram",
    doc = "Draws the scores that membership attacks gave to members and to non-members.",
    example = "plot histogram of target.mia")
public record HistogramPlot() implements TargetPlot {

  @Override
  public Figure draw(List<Audited> of) {
    List<Figures.Sample> samples = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Audited audited : of) {
      audited
          .results()
          .forEach(
              (attack, result) -> {
                if (result instanceof Membership found) {
                  names.add(audited.name() + "." + attack);
                  samples.add(sample(audited, attack, found, true));
                  samples.add(sample(audited, attack, found, false));
                }
              });
    }
    if (samples.isEmpty()) {
      throw new Fault(
          "R542",
          null,
          "no membership attack was run on these targets",
          "attack them first, such as with `attack mia`");
    }
    return Figures.histogram("Scores of " + String.join(", ", names), "score", samples);
  }

  private static Figures.Sample sample(
      Audited audited, String attack, Membership found, boolean members) {
    double[] scores =
        IntStream.range(0, found.scores().length)
            .filter(i -> audited.target().member(i) == members)
            .mapToDouble(i -> found.scores()[i])
            .toArray();
    String name = audited.name() + "." + attack + (members ? " members" : " non-members");
    return new Figures.Sample(name, scores);
  }
}
