package org.tattle.dsl.run.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tattle.attack.Result;
import org.tattle.component.Measure;
import org.tattle.dsl.check.type.Arithmetic;
import org.tattle.dsl.check.type.Literal;
import org.tattle.dsl.check.type.Type;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.check.type.TypedVisitor;
import org.tattle.dsl.diagnose.sentence.RunFaults;
import org.tattle.dsl.plan.Loaded;
import org.tattle.dsl.show.RowSummary;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.tree.Operator;
import org.tattle.measure.Caveat;
import org.tattle.measure.Estimate;
import org.tattle.privacy.formula.Formula;
import org.tattle.run.Control;
import org.tattle.run.Fault;

/** Finds the values of checked expressions, and remembers what each part came to. */
public final class Evaluator {
  private final Value value = new Value();
  private final Map<String, Object> values;
  private final Map<Span, Part> parts = new LinkedHashMap<>();
  private final Map<Span, Caveat> caveats = new LinkedHashMap<>();
  private final Map<String, String> absent = new LinkedHashMap<>();
  private final boolean demanding;

  /**
   * One to whom what is not there is nothing, as in a table that has none in some rows.
   *
   * @param values the session's, by name
   */
  public Evaluator(Map<String, Object> values) {
    this(values, false);
  }

  private Evaluator(Map<String, Object> values, boolean demanding) {
    this.values = values;
    this.demanding = demanding;
  }

  /**
   * One who refuses (T314) where a result is asked for that is not there, or is to reckon with a
   * number that is not.
   */
  public static Evaluator demanding(Map<String, Object> values) {
    return new Evaluator(values, true);
  }

  /** What a part of an expression came to, and how that reads. */
  public record Part(Object value, String text) {}

  /** What numbers came to, literals too, and the comparisons. */
  public Map<Span, Part> parts() {
    return parts;
  }

  /** Why measured numbers that were read, or ends of their intervals, say little; if they do. */
  public Map<Span, Caveat> caveats() {
    return caveats;
  }

  /** Results and numbers that were asked for and are not there, and why not. */
  public Map<String, String> absent() {
    return absent;
  }

  /**
   * The value: an {@link Estimate} or Double, Boolean, String, List, or a thing of the session;
   * null where there is none, as in a row of a table or of a number that this has not.
   */
  public Object of(Typed typed) {
    return typed.accept(value);
  }

  /** The value, which must be there to whoever is demanding. */
  public Object needed(Typed typed) {
    Object found = of(typed);
    if (found == null && demanding) {
      Map.Entry<String, String> first = absent.entrySet().iterator().next();
      throw Fault.of(RunFaults.NO_VALUE, first.getKey(), first.getValue());
    }
    return found;
  }

  /** The value of each kind of expression. */
  private final class Value implements TypedVisitor<Object> {
    @Override
    public Object visit(Typed.Constant constant) {
      if (constant.type() == Type.NUMBER) {
        parts.put(constant.span(), new Part(constant.value(), Literal.text(constant)));
      }
      return constant.value();
    }

    @Override
    public Object visit(Typed.Items items) {
      return items.items().stream().map(Evaluator.this::of).toList();
    }

    @Override
    public Object visit(Typed.Named named) {
      Object value = values.get(named.name());
      doubt(named.span(), value);
      return noted(named.span(), value, false);
    }

    @Override
    public Object visit(Typed.Thing thing) {
      return values.get(thing.name());
    }

    @Override
    public Object visit(Typed.Drifted drifted) {
      Loaded other = (Loaded) values.get(drifted.other());
      return ((Loaded) values.get(drifted.data())).drift(other, Control.NONE);
    }

    @Override
    public Object visit(Typed.Found found) {
      return found(found);
    }

    @Override
    public Object visit(Typed.Reading reading) {
      return noted(reading.span(), reading(reading), ValueText.share(reading));
    }

    @Override
    public Object visit(Typed.Column column) {
      List<Object> all = column((SweepTable) values.get(column.grid()), column.of());
      all.forEach(value -> doubt(column.span(), value));
      return all.stream().filter(Objects::nonNull).toList();
    }

    @Override
    public Object visit(Typed.Applied applied) {
      return noted(applied.span(), applied(applied), false);
    }

    @Override
    public Object visit(Typed.Listed listed) {
      return listed(listed);
    }

    @Override
    public Object visit(Typed.Computed computed) {
      Object value = computed(computed.formula().component());
      doubt(computed.span(), value);
      return noted(computed.span(), value, false);
    }

    @Override
    public Object visit(Typed.Not not) {
      return !(Boolean) of(not.operand());
    }

    @Override
    public Object visit(Typed.Binary binary) {
      return binary(binary);
    }

    @Override
    public Object visit(Typed.Wrong wrong) {
      throw new IllegalStateException("what is wrong does not run");
    }
  }

  private Result found(Typed.Found found) {
    Attacked attacked = (Attacked) values.get(found.target());
    Result result = attacked == null ? null : attacked.results().get(found.result());
    if (result == null) {
      absent.put(
          found.target() + "." + found.result(),
          "it was not done, so nothing is known of what it finds");
      if (demanding) {
        throw Fault.of(RunFaults.NOT_DONE, found.target(), found.result());
      }
    }
    return result;
  }

  private Listed listed(Typed.Listed listed) {
    boolean ofResult = listed.of() instanceof Typed.Found;
    String target = ofResult ? ((Typed.Found) listed.of()).target() : listed.made();
    Attacked attacked = (Attacked) values.get(target);
    return new Listed(
        attacked.name() + listed.made().substring(target.length()) + "." + listed.listing().name(),
        listed.listing(),
        ofResult ? found((Typed.Found) listed.of()) : attacked.subject(),
        attacked.subject().data(),
        listed.selection());
  }

  private Object reading(Typed.Reading reading) {
    Object thing = of(reading.of());
    Object owner =
        thing instanceof Attacked attacked
            ? attacked.subject()
            : thing instanceof Published published
                ? published.released()
                : thing instanceof Loaded loaded ? loaded.quality(Control.NONE) : thing;
    if (owner == null) {
      return null;
    }
    Object value =
        Measure.of(owner.getClass(), reading.measure().name())
            .flatMap(measure -> measure.found(owner, reading.given()))
            .orElse(null);
    if (thing instanceof Published published && reading.measure().about().headline()) {
      value = published.estimate();
    }
    if (value == null) {
      List<String> path = reading.of().own();
      absent.put(
          path.get(path.size() - 1) + "." + reading.measure().name(),
          "nothing is known of the " + reading.measure().about().doc());
    }
    if (!(value instanceof Estimate estimate)) {
      return value;
    }
    doubt(reading.span(), estimate);
    return switch (reading.bound()) {
      case "lower" -> estimate.lower();
      case "upper" -> estimate.upper();
      default -> estimate;
    };
  }

  private Object computed(Formula formula) {
    double value = formula.value();
    return formula
        .doubt()
        .<Object>map(words -> Estimate.exact(value).doubted(Caveat.unproved(words)))
        .orElse(value);
  }

  private Object applied(Typed.Applied applied) {
    double[] numbers =
        ((List<?>) of(applied.list())).stream().mapToDouble(RowSummary::number).toArray();
    return carrying(applied, applied.function().of(numbers));
  }

  /** What follows from a number that nothing proves is not proved either. */
  private Object carrying(Typed whole, double value) {
    return caveats.entrySet().stream()
        .filter(
            it -> it.getValue().kind() == Caveat.Kind.UNPROVED && whole.span().holds(it.getKey()))
        .findFirst()
        .filter(it -> !Double.isNaN(value))
        .<Object>map(it -> Estimate.exact(value).doubted(it.getValue()))
        .orElse(value);
  }

  private Object binary(Typed.Binary binary) {
    Operator operator = binary.operator();
    if (operator == Operator.AND || operator == Operator.OR) {
      boolean left = (Boolean) of(binary.left());
      boolean right = (Boolean) of(binary.right());
      return operator == Operator.AND ? left && right : left || right;
    }
    double left = number(needed(binary.left()));
    double right = number(needed(binary.right()));
    return operator.arithmetic()
        ? carrying(binary, Arithmetic.of(operator, left, right))
        : noted(binary.sign(), Arithmetic.holds(operator, left, right), false);
  }

  /** What is not there is no number. */
  private static double number(Object value) {
    return value == null ? Double.NaN : RowSummary.number(value);
  }

  private void doubt(Span span, Object value) {
    if (value instanceof Estimate estimate && !estimate.caveat().isEmpty()) {
      caveats.put(span, estimate.caveat());
    }
  }

  private Object noted(Span span, Object value, boolean share) {
    parts.put(span, new Part(value, value == null ? "not there" : ValueText.text(value, share)));
    return value;
  }

  /** A column of a table: one value a row, null where a row has none. */
  public static List<Object> column(SweepTable grid, Typed of) {
    List<Object> column = new ArrayList<>();
    grid.rows().forEach(row -> column.add(new Evaluator(row.values()).of(of)));
    return column;
  }

  /** The columns of a table that matter most, of which something is known in some row. */
  static Map<String, Typed> headlines(SweepTable grid) {
    Map<String, Typed> most = new LinkedHashMap<>();
    grid.columns()
        .forEach(
            (heading, column) -> {
              if (column.headline() && known(grid, column.of())) {
                most.put(heading, column.of());
              }
            });
    return most;
  }

  private static boolean known(SweepTable grid, Typed column) {
    return grid.rows().isEmpty() || column(grid, column).stream().anyMatch(Objects::nonNull);
  }
}
