package org.tattle.dsl.syntax.mend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tattle.dsl.syntax.word.Words;

/**
 * A call of a function or a method as other languages write it: {@code df = pd.read_csv("a.csv")}.
 *
 * @param names what is called: the path whole, and what stands behind each of its dots, with a dot
 *     and without
 * @param parts what it is called on, and with, by the names that idioms have for them
 */
public record Call(List<String> names, Map<String, String> parts) {
  /** What stands for parts that were not written. */
  static final Map<String, String> EXAMPLES = Map.of("text", "patients.csv", "number", "1");

  private static final Pattern FORM =
      Pattern.compile(
          "(?:([A-Za-z_]\\w*)(?:, *[A-Za-z_]\\w*)*"
              + " *(?:=|<-|:=) *)?(?:await |new"
              + " |\\*)?([A-Za-z_]\\w*(?:(?:\\.|::|\\$)[A-Za-z_]\\w*)*) *\\((.*)",
          Pattern.DOTALL);

  private static final Pattern TEXT = Pattern.compile("[\"'](.*?)[\"']");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d+\\b(?!\\.\\d)");
  private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*");

  /** What modules are called when they are imported, and what objects call themselves. */
  private static final Set<String> MODULES =
      Set.of(
          "np",
          "numpy",
          "pd",
          "pandas",
          "plt",
          "sns",
          "px",
          "torch",
          "tf",
          "keras",
          "nn",
          "optim",
          "jax",
          "jnp",
          "sklearn",
          "random",
          "os",
          "sys",
          "self",
          "this",
          "st",
          "stats",
          "math",
          "metrics",
          "datasets",
          "joblib",
          "pickle",
          "pl",
          "dp",
          "base",
          "utils",
          "statistics");

  /** The call that a statement is, if it is one. */
  public static Optional<Call> of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    String path = form.group(2);
    String[] steps = path.split("\\.|::|\\$");
    List<String> names = new ArrayList<>(List.of(path));
    for (int at = 0; at < path.length(); at++) {
      if (!Character.isJavaIdentifierPart(path.charAt(at))) {
        names.add(path.substring(at + 1));
        names.add("." + path.substring(at + 1));
      }
    }
    if (steps.length == 1 && Words.VERBS.contains(path)) {
      return Optional.empty();
    }
    String args = inside(form.group(3));
    Map<String, String> parts = new HashMap<>();
    parts.put("args", args);
    parts.put("as", name(form.group(1)).map(" as "::concat).orElse(""));
    Optional<String> on = steps.length > 1 ? name(steps[0]) : name(args.strip());
    parts.put("it", on.filter(it -> !MODULES.contains(it)).orElse("target"));
    Optional.of(TEXT.matcher(args))
        .filter(Matcher::find)
        .ifPresent(it -> parts.put("text", it.group(1).replace('\\', '/')));
    Optional.of(NUMBER.matcher(args))
        .filter(Matcher::find)
        .ifPresent(it -> parts.put("number", it.group()));
    return Optional.of(new Call(names, parts));
  }

  /** The word, if something here can be named so. */
  private static Optional<String> name(String word) {
    return Optional.ofNullable(word)
        .filter(it -> NAME.matcher(it).matches())
        .filter(it -> !Words.VERBS.contains(it) && !Words.CLAUSES.contains(it));
  }

  /** What stands before the parenthesis that closes the call. */
  private static String inside(String rest) {
    int depth = 1;
    for (int i = 0; i < rest.length(); i++) {
      depth += "([{".indexOf(rest.charAt(i)) >= 0 ? 1 : ")]}".indexOf(rest.charAt(i)) >= 0 ? -1 : 0;
      if (depth == 0) {
        return rest.substring(0, i);
      }
    }
    return rest;
  }
}
