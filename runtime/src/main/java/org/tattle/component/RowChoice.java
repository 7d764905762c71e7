package org.tattle.component;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows as a script names them: so many, to be drawn, or these by their numbers, by what people call
 * them, or by what their columns hold.
 *
 * @param count how many to draw, or empty
 * @param numbers which, counted from 0; empty if they are to be drawn
 * @param texts what they are called, files of that, or conditions on a column such as {@code age >=
 *     90}
 */
public record RowChoice(OptionalInt count, List<Integer> numbers, List<String> texts) {
  private static final Pattern FILE = Pattern.compile("(?i).+\\.(csv|tsv|txt)(\\.gz)?");

  public RowChoice {
    numbers = List.copyOf(numbers);
    texts = List.copyOf(texts);
  }

  /** So many. */
  public static RowChoice drawn(int count) {
    return new RowChoice(OptionalInt.of(count), List.of(), List.of());
  }

  /** These. */
  public static RowChoice named(List<Integer> numbers) {
    return new RowChoice(OptionalInt.empty(), numbers, List.of());
  }

  /** Those that are called so, or of which one of these conditions holds. */
  public static RowChoice called(List<String> texts) {
    return new RowChoice(OptionalInt.empty(), List.of(), texts);
  }

  /** Whether a text names a file of what rows are called. */
  public static boolean file(String text) {
    return FILE.matcher(text).matches();
  }

  /** The paths of files among the texts. */
  public Stream<String> files() {
    return texts.stream().filter(RowChoice::file);
  }

  /** The same, with the paths of files as they are elsewhere. */
  public RowChoice moved(UnaryOperator<String> path) {
    return new RowChoice(
        count, numbers, texts.stream().map(text -> file(text) ? path.apply(text) : text).toList());
  }

  /** As scripts write it: {@code 20}, {@code [3, 17]}, {@code ["P0017"]}. */
  @Override
  public String toString() {
    return count.isPresent()
        ? Integer.toString(count.getAsInt())
        : Stream.concat(
                numbers.stream().map(Object::toString), texts.stream().map("\"%s\""::formatted))
            .collect(Collectors.joining(", ", "[", "]"));
  }
}
