package org.tattle.dsl.show.audit;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Result;
import org.tattle.attack.Threat;
import org.tattle.subject.Subject;
import org.tattle.subject.Target;
import org.tattle.subject.answer.QueryLog;

/**
 * A subject under its name, with what attacks found.
 *
 * @param name what the script calls it
 * @param subject what it stands for
 * @param results by the name of the attack, in the order in which they ran
 * @param controls what those attacks found where there is nothing to find, by the same names
 * @param explanations how far a weaker explanation goes, by what attacks look for
 * @param logs what attacks asked, also those that were cut off, if somebody watched or limited that
 * @param times how long each attack took here, by the same names, and making it under {@link #MADE}
 */
public record Attacked(
    String name,
    Subject subject,
    Map<String, Result> results,
    Map<String, Counterpart> controls,
    Map<Threat, Counterpart> explanations,
    Map<String, QueryLog> logs,
    Map<String, Duration> times) {
  /** Under what the time is kept that making it took. */
  public static final String MADE = "";

  public Attacked {
    results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    controls = Collections.unmodifiableMap(new LinkedHashMap<>(controls));
    explanations = Collections.unmodifiableMap(new LinkedHashMap<>(explanations));
    logs = Collections.unmodifiableMap(new LinkedHashMap<>(logs));
    times = Collections.unmodifiableMap(new LinkedHashMap<>(times));
  }

  /** One that was not attacked yet. */
  public Attacked(String name, Subject subject) {
    this(name, subject, Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
  }

  /**
   * What an attack found.
   *
   * @param attack its name, as in {@code base.mia}
   * @throws IllegalArgumentException if it was not run on this subject
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

  /**
   * The same as a target, for Java that asks models.
   *
   * @throws IllegalArgumentException if it is something else, such as a publication
   */
  public Target target() {
    if (subject instanceof Target target) {
      return target;
    }
    throw new IllegalArgumentException("`" + name + "` is no target; `subject()` gives what it is");
  }

  /** Whether it was trained, so that another training of the same would come out otherwise. */
  public boolean trained() {
    return Subject.kind(subject.getClass()).trained();
  }

  /** The same under another name. */
  public Attacked as(String other) {
    return new Attacked(other, subject, results, controls, explanations, logs, times);
  }

  /** The same with what explains findings without a leak. */
  public Attacked with(Map<Threat, Counterpart> found) {
    Map<Threat, Counterpart> all = new LinkedHashMap<>(explanations);
    all.putAll(found);
    return new Attacked(name, subject, results, controls, all, logs, times);
  }

  /** What explains findings on its copies as well: what was seen of the rows alone. */
  public Map<Threat, Counterpart> explanationsOfRows() {
    Map<Threat, Counterpart> all = new LinkedHashMap<>(explanations);
    all.values().removeIf(it -> !it.ofRows());
    return all;
  }

  /** The same with one more result. */
  public Attacked with(String result, Result found, Optional<Counterpart> control) {
    Map<String, Result> all = new LinkedHashMap<>(results);
    all.put(result, found);
    Map<String, Counterpart> checked = new LinkedHashMap<>(controls);
    checked.remove(result);
    control.ifPresent(seen -> checked.put(result, seen));
    return new Attacked(name, subject, all, checked, explanations, logs, times);
  }

  /** The same with what one more attack asked. */
  public Attacked asked(String result, QueryLog log) {
    Map<String, QueryLog> all = new LinkedHashMap<>(logs);
    all.put(result, log);
    return new Attacked(name, subject, results, controls, explanations, all, times);
  }

  /** The same with how long an attack took, or making it. */
  public Attacked took(String what, Duration time) {
    Map<String, Duration> all = new LinkedHashMap<>(times);
    all.put(what, time);
    return new Attacked(name, subject, results, controls, explanations, logs, all);
  }

  /** The same with one of its results alone. */
  public Attacked only(String result) {
    Map<String, Counterpart> control =
        controls.containsKey(result) ? Map.of(result, controls.get(result)) : Map.of();
    return new Attacked(
        name, subject, Map.of(result, results.get(result)), control, explanations, logs, times);
  }

  /** The same with what attacks found that looked for one thing. */
  public Attacked only(Threat threat) {
    Attacked only = new Attacked(name, subject).with(explanations);
    for (Map.Entry<String, Result> it : results.entrySet()) {
      if (it.getValue().threat() == threat) {
        only =
            only.with(it.getKey(), it.getValue(), Optional.ofNullable(controls.get(it.getKey())));
      }
    }
    return only;
  }
}
