package org.tattle.dsl.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tattle.dsl.check.task.Settings;
import org.tattle.dsl.check.task.SweepTask;
import org.tattle.dsl.check.task.UseTask;
import org.tattle.dsl.check.type.Type;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.show.audit.Attacked;

/**
 * The values that steps work on, by name, and the settings that hold. A plan and a run go through
 * the same steps in frames of their own, so that both mean the same by a name: a round of a sweep
 * sees what is outside, and nobody outside sees what it makes; another script sees nothing of this
 * one; settings are after either what they were before.
 */
public final class Frame {
  private Map<String, Object> values;
  private Settings settings;

  /**
   * @param values what is there already; what steps make is added
   */
  public Frame(Map<String, Object> values, Settings settings) {
    this.values = values;
    this.settings = settings;
  }

  /** The values by name; what is put there has that name from now on. */
  public Map<String, Object> values() {
    return values;
  }

  public Settings settings() {
    return settings;
  }

  /** From now on these settings hold. */
  public void set(Settings now) {
    settings = now;
  }

  /**
   * Does a round, in which the axes stand for their values.
   *
   * @param steps does the steps of it
   * @return the names that the round saw and made
   */
  public Map<String, Object> round(SweepTask.Point point, Runnable steps) {
    Map<String, Object> inner = new LinkedHashMap<>(values);
    point.values().forEach((axis, value) -> inner.put(axis, meant(value)));
    within(inner, steps);
    return inner;
  }

  /** A word on an axis that is a name stands for what has that name. */
  private Object meant(Typed.Constant value) {
    return value.type() == Type.WORD
        ? values.getOrDefault(String.valueOf(value.value()), value.value())
        : value.value();
  }

  /** Does another script; what it made is known by its name and a dot. */
  public void use(UseTask use, Runnable steps) {
    Map<String, Object> made = new LinkedHashMap<>();
    within(made, steps);
    made.forEach(
        (name, value) -> {
          String known = use.name() + "." + name;
          values.put(known, value instanceof Attacked attacked ? attacked.as(known) : value);
        });
  }

  private void within(Map<String, Object> inner, Runnable steps) {
    Map<String, Object> outerValues = values;
    Settings outerSettings = settings;
    values = inner;
    try {
      steps.run();
    } finally {
      values = outerValues;
      settings = outerSettings;
    }
  }
}
