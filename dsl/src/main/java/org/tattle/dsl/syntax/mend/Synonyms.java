package org.tattle.dsl.syntax.mend;

import static java.util.Map.entry;

import java.util.List;
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

  /** What parameters are called elsewhere, and may be called here. */
  private static final Map<String, List<String>> PARAMETERS =
      Map.ofEntries(
          entry("target", List.of("label")),
          entry("y", List.of("label", "ylabel")),
          entry("class", List.of("label")),
          entry("target_column", List.of("label")),
          entry("target_col", List.of("label")),
          entry("label_column", List.of("label")),
          entry("label_col", List.of("label")),
          entry("predicting", List.of("label")),
          entry("goal", List.of("label")),
          entry("outcome", List.of("label")),
          entry("response", List.of("label")),
          entry("dependent", List.of("label")),
          entry("predict", List.of("label")),
          entry("file", List.of("path")),
          entry("filename", List.of("path")),
          entry("file_path", List.of("path")),
          entry("filepath", List.of("path")),
          entry("delimiter", List.of("sep")),
          entry("delim", List.of("sep")),
          entry("separator", List.of("sep")),
          entry("na_values", List.of("absent")),
          entry("na", List.of("absent", "missing")),
          entry("null", List.of("absent")),
          entry("usecols", List.of("drop")),
          entry("index_col", List.of("drop", "id")),
          entry("exclude", List.of("drop", "identifying")),
          entry("ignore", List.of("drop", "identifying")),
          entry("drop", List.of("identifying")),
          entry("identifiers", List.of("identifying")),
          entry("user", List.of("person")),
          entry("user_id", List.of("person", "id")),
          entry("patient_id", List.of("person", "id")),
          entry("privacy_unit", List.of("person")),
          entry("nrows", List.of("rows")),
          entry("n", List.of("rows", "shadows", "steps")),
          entry("limit", List.of("rows")),
          entry("n_samples", List.of("rows")),
          entry("p", List.of("rate")),
          entry("prob", List.of("rate")),
          entry("max_grad_norm", List.of("clip")),
          entry("l2_norm_clip", List.of("clip")),
          entry("clipping", List.of("clip")),
          entry("clip_norm", List.of("clip")),
          entry("target_epsilon", List.of("eps")),
          entry("budget", List.of("eps")),
          entry("privacy_budget", List.of("eps")),
          entry("noise_multiplier", List.of("noise")),
          entry("sigma", List.of("noise")),
          entry("sample_rate", List.of("rate")),
          entry("q", List.of("rate")),
          entry("iterations", List.of("epochs", "steps")),
          entry("max_iter", List.of("epochs")),
          entry("n_iter", List.of("epochs")),
          entry("rounds", List.of("epochs")),
          entry("eta", List.of("lr")),
          entry("alpha", List.of("lr", "weight_decay")),
          entry("l2", List.of("weight_decay")),
          entry("layers", List.of("hidden")),
          entry("units", List.of("hidden")),
          entry("neurons", List.of("hidden")),
          entry("hidden_layer_sizes", List.of("hidden")),
          entry("n_shadow_models", List.of("shadows")),
          entry("models", List.of("shadows")),
          entry("num_models", List.of("shadows")),
          entry("reference_models", List.of("shadows")),
          entry("range", List.of("bounds")),
          entry("limits", List.of("bounds")),
          entry("max_contributions", List.of("per_person")),
          entry("max_partitions_contributed", List.of("per_person")),
          entry("decimals", List.of("digits")),
          entry("places", List.of("digits")),
          entry("T", List.of("temperature")),
          entry("k", List.of("k", "top")));

  /** What choices are called elsewhere. */
  private static final Map<String, String> CHOICES =
      Map.of(",", "comma", ";", "semicolon", "\t", "tab", "\\t", "tab", "|", "bar", " ", "tab");

  /** What functions are called elsewhere. */
  private static final Map<String, String> FUNCTIONS =
      Map.of(
          "len", "count", "length", "count", "size", "count", "avg", "mean", "average", "mean",
          "std", "sd", "stdev", "sd", "stddev", "sd");

  private Synonyms() {}

  /** The parameters that a parameter of that name may be here, best first. */
  public static List<String> parameters(String word) {
    return PARAMETERS.getOrDefault(word, List.of());
  }

  /** The choice that a text stands for elsewhere. */
  public static Optional<String> choice(String text) {
    return Optional.ofNullable(CHOICES.get(text));
  }

  /** The function that does what one of that name does elsewhere. */
  public static Optional<String> function(String word) {
    return Optional.ofNullable(FUNCTIONS.get(word));
  }

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
