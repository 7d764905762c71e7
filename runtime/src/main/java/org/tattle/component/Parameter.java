package org.tattle.component;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A parameter as scripts see it.
 *
 * @param name what scripts write before the equals sign
 * @param type what one value of it is
 * @param list whether it takes a list of such values
 * @param optional whether it may be absent, which is its default then
 * @param limits its {@link Param}: doc, range, whether it is required
 * @param choices the words it takes, for {@link Type#CHOICE}
 * @param item the Java type of one value
 * @param component the record component behind it
 * @param standard its default, or null where it is required
 */
public record Parameter(
    String name,
    Type type,
    boolean list,
    boolean optional,
    Param limits,
    List<String> choices,
    Class<?> item,
    RecordComponent component,
    Object standard) {

  /** What a value can be. */
  public enum Type {
    COUNT("a count", "10"),
    REAL("a number", "0.5"),
    SHARE("a share", "10%"),
    FLAG("true or false", "true"),
    TEXT("a text", "\"text\""),
    CHOICE("one of its choices", "a word"),
    DURATION("a duration", "30s"),
    COLUMN("a column", "accuracy"),
    ROWS("a count of rows, a list of their numbers, or texts that say which", "20");

    private static final Map<Class<?>, Type> PLAIN =
        Map.ofEntries(
            Map.entry(int.class, COUNT),
            Map.entry(Integer.class, COUNT),
            Map.entry(double.class, REAL),
            Map.entry(Double.class, REAL),
            Map.entry(boolean.class, FLAG),
            Map.entry(Boolean.class, FLAG),
            Map.entry(String.class, TEXT),
            Map.entry(Duration.class, DURATION),
            Map.entry(ColumnName.class, COLUMN),
            Map.entry(RowChoice.class, ROWS));

    private final String noun;
    private final String sample;

    Type(String noun, String sample) {
      this.noun = noun;
      this.sample = sample;
    }

    /** What values of a Java type are, if scripts can write them. */
    static Optional<Type> of(Class<?> item, Param limits) {
      if (item.isEnum()) {
        return Optional.of(CHOICE);
      }
      return Optional.ofNullable(PLAIN.get(item))
          .map(type -> type == REAL && limits.share() ? SHARE : type);
    }

    /** What it is called in messages, with its article. */
    public String noun() {
      return noun;
    }

    /** How one is written. */
    public String sample() {
      return sample;
    }
  }

  public Parameter {
    choices = List.copyOf(choices);
  }

  /** The Java value of one of its choices. */
  public Object choice(String word) {
    return item.getEnumConstants()[choices.indexOf(word)];
  }

  /** Whether scripts must give it. */
  public boolean required() {
    return limits.required();
  }

  /** Whether its texts are names that scripts gave before. */
  public boolean named() {
    return limits.names() != Noun.NOTHING;
  }

  /** How its texts are written. */
  public TextForm form() {
    return Instances.of(limits.form());
  }

  /** What it is called in messages, with its article: {@code a count}, {@code a list of counts}. */
  public String noun() {
    return named()
        ? limits.names().phrase()
        : list ? "a list of " + type.noun().replaceFirst("^an? ", "") + "s" : type.noun();
  }

  /** Its default as a script would write it, or empty where it has none. */
  public Optional<String> standardText() {
    return standard == null ? Optional.empty() : text(standard);
  }

  /** A value of it as a script would write it, or empty for an absent one. */
  public Optional<String> text(Object value) {
    if (value instanceof Optional<?> some) {
      return some.flatMap(this::text);
    }
    if (value instanceof List<?> items) {
      return Optional.of(
          items.stream()
              .map(item -> text(item).orElse(""))
              .collect(Collectors.joining(", ", "[", "]")));
    }
    return Optional.of(
        switch (type) {
          case TEXT ->
              named()
                  ? value.toString()
                  : "\"" + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
          case CHOICE -> word((Enum<?>) value);
          case DURATION -> ((Duration) value).toMillis() / 1000.0 + "s";
          case COUNT, FLAG, COLUMN, ROWS -> value.toString();
          case REAL, SHARE -> number(((Number) value).doubleValue());
        });
  }

  /** A choice as scripts write it. */
  static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  static List<String> words(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(c -> word((Enum<?>) c)).toList();
  }

  /** The shortest text that reads back as the same number: {@code 0.5}, {@code 1e-5}. */
  private static String number(double value) {
    if (Double.isInfinite(value) || Double.isNaN(value)) {
      return Double.toString(value);
    }
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = exact.precision() - exact.scale() - 1;
    return exponent >= -3 && exponent < 7
        ? exact.toPlainString()
        : exact.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }

  /** Its allowed values in words, or empty where any value will do. */
  public Optional<String> range() {
    return range(limits);
  }

  /** Whether a number is within its range. */
  public boolean allows(double value) {
    return allows(limits, value);
  }

  static Optional<String> range(Param limits) {
    boolean low = limits.min() != Double.NEGATIVE_INFINITY;
    boolean high = limits.max() != Double.POSITIVE_INFINITY;
    String from = low ? number(limits.min()) : "";
    String to = high ? number(limits.max()) : "";
    if (low && high) {
      return Optional.of((limits.above() ? "above " + from + ", up to " : from + " to ") + to);
    }
    if (low) {
      return Optional.of(limits.above() ? "above " + from : from + " or more");
    }
    return high ? Optional.of("up to " + to) : Optional.empty();
  }

  static boolean allows(Param limits, double value) {
    return value <= limits.max()
        && (limits.above() ? value > limits.min() : value >= limits.min())
        && !Double.isNaN(value);
  }
}
