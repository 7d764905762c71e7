package org.tattle.dsl.run.value;

import java.util.List;
import java.util.Map;
import org.tattle.component.NumberUnit;
import org.tattle.data.Dataset;
import org.tattle.data.MemberSampling;
import org.tattle.data.Split;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.check.type.Type;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.plan.Loaded;
import org.tattle.dsl.source.Span;
import org.tattle.model.Model;
import org.tattle.run.Seed;

/**
 * A value of Java as a script knows it: numbers, flags, texts, lists of them, models, data sets.
 *
 * @param value as the session keeps it
 * @param entry what the name of it stands for
 */
public record JavaValue(Object value, Entry entry) {
  private static final Span NOWHERE = new Span(0, 0);

  /**
   * @param name what scripts will call it
   * @throws IllegalArgumentException if scripts have no such values
   */
  public static JavaValue of(String name, Object value, Seed root) {
    if (value instanceof Dataset data) {
      Split split = new MemberSampling().split(data, root.split("split"));
      Loaded loaded = new Loaded(name, data, split, data.digest());
      return new JavaValue(loaded, new Entry.Data(NOWHERE, loaded.data().truth().kind()));
    }
    if (value instanceof Model model) {
      return new JavaValue(
          model, new Entry.Architecture(NOWHERE, new Bound<>(model, NOWHERE, Map.of())));
    }
    Typed typed = typed(value);
    return new JavaValue(plain(typed), new Entry.Value(NOWHERE, typed));
  }

  private static Typed typed(Object value) {
    if (value instanceof List<?> list) {
      return new Typed.Items(NOWHERE, list.stream().map(JavaValue::typed).toList());
    }
    if (value instanceof Number number) {
      return constant(Type.NUMBER, number.doubleValue());
    }
    if (value instanceof Boolean) {
      return constant(Type.FLAG, value);
    }
    if (value instanceof String) {
      return constant(Type.TEXT, value);
    }
    throw new IllegalArgumentException(
        "scripts have no values of " + (value == null ? "null" : value.getClass().getSimpleName()));
  }

  private static Typed constant(Type type, Object value) {
    return new Typed.Constant(NOWHERE, type, value, NumberUnit.Measure.PLAIN);
  }

  private static Object plain(Typed typed) {
    return typed instanceof Typed.Items items
        ? items.items().stream().map(JavaValue::plain).toList()
        : ((Typed.Constant) typed).value();
  }
}
