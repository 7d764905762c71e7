package org.tattle.kernel.language;

import static org.tattle.dsl.diagnose.Code.J100;
import static org.tattle.dsl.diagnose.Code.J101;
import static org.tattle.dsl.diagnose.Code.J102;
import static org.tattle.dsl.diagnose.Code.K100;
import static org.tattle.dsl.diagnose.Code.K101;
import static org.tattle.dsl.diagnose.Code.K102;
import static org.tattle.dsl.diagnose.Code.K106;

import org.tattle.run.catalogue.Sentence;

/** What is said of cells of a notebook that cannot be run, beside what the language says. */
public final class CellFaults {
  public static final Sentence NO_JAVA = new Sentence(J100, "this is not Java");

  /** What Java's compiler says is told in its own words. */
  public static final Sentence NOT_COMPILED = new Sentence(J100, "%s");

  public static final Sentence TOO_DEEP =
      new Sentence(J100, "an expression is nested more deeply than Java's compiler can follow");

  public static final Sentence STILL_NEEDS = new Sentence(J101, "`%s` still needs %s");

  public static final Sentence NOT_DECLARED =
      new Sentence(J102, "`%s` is not declared as a component should be");

  public static final Sentence NO_MAGIC = new Sentence(K100, "there is no magic `%s`");

  public static final Sentence MAGIC_NEEDS_MORE =
      new Sentence(K101, "`%s` needs to be told more: `%s`");

  public static final Sentence MAGIC_BETWEEN =
      new Sentence(
          K102,
          "`%s` stands between statements",
          "put it before or behind all of them, or in a cell of its own");

  public static final Sentence MAGIC_NOT_FIRST =
      new Sentence(
          K102,
          "`%s` decides about a whole cell, and is not its first line",
          "make it the first line of a cell of its own");

  public static final Sentence LEFT_OUT = new Sentence(K106, "%s is left out");

  private CellFaults() {}
}
