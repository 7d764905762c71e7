package org.tattle.kernel.language;

import static org.tattle.dsl.diagnose.Code.J102;
import static org.tattle.dsl.diagnose.Code.K100;
import static org.tattle.dsl.diagnose.Code.K101;
import static org.tattle.dsl.diagnose.Code.K102;
import static org.tattle.dsl.diagnose.Code.K106;

import org.tattle.run.catalogue.Sentence;

/** What is said of cells of a notebook that cannot be run, beside what the language says. */
public final class CellFaults {
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
