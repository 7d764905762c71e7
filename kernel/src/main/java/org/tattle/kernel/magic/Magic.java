package org.tattle.kernel.magic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tattle.dsl.diagnose.Suggest;

/**
 * What cells can say besides Tattle: a line that starts with {@code %} or {@code !}, or ends in
 * {@code ?}, or a first line that starts with {@code %%} and decides about the whole cell. This
 * table is all there is to say about them: dispatch, help, completion and messages read it.
 */
public enum Magic {
  HELP("%help", "[WORDS]", "Lists these, or says what `help` says about the words."),
  WHO("%who", "", "Lists the names of the session, and what they stand for."),
  TIME("%time", "[STATEMENT]", "Tells how long the cell takes."),
  CACHE("%cache", "[on|off]", "Tells what finished work is kept, or whether to keep any."),
  LOAD("%load", "FILE", "Puts a file's text in place of the cell."),
  CD("%cd", "[FOLDER]", "Tells or sets the folder that relative paths start from."),
  DEBUG("%debug", "", "Shows the stack trace of the last failure."),
  MAVEN(
      "%maven",
      "GROUP:ARTIFACT:VERSION … [URL …]", "Gives cells of Java libraries, also from the URLs."),
  TIMEIT("%timeit", "STATEMENT", "Tells how long a statement takes, run again and again."),
  ENV("%env", "[NAME[=VALUE]]", "Tells or sets what programs see in their environment."),
  CLASSPATH("%classpath", "PATH", "Gives cells of Java a jar or a folder of classes."),
  JAVA("%%java", "", "Runs the cell as Java, with the session's values by name."),
  HTML("%%html", "", "Shows the cell as HTML."),
  BASH("%%bash", "", "Gives the cell to Bash and shows what it says."),
  SCRIPT("%%script", "PROGRAM [ARGUMENT …]", "Gives the cell to a program and shows what it says."),
  WRITEFILE(
      "%%writefile", "[-a] FILE", "Writes the cell to a file, or with -a behind what it has."),
  SHELL("!", "COMMAND", "Gives a line to the shell and shows what it says."),
  ABOUT("?", "", "Tells what the words before it mean: `attack mia?`.");

  private final String mark;
  private final String arguments;
  private final String doc;

  Magic(String mark, String arguments, String doc) {
    this.mark = mark;
    this.arguments = arguments;
    this.doc = doc;
  }

  /** How it is written, with its per cent signs. */
  public String mark() {
    return mark;
  }

  /** What may follow it on its line; brackets for what may be left out. */
  String arguments() {
    return arguments;
  }

  /** One sentence. */
  String doc() {
    return doc;
  }

  boolean wholeCell() {
    return mark.startsWith("%%");
  }

  /** Whether it says nothing without an argument. */
  boolean needsArgument() {
    return !arguments.isEmpty() && !arguments.matches("\\[[^\\]]*]|\\[NAME.*");
  }

  /** A pattern for the marks of those that take a path. */
  static String withPaths() {
    return Arrays.stream(values())
        .filter(m -> m.arguments.matches("(\\[-a] )?\\[?(FILE|FOLDER|PATH)\\]?"))
        .map(m -> Pattern.quote(m.mark))
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  /** How it is written, with what may follow. */
  String usage() {
    return (mark + " " + arguments).strip();
  }

  /** The magic written so; {@code %%time} is {@code %time}, as elsewhere. */
  static Optional<Magic> of(String mark) {
    return Arrays.stream(values())
        .filter(m -> m.mark.equals(mark) || m == TIME && mark.equals("%" + m.mark))
        .findFirst();
  }

  /** What a misspelt one may have been meant to be, or all that fit the place. */
  static String hint(String mark) {
    List<String> marks = Arrays.stream(values()).map(Magic::mark).toList();
    List<String> near = Suggest.near(mark, marks);
    return near.isEmpty()
        ? "`%help` lists what there is"
        : "did you mean " + Suggest.or(near) + "?";
  }
}
