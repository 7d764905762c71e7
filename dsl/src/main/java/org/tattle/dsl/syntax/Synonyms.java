package org.tattle.dsl.syntax;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words that start statements in other languages: the verb that does what they do, or why none. */
public final class Synonyms {
  private static final String IMPORT =
      "nothing needs to be imported; `use \"FILE.tattle\"` takes another script";

  private static final Map<String, String> VERBS =
      Map.ofEntries(
          entry("include", "use"),
          entry("source", "use"),
          entry("for", "sweep"),
          entry("foreach", "sweep"),
          entry("while", "sweep"),
          entry("loop", "sweep"),
          entry("repeat", "sweep"),
          entry("grid", "sweep"),
          entry("print", "show"),
          entry("display", "show"),
          entry("echo", "show"),
          entry("cat", "show"),
          entry("head", "show"),
          entry("summary", "show"),
          entry("describe", "show"),
          entry("select", "show"),
          entry("get", "show"),
          entry("evaluate", "show"),
          entry("var", "let"),
          entry("const", "let"),
          entry("def", "let"),
          entry("val", "let"),
          entry("define", "let"),
          entry("fit", "train"),
          entry("learn", "train"),
          entry("build", "train"),
          entry("read", "load"),
          entry("open", "load"),
          entry("read_csv", "load"),
          entry("fread", "load"),
          entry("save", "export"),
          entry("write", "export"),
          entry("write_csv", "export"),
          entry("dump", "export"),
          entry("savefig", "export"),
          entry("protect", "defend"),
          entry("secure", "defend"),
          entry("defence", "defend"),
          entry("defense", "defend"),
          entry("mitigate", "defend"),
          entry("test", "attack"),
          entry("audit", "attack"),
          entry("run", "attack"),
          entry("require", "assert"),
          entry("check", "assert"),
          entry("expect", "assert"),
          entry("ensure", "assert"),
          entry("configure", "set"),
          entry("config", "set"),
          entry("option", "set"),
          entry("options", "set"),
          entry("draw", "plot"),
          entry("chart", "plot"),
          entry("graph", "plot"),
          entry("hist", "plot"),
          entry("input", "param"),
          entry("arg", "param"),
          entry("diff", "compare"),
          entry("man", "help"),
          entry("info", "help"));

  private static final Map<String, String> ADVICE =
      Map.ofEntries(
          entry("import", IMPORT),
          entry("from", IMPORT),
          entry("library", IMPORT),
          entry("using", IMPORT),
          entry("pip", IMPORT),
          entry("install", IMPORT),
          entry(
              "if", "there are no conditions; `assert` says what must hold, `sweep` tries values"),
          entry("else", "there are no conditions; `assert` says what must hold"),
          entry("elif", "there are no conditions; `assert` says what must hold"),
          entry(
              "try", "there is nothing to catch; a statement that fails says why and ends the run"),
          entry(
              "except",
              "there is nothing to catch; a statement that fails says why and ends the run"),
          entry("return", "a statement leaves its result under its name; `show` shows it"),
          entry(
              "function", "there are no functions; `use` takes another script with its parameters"),
          entry("class", "there are no classes; `model` describes an architecture"),
          entry("create", "data come from files: load csv \"patients.csv\" label=readmitted"),
          entry("insert", "data come from files: load csv \"patients.csv\" label=readmitted"),
          entry("update", "data are as their file has them; change the file"),
          entry("delete", "data are as their file has them; leave columns out by `drop=`"),
          entry("drop", "columns are left out where data are loaded: load csv … drop=[id]"),
          entry("where", "rows are chosen before a table is loaded; count groups by release … by"),
          entry("join", "tables are joined before they are loaded"),
          entry("exit", "a script ends where its text ends"),
          entry("quit", "a script ends where its text ends"),
          entry("cd", "paths start at the folder of the script"),
          entry("ls", "write a file's path in quotes; it starts at the folder of the script"),
          entry("end", "a block ends with `}`"),
          entry("begin", "a block starts with `{`"),
          entry("pass", "an empty block is written `{ }`"));

  private Synonyms() {}

  /** The verb that a word of another language stands for. */
  public static Optional<String> verb(String word) {
    return Optional.ofNullable(VERBS.get(word.toLowerCase(Locale.ROOT)));
  }

  /** The word of a clause that a preposition stands for. */
  static Optional<String> clause(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "from", "against", "for", "at", "over" -> Optional.of("on");
      case "into" -> Optional.of("to");
      case "named", "called" -> Optional.of("as");
      case "per", "group", "groupby" -> Optional.of("by");
      default -> Optional.empty();
    };
  }

  /** What is done instead, where no verb does what the word means elsewhere. */
  public static Optional<String> advice(String word) {
    return Optional.ofNullable(ADVICE.get(word.toLowerCase(Locale.ROOT)));
  }
}
