package org.tattle.dsl.check.task;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tattle.attack.Attack;
import org.tattle.component.Listing;
import org.tattle.component.Measure;
import org.tattle.component.Noun;
import org.tattle.data.DataSource;
import org.tattle.data.Labels;
import org.tattle.defense.Defense;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.check.type.Type;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.tree.Name;
import org.tattle.model.Access;
import org.tattle.model.Mlp;
import org.tattle.model.Model;
import org.tattle.privacy.release.statistic.Statistic;
import org.tattle.subject.Target;
import org.tattle.subject.TargetKinds;
import org.tattle.subject.answer.Service;
import org.tattle.subject.elsewhere.TargetSource;

/** What a name stands for, as far as it is known before running. */
public sealed interface Entry {

  /** Where it was made. */
  Span at();

  /** What it is in an expression. */
  Type type();

  /** What it is called in messages, with its article. */
  default String noun() {
    return type().noun();
  }

  /** The entries that a noun stands for. */
  static Class<? extends Entry> of(Noun noun) {
    return switch (noun) {
      case DATA -> Data.class;
      case MODEL -> Architecture.class;
      case SUBJECT -> Subject.class;
      case NUMBERS -> Release.class;
      case RESULT, NOTHING -> Entry.class;
    };
  }

  /**
   * A data set.
   *
   * @param labels what its labels are
   * @param from where it comes from, if it is loaded here
   */
  record Data(Span at, Labels.Kind labels, Optional<DataSource> from) implements Entry {
    /** Data of which nothing more is known. */
    public Data(Span at, Labels.Kind labels) {
      this(at, labels, Optional.empty());
    }

    @Override
    public Type type() {
      return Type.DATA;
    }
  }

  /** An architecture. */
  record Architecture(Span at, Bound<org.tattle.model.Model> model) implements Entry {
    @Override
    public Type type() {
      return Type.MODEL;
    }
  }

  /** A script that is used; what it made is named after it and a dot. */
  record Module(Span at) implements Entry {
    @Override
    public Type type() {
      return Type.MODULE;
    }
  }

  /**
   * The table that a sweep makes.
   *
   * @param axes the values of each axis, in order
   * @param body what the body can see at its end, in any of its rounds
   * @param made the names that the body gave; a result's is {@code target.result}
   */
  record Grid(Span at, Map<String, List<Typed.Constant>> axes, Scope body, List<String> made)
      implements Entry {
    public Grid {
      axes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(axes));
      made = List.copyOf(made);
    }

    /** Its columns after a path of names: whole headings after none, else what goes on from it. */
    public List<String> columns(List<String> path) {
      Name name = new Name(at, "");
      if (path.isEmpty()) {
        return SweepColumns.headings(name, this);
      }
      String inside = String.join(".", path) + ".";
      return SweepColumns.full(name, this).stream()
          .filter(column -> column.startsWith(inside))
          .map(column -> column.substring(inside.length()))
          .toList();
    }

    @Override
    public Type type() {
      return Type.TABLE;
    }
  }

  /** What a comparison showed. */
  record Comparison(Span at) implements Entry {
    @Override
    public Type type() {
      return Type.COMPARISON;
    }
  }

  /**
   * What was released.
   *
   * @param single whether it is one number, and not one a group or bin
   */
  record Release(Span at, Bound<Statistic> statistic, boolean single) implements Entry {
    /** Whether it is chosen by the rows, and has no noise that could be drawn again. */
    public boolean chosen() {
      return !statistic.component().drawnAgain();
    }

    @Override
    public Type type() {
      return Type.RELEASE;
    }
  }

  /** A value that {@code let} named. */
  record Value(Span at, Typed value) implements Entry {
    @Override
    public Type type() {
      return value.type();
    }
  }

  /**
   * Something that can be attacked.
   *
   * @param kind what it is
   * @param data the name of its data, or empty if it was made elsewhere
   * @param shown what it shows before any defense
   * @param defenses its stack of defenses, in script order, with what each stands for
   * @param attacks what attacked it, by the name of the result
   */
  record Subject(
      Span at,
      Class<? extends org.tattle.subject.Subject> kind,
      Optional<String> data,
      Set<org.tattle.model.Access> shown,
      List<Bound<Defense>> defenses,
      Map<String, Bound<Attack<?>>> attacks)
      implements Entry {
    public Subject {
      shown = Set.copyOf(shown);
      kind = kind == Target.class ? TargetKinds.type(shown) : kind;
      defenses = List.copyOf(defenses);
      attacks = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(attacks));
    }

    /** One that nothing was done to yet. */
    public Subject(
        Span at,
        Class<? extends org.tattle.subject.Subject> kind,
        Optional<String> data,
        Set<Access> shown) {
      this(at, kind, data, shown, List.of(), Map.of());
    }

    /**
     * A model that is trained here to answer so, and shows all that such models can.
     *
     * @param model which; one that nobody could make out is taken for a network
     */
    public static Subject trained(
        Span at, String data, Optional<Model> model, Labels.Kind answers) {
      Model how = model.orElseGet(Mlp::new);
      Set<Access> shown = EnumSet.copyOf(Service.of(how, answers));
      shown.addAll(how.allows());
      return new Subject(at, Target.class, Optional.of(data), shown);
    }

    /** A model that was made elsewhere, as far as it is known before it is read. */
    public static Subject elsewhere(Span at, TargetSource source) {
      return new Subject(at, Target.class, Optional.empty(), source.shows());
    }

    /** What one of its kind is called. */
    public String called() {
      return org.tattle.subject.Subject.kind(kind).noun();
    }

    /** What can be read off it. */
    public List<Measure> measures() {
      return Measure.of(kind);
    }

    @Override
    public Type type() {
      return Type.SUBJECT;
    }

    /** What can be read off one of its results. */
    public List<Measure> measures(String result) {
      Bound<Attack<?>> attack = attacks.get(result);
      return attack == null ? List.of() : Measure.of(attack.component().finds());
    }

    /** The tables that one of its results has. */
    public List<Listing> listings(String result) {
      Bound<Attack<?>> attack = attacks.get(result);
      return attack == null ? List.of() : Listing.of(attack.component().finds());
    }

    /** Whether a metric can be read off one of its results. */
    public boolean measures(String result, String metric) {
      return measures(result).stream().anyMatch(measure -> measure.name().equals(metric));
    }

    /** This with one more result. */
    public Subject with(String result, Bound<Attack<?>> attack) {
      Map<String, Bound<Attack<?>>> all = new LinkedHashMap<>(attacks);
      all.put(result, attack);
      return new Subject(at, kind, data, shown, defenses, all);
    }

    /** A copy of it that is defended so, with these results. */
    public Subject copy(
        Span made, List<Bound<Defense>> stack, Map<String, Bound<Attack<?>>> results) {
      return new Subject(made, kind, data, shown, stack, results);
    }

    /** What an attacker can ask. */
    public Set<Access> access() {
      return Defense.left(shown, defenses.stream().map(Bound::component).toList());
    }
  }
}
