package org.tattle.kernel.cells;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code _} means in a cell of Java: the value of the last cell of Java that had one, as in
 * notebooks of Python. Java keeps that word for itself, so the shell sees another of the same
 * length, and all places stay where they were.
 */
final class LastResult {
  /** A letter of Java's names that nobody types. */
  static final String NAME = "\u203f";

  /** Texts and comments, in which nothing is meant, and the word by itself. */
  private static final Pattern WORD =
      Pattern.compile(
          "\"\"\"(?s:.*?)\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*+\"|'(?:[^'\\\\\n]|\\\\.)*+'|//[^\n]*+"
              + "|/\\*(?s:.*?)\\*/|(?<![\\p{L}\\p{N}_$])_(?![\\p{L}\\p{N}_$])");

  private Optional<Object> value = Optional.empty();

  /** The code as the shell is to see it; as it is while there is no result. */
  String in(String code) {
    return value.isEmpty() ? code : WORD.matcher(code).replaceAll(LastResult::word);
  }

  private static String word(MatchResult found) {
    return found.group().equals("_") ? NAME : Matcher.quoteReplacement(found.group());
  }

  /** Gives the values that a cell may mention this one. */
  void among(Map<String, Object> values) {
    value.ifPresent(it -> values.put(NAME, it));
  }

  /** Keeps the value of a cell, if it had one. */
  void keep(Object latest) {
    value = Optional.ofNullable(latest).or(() -> value);
  }

  /** A message of Java's as the user is to see it. */
  static String told(String message) {
    return message.replace(NAME, "_");
  }
}
