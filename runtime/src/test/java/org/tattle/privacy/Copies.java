package org.tattle.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.data.Likeness;
import org.tattle.data.set.Csv;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/** Tables of made-up people, and all the ways to hand in the same people as another table. */
public final class Copies {
  /**
   * Two copies that do not recognise each other, only the whole table both: one lacks the pay, the
   * other the ward, and of age and sickness nobody has values of his own.
   */
  public static final Set<String> ALMOST_STRANGERS =
      Set.of("a column less in the file", "one row changed and a column less");

  private final Path folder;
  private int files;

  public Copies(Path folder) {
    this.folder = folder;
  }

  /** So many people: age, pay, ward, sick. */
  public static List<String> people(int rows, long seed) {
    UniformRandomProvider random = new Seed(seed).split("people").random();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%d,%.2f,%s,%s",
              20 + random.nextInt(60),
              1000 + 9000 * random.nextDouble(),
              "ABCD".charAt(random.nextInt(4)),
              random.nextBoolean() ? "yes" : "no"));
    }
    return lines;
  }

  /** The table of these lines, loaded with one label. */
  public Likeness table(List<String> lines) {
    return load("age,pay,ward,sick", lines, "sick", csv -> csv);
  }

  public Likeness load(
      String heading, List<String> lines, String label, UnaryOperator<Csv> options) {
    try {
      Path file = folder.resolve("table%s.csv".formatted(files++));
      Files.writeString(file, heading + "\n" + String.join("\n", lines) + "\n");
      return options.apply(new Csv(file.toString(), label)).load(Control.NONE).likeness();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same people, each time in another way. */
  public Map<String, Likeness> of(List<String> lines) {
    String heading = "age,pay,ward,sick";
    Map<String, Likeness> all = new LinkedHashMap<>();
    all.put("another label", load(heading, lines, "ward", csv -> csv));
    all.put("a column dropped", load(heading, lines, "sick", csv -> dropping(csv, List.of("pay"))));
    all.put("other categories", load(heading, lines, "sick", csv -> naming(csv, List.of("age"))));
    all.put("sorted", load(heading, lines.stream().sorted().toList(), "sick", csv -> csv));
    all.put("other headings", load("a,b,c,d", lines, "d", csv -> csv));
    all.put(
        "other separators",
        load(
            heading.replace(',', ';'),
            lines.stream().map(line -> line.replace(',', ';')).toList(),
            "sick",
            csv -> csv));
    all.put(
        "other columns first",
        load("ward,sick,pay,age", cells(lines, 2, 3, 1, 0), "sick", csv -> csv));
    all.put(
        "a column less in the file", load("age,ward,sick", cells(lines, 0, 2, 3), "sick", c -> c));
    List<String> changed = new ArrayList<>(lines);
    changed.set(7, "33,1234.56,A,no");
    all.put("one row changed", load(heading, changed, "sick", csv -> csv));
    all.put(
        "one row changed and a column less",
        load("age,pay,sick", cells(changed, 0, 1, 3), "sick", csv -> csv));
    all.put("half of the rows", load(heading, lines.subList(0, lines.size() / 2), "sick", c -> c));
    List<String> more = new ArrayList<>(lines);
    more.addAll(people(lines.size() / 3, 999));
    Collections.rotate(more, 17);
    all.put("a third more rows", load(heading, more, "sick", csv -> csv));
    List<String> doubled = new ArrayList<>(lines);
    doubled.addAll(lines);
    all.put("each row twice", load(heading, doubled, "sick", csv -> csv));
    all.put(
        "spelled for people",
        load(
            "Age;PAY;Ward;Sick", lines.stream().map(Copies::spelled).toList(), "Sick", csv -> csv));
    return all;
  }

  /** With a decimal comma, a point between thousands, quotes, blanks and capitals. */
  private static String spelled(String line) {
    String[] cells = line.split(",");
    return "%s.0;\"%s EUR\"; %s ;\"%s\""
        .formatted(
            cells[0],
            String.format(Locale.GERMANY, "%,.2f", Double.parseDouble(cells[1])),
            cells[2].toLowerCase(Locale.ROOT),
            cells[3].toUpperCase(Locale.ROOT));
  }

  private static List<String> cells(List<String> lines, int... kept) {
    return lines.stream()
        .map(
            line -> {
              String[] cells = line.split(",");
              return java.util.Arrays.stream(kept)
                  .mapToObj(i -> cells[i])
                  .collect(Collectors.joining(","));
            })
        .toList();
  }

  private static Csv dropping(Csv csv, List<String> drop) {
    return rebuilt(csv, Map.of("drop", drop));
  }

  private static Csv naming(Csv csv, List<String> categories) {
    return rebuilt(csv, Map.of("categories", categories));
  }

  /** The record with some components replaced, whatever others it has. */
  private static Csv rebuilt(Csv csv, Map<String, Object> changes) {
    try {
      var components = Csv.class.getRecordComponents();
      Class<?>[] types = new Class<?>[components.length];
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        values[i] =
            Optional.ofNullable(changes.get(components[i].getName()))
                .orElse(components[i].getAccessor().invoke(csv));
      }
      return Csv.class.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
