package org.tattle.dsl.syntax.mend;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One habit: a form that statements have, or names that are called, and what is written instead.
 *
 * @param language whose habit it is
 * @param form what the statement looks like, if it is known by that
 * @param names what is called, if it is known by that
 * @param statement what is written here, with {@code <1>} or {@code <it>} for parts of what was
 *     written; may be empty
 * @param offered whether it is all that is to be written, and no example
 * @param advice what else there is to say; may be empty
 */
public record Idiom(
    String language,
    Optional<Pattern> form,
    Set<String> names,
    String statement,
    boolean offered,
    String advice) {
  private static final Pattern PART = Pattern.compile("<(\\w+)>");

  /** What is left to be filled in by whoever reads it. */
  private static final Pattern OPEN = Pattern.compile("…|\\b[A-Z]{4,}\\b");

  /**
   * What is written here for one statement.
   *
   * @param whole whether it can be taken as it is
   */
  public record Meant(String statement, boolean whole, String advice) {}

  /** What a statement means here, if it is of this habit. */
  public Optional<Meant> meant(String text, Optional<Call> call) {
    if (form.isPresent()) {
      Matcher matcher = form.get().matcher(text);
      return matcher.matches()
          ? Optional.of(filled(name -> group(matcher, name)))
          : Optional.empty();
    }
    return call.filter(it -> it.names().stream().anyMatch(names::contains))
        .map(it -> filled(it.parts()::get));
  }

  private static String group(Matcher matcher, String name) {
    String group = matcher.group(Integer.parseInt(name));
    return group == null ? "" : group;
  }

  private Meant filled(UnaryOperator<String> part) {
    boolean[] missing = new boolean[1];
    String written =
        PART.matcher(statement)
            .replaceAll(
                found -> {
                  String value = part.apply(found.group(1));
                  missing[0] |= value == null;
                  return Matcher.quoteReplacement(
                      value == null ? Call.EXAMPLES.get(found.group(1)) : value);
                });
    String plain = written.strip().replaceAll(" {2,}", " ").replaceAll(" (?=;)", "");
    boolean whole = offered && !missing[0] && !OPEN.matcher(statement).find();
    String said =
        PART.matcher(advice)
            .replaceAll(
                found -> Matcher.quoteReplacement(String.valueOf(part.apply(found.group(1)))));
    return new Meant(plain, whole, said);
  }
}
