package org.tattle.dsl.show;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tattle.attack.Result;
import org.tattle.measure.Estimate;
import org.tattle.target.Target;

/**
 * A target under its name, with what attacks found.
 *
 * @param name what the script calls it
 * @param target the target
 * @param results by the name of the attack, in the order in which they ran
 * @param nulls the AUC of those attacks that were also tried on rows that it was never trained on
 * @param shift how well members are told from others without it, in AUC, if that was tried
 */
public record Audited(
    String name,
    Target target,
    Map<String, Result> results,
    Map<String, Estimate> nulls,
    Optional<Estimate> shift) {

  public Audited {
    results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    nulls = Collections.unmodifiableMap(new LinkedHashMap<>(nulls));
  }

  /** A target that was not attacked yet. */
  public Audited(String name, Target target) {
    this(name, target, Map.of(), Map.of(), Optional.empty());
  }

  /**
   * What an attack found.
   *
   * @param attack its name, as in {@code target.mia}
   * @throws IllegalArgumentException if it was not run on this target
   */
  public Result result(String attack) {
    Result found = results.get(attack);
    if (found == null) {
      String there = results.isEmpty() ? "none" : String.join(", ", results.keySet());
      throw new IllegalArgumentException(
          "`" + name + "` has no result `" + attack + "`; there is " + there);
    }
    return found;
  }

  /** Whether an attack's AUC on rows never trained on is not one of chance, as it should be. */
  public static boolean failed(Estimate control) {
    return !control.covers(0.5);
  }

  /** The same under another name. */
  public Audited as(String other) {
    return new Audited(other, target, results, nulls, shift);
  }

  /** The same with what can be told without the target. */
  public Audited with(Optional<Estimate> found) {
    return new Audited(name, target, results, nulls, found);
  }

  /** The same with one more result. */
  public Audited with(String result, Result found, Optional<Estimate> control) {
    Map<String, Result> all = new LinkedHashMap<>(results);
    all.put(result, found);
    Map<String, Estimate> controls = new LinkedHashMap<>(nulls);
    controls.remove(result);
    control.ifPresent(auc -> controls.put(result, auc));
    return new Audited(name, target, all, controls, shift);
  }

  /** The same with one of its results alone. */
  public Audited only(String result) {
    Map<String, Estimate> control =
        nulls.containsKey(result) ? Map.of(result, nulls.get(result)) : Map.of();
    return new Audited(name, target, Map.of(result, results.get(result)), control, shift);
  }
}
