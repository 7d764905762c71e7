package org.tattle.dsl.show;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Result;
import org.tattle.attack.Threat;
import org.tattle.subject.Target;

/**
 * A target under its name, with what attacks found.
 *
 * @param name what the script calls it
 * @param target the target
 * @param results by the name of the attack, in the order in which they ran
 * @param controls what those attacks found where there is nothing to find, by the same names
 * @param explanations how far a weaker explanation goes, by what attacks look for
 */
public record Audited(
    String name,
    Target target,
    Map<String, Result> results,
    Map<String, Counterpart> controls,
    Map<Threat, Counterpart> explanations) {

  public Audited {
    results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    controls = Collections.unmodifiableMap(new LinkedHashMap<>(controls));
    explanations = Collections.unmodifiableMap(new LinkedHashMap<>(explanations));
  }

  /** A target that was not attacked yet. */
  public Audited(String name, Target target) {
    this(name, target, Map.of(), Map.of(), Map.of());
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

  /** The same under another name. */
  public Audited as(String other) {
    return new Audited(other, target, results, controls, explanations);
  }

  /** The same with what explains findings without a leak. */
  public Audited with(Map<Threat, Counterpart> found) {
    Map<Threat, Counterpart> all = new LinkedHashMap<>(explanations);
    all.putAll(found);
    return new Audited(name, target, results, controls, all);
  }

  /** The same with one more result. */
  public Audited with(String result, Result found, Optional<Counterpart> control) {
    Map<String, Result> all = new LinkedHashMap<>(results);
    all.put(result, found);
    Map<String, Counterpart> checked = new LinkedHashMap<>(controls);
    checked.remove(result);
    control.ifPresent(seen -> checked.put(result, seen));
    return new Audited(name, target, all, checked, explanations);
  }

  /** The same with one of its results alone. */
  public Audited only(String result) {
    Map<String, Counterpart> control =
        controls.containsKey(result) ? Map.of(result, controls.get(result)) : Map.of();
    return new Audited(name, target, Map.of(result, results.get(result)), control, explanations);
  }

  /** The same with what attacks found that looked for one thing. */
  Audited only(Threat threat) {
    Audited only = new Audited(name, target).with(explanations);
    for (Map.Entry<String, Result> it : results.entrySet()) {
      if (it.getValue().threat() == threat) {
        only =
            only.with(it.getKey(), it.getValue(), Optional.ofNullable(controls.get(it.getKey())));
      }
    }
    return only;
  }
}
