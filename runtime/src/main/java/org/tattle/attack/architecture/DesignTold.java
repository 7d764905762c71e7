package org.tattle.attack.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Result;
import org.tattle.attack.Tails;
import org.tattle.attack.Threat;
import org.tattle.component.Detail;
import org.tattle.component.Metric;
import org.tattle.measure.Estimate;
import org.tattle.measure.Intervals;
import org.tattle.run.MessageText;

/**
 * How well designs are told.
 *
 * @param family the designs that were told apart
 * @param tried models that were not learned from
 * @param said what it says of each trait of the target
 * @param actual how the target is built; empty if it is built as none of them may be
 */
public record DesignTold(
    List<Design> family, List<Tried> tried, Map<Design.Trait, String> said, Optional<Design> actual)
    implements Result {
  private static final Reading ACCURACY = new Reading("accuracy", "designs told apart", true);
  private static final double CONTROL_LEVEL = 0.99;

  public DesignTold {
    family = List.copyOf(family);
    tried = List.copyOf(tried);
    said = Map.copyOf(said);
  }

  /**
   * One of the models it was tried on.
   *
   * @param design how it is built
   * @param said what was said of each trait by all its answers
   * @param brief what was said by how often it is right, and how sure, alone
   */
  record Tried(Design design, Map<Design.Trait, String> said, Map<Design.Trait, String> brief) {
    boolean right() {
      return fits(design, said);
    }

    boolean briefly() {
      return fits(design, brief);
    }
  }

  /**
   * One trait.
   *
   * @param trait what designs differ in
   * @param told of what share of the models it was told rightly
   * @param lower the lower end of its interval
   * @param upper the upper end
   * @param guess how often the commonest value is there
   * @param said what was said of the target
   * @param actual what it has; nothing if it is built otherwise
   */
  public record TraitTold(
      String trait,
      double told,
      double lower,
      double upper,
      double guess,
      String said,
      String actual) {}

  private static boolean fits(Design design, Map<Design.Trait, String> said) {
    return Arrays.stream(Design.Trait.values()).allMatch(it -> it.of(design).equals(said.get(it)));
  }

  private static int count(List<Tried> tried, Predicate<Tried> holds) {
    return (int) tried.stream().filter(holds).count();
  }

  /** How many have what most have: whoever guesses that is right so often. */
  private static long commonest(List<Tried> tried, Function<Design, Object> what) {
    return tried.stream()
        .collect(Collectors.groupingBy(it -> what.apply(it.design), Collectors.counting()))
        .values()
        .stream()
        .max(Long::compare)
        .orElseThrow();
  }

  /** What was told of models whose designs were dealt by lot, held to guessing. */
  static Leak against(List<Tried> tried) {
    return new Leak(
        ACCURACY,
        Intervals.clopperPearson(count(tried, Tried::right), tried.size(), CONTROL_LEVEL),
        Estimate.exact(commonest(tried, it -> it) / (double) tried.size()),
        1,
        Tails.MORE,
        "");
  }

  @Override
  public Threat threat() {
    return Threat.ARCHITECTURE;
  }

  @Override
  public List<Leak> leaks() {
    return List.of(
        new Leak(
            ACCURACY,
            accuracy(),
            majority(),
            1,
            Tails.MORE,
            MessageText.of(
                "Of %,d models like it, “%%s” told for %,d which of %,d designs they have; by how"
                    + " often they are right and how sure they are alone, for %,d.",
                tried.size(),
                count(tried, Tried::right),
                family.size(),
                count(tried, Tried::briefly))));
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    String words =
        Arrays.stream(Design.Trait.values())
            .map(it -> "%s=%s".formatted(it.word(), said.get(it)))
            .collect(Collectors.joining(", "));
    boolean known = actual.filter(family::contains).isPresent();
    notes.add(
        MessageText.of(
            "of the target it says %s, which is %s.",
            words,
            known
                ? fits(actual.get(), said) ? "right" : "wrong"
                : "the nearest that it knows: the target is built as none of these"));
    return notes;
  }

  @Metric(
      doc = "share of models not seen before of which it tells all of the design rightly",
      share = true,
      headline = true)
  public Estimate accuracy() {
    return Estimate.proportion(count(tried, Tried::right), tried.size());
  }

  @Metric(
      doc =
          "share of these models whose design is told by how often they are right and how sure"
              + " they are alone",
      share = true)
  public Estimate baseline() {
    return Estimate.proportion(count(tried, Tried::briefly), tried.size());
  }

  @Metric(doc = "share of these models that have the commonest design", share = true)
  public Estimate majority() {
    return Estimate.exact(commonest(tried, it -> it) / (double) tried.size());
  }

  @Detail(doc = "what was told of each trait, and what was said of the target")
  public List<TraitTold> traits() {
    return Arrays.stream(Design.Trait.values()).map(this::trait).toList();
  }

  private TraitTold trait(Design.Trait trait) {
    int right = count(tried, it -> trait.of(it.design).equals(it.said.get(trait)));
    Estimate told = Estimate.proportion(right, tried.size());
    return new TraitTold(
        trait.word(),
        told.value(),
        told.lower(),
        told.upper(),
        commonest(tried, trait::of) / (double) tried.size(),
        said.get(trait),
        actual.map(trait::of).orElse("–"));
  }
}
