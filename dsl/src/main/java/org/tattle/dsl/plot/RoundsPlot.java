package org.tattle.dsl.plot;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.dsl.diagnose.sentence.RunFaults;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.show.figure.Figures;
import org.tattle.dsl.show.figure.PlottedLine;
import org.tattle.measure.Estimate;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.subject.OverRounds;

/** How what is made in rounds came about. */
@Component(
    name = "rounds",
    doc = "Draws how something that is made in rounds came about, round by round.",
    example = "plot rounds of fed with y=\"drift\"")
public record RoundsPlot(
    @Param(doc = "what rises, such as \"accuracy\"; without it, what such a thing is worth")
        Optional<String> y,
    @Param(doc = "the first round that is drawn", min = 1, max = 1_000_000) int from)
    implements TargetPlot {

  public RoundsPlot() {
    this(Optional.empty(), 1);
  }

  @Override
  public boolean found() {
    return false;
  }

  @Override
  public Figure draw(List<Attacked> of, Control control) {
    List<PlottedLine> lines = new ArrayList<>();
    Set<String> notes = new LinkedHashSet<>();
    OverRounds first = null;
    for (Attacked each : of) {
      OverRounds drawn = wanted(each, control);
      first = first == null ? drawn : first;
      for (OverRounds.Strand strand : drawn.strands()) {
        lines.add(line(name(each, strand, of.size()), strand));
      }
      notes.add(drawn.note());
    }
    Figure figure =
        Figures.lines(
            y.orElse("The model") + ", round by round", "round", first.y(), first.share(), lines);
    notes.remove("");
    return new Figure(figure.title(), figure.x(), figure.y(), figure.series(), List.copyOf(notes));
  }

  private static String name(Attacked of, OverRounds.Strand strand, int all) {
    return strand.name().isEmpty()
        ? of.name()
        : all == 1 ? strand.name() : of.name() + ", " + strand.name();
  }

  private PlottedLine line(String name, OverRounds.Strand strand) {
    int[] rounds = strand.rounds();
    int first = (int) IntStream.of(rounds).filter(round -> round < from).count();
    if (first == rounds.length) {
      throw Fault.of(RunFaults.NO_SUCH_ROUND, rounds[rounds.length - 1], from).at("from");
    }
    List<Estimate> values = strand.values().subList(first, rounds.length);
    boolean exact =
        values.stream().allMatch(it -> it.lower() == it.value() && it.upper() == it.value());
    return new PlottedLine(
        name,
        IntStream.of(rounds).skip(first).asDoubleStream().toArray(),
        all(values, Estimate::value),
        exact ? new double[0] : all(values, Estimate::lower),
        exact ? new double[0] : all(values, Estimate::upper));
  }

  private static double[] all(List<Estimate> values, ToDoubleFunction<Estimate> of) {
    return values.stream().mapToDouble(of).toArray();
  }

  private OverRounds wanted(Attacked of, Control control) {
    Map<String, Supplier<OverRounds>> all = of.subject().overRounds(control);
    if (all.isEmpty()) {
      throw Fault.of(RunFaults.NO_ROUNDS, of.name());
    }
    Supplier<OverRounds> found = y.map(all::get).orElse(all.values().iterator().next());
    if (y.isPresent() && all.get(y.get()) == null) {
      throw Fault.of(
              RunFaults.NOT_OVER_ROUNDS,
              of.name(),
              y.get(),
              String.join(", ", all.keySet().stream().map("\"%s\""::formatted).toList()))
          .at("y");
    }
    return found.get();
  }
}
