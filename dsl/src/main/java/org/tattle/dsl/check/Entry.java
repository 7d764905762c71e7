package org.tattle.dsl.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tattle.attack.Attack;
import org.tattle.defense.Defense;
import org.tattle.dsl.source.Span;
import org.tattle.model.Access;

/** What a name stands for, as far as it is known before running. */
public sealed interface Entry {

  /** Where it was made. */
  Span at();

  /** What it is called in messages, with its article. */
  String noun();

  /** A data set. */
  record Data(Span at) implements Entry {
    @Override
    public String noun() {
      return "a data set";
    }
  }

  /** An architecture. */
  record Architecture(Span at, Bound<org.tattle.model.Model> model) implements Entry {
    @Override
    public String noun() {
      return "a model";
    }
  }

  /** A value that {@code let} named. */
  record Value(Span at, Typed value) implements Entry {
    @Override
    public String noun() {
      return value.type().noun();
    }
  }

  /**
   * A target.
   *
   * @param data the name of its data
   * @param defenses its stack of defenses, in script order, with what each stands for
   * @param attacks what attacked it, by the name of the result
   */
  record Target(
      Span at, String data, List<Bound<Defense>> defenses, Map<String, Bound<Attack>> attacks)
      implements Entry {
    public Target {
      defenses = List.copyOf(defenses);
      attacks = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(attacks));
    }

    @Override
    public String noun() {
      return "a target";
    }

    /** This target with one more result. */
    Target with(String result, Bound<Attack> attack) {
      Map<String, Bound<Attack>> all = new LinkedHashMap<>(attacks);
      all.put(result, attack);
      return new Target(at, data, defenses, all);
    }

    /** The most that an attacker can ask. */
    Access access() {
      return defenses.stream()
          .map(Bound::component)
          .filter(org.tattle.defense.OutputDefense.class::isInstance)
          .map(defense -> ((org.tattle.defense.OutputDefense) defense).access())
          .min(Access::compareTo)
          .orElse(Access.TRAINING);
    }
  }
}
