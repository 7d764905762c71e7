package org.tattle.data.set;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tattle.component.Schema;

/** Tables to load, by what a script would say of them. */
public final class Csvs {
  private Csvs() {}

  /** A table with these parameters, and the defaults of the others; a label may be a bare text. */
  public static Csv of(Map<String, Object> given) {
    Map<String, Object> values = new HashMap<>(given);
    values.computeIfPresent(
        "label", (name, label) -> label instanceof String ? Optional.of(label) : label);
    return (Csv) Schema.of(Csv.class).build(values);
  }

  /** The same table with one more parameter. */
  static Csv with(Csv csv, String parameter, Object value) {
    Map<String, Object> values = new HashMap<>(Schema.of(Csv.class).values(csv));
    values.put(parameter, value);
    return of(values);
  }
}
