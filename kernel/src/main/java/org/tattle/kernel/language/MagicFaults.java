package org.tattle.kernel.language;

import static org.tattle.dsl.diagnose.Code.K103;
import static org.tattle.dsl.diagnose.Code.K104;
import static org.tattle.dsl.diagnose.Code.K105;

import org.tattle.run.catalogue.Sentence;

/** What is said of magics that cannot do what they were told. */
public final class MagicFaults {
  public static final Sentence MEANS_NOTHING = new Sentence(K103, "`%s` means nothing here");

  public static final Sentence NO_PATH = new Sentence(K103, "`%s` is no path");

  public static final Sentence NOTHING_THERE = new Sentence(K103, "there is no `%s`");

  public static final Sentence NO_FOLDER = new Sentence(K103, "there is no folder `%s`");

  public static final Sentence NO_FILE = new Sentence(K103, "`%s` is no file");

  public static final Sentence NOT_READ = new Sentence(K103, "`%s` cannot be read");

  public static final Sentence NOT_WRITTEN =
      new Sentence(
          K103, "`%s` cannot be written", "is its folder there, and may this kernel write to it?");

  public static final Sentence NO_TEXT =
      new Sentence(K103, "`%s` is no text in UTF-8", "write it again as UTF-8");

  public static final Sentence TOO_LONG =
      new Sentence(K103, "`%s` has %s MB, and a cell should have 1 at most");

  public static final Sentence NO_VARIABLE_NAME =
      new Sentence(K103, "`%s` is no name of a variable", "letters, digits and `_`: NAME=VALUE");

  public static final Sentence NO_VARIABLE =
      new Sentence(
          K103, "there is no variable `%s` in the environment", "set it: `%%env %1$s=VALUE`");

  public static final Sentence CACHE_TAKES =
      new Sentence(K103, "`%%cache` takes `on`, `off` or nothing");

  public static final Sentence NO_PROGRAM =
      new Sentence(K104, "there is no program `%s` that can be run");

  public static final Sentence PROGRAM_FAILED = new Sentence(K104, "`%s` ended with exit code %s");

  public static final Sentence NO_COORDINATES =
      new Sentence(K105, "`%s` is not of the form `group:artifact:version`");

  public static final Sentence NO_LIBRARY =
      new Sentence(K105, "`%s` names no library, `group:artifact:version`");

  public static final Sentence NO_MAVEN =
      new Sentence(K105, "Maven cannot be run", "`%%maven` needs Maven on the path");

  public static final Sentence NOT_FOUND =
      new Sentence(K105, "Maven finds no `%s`, or not all that it needs");

  public static final Sentence NOT_RESOLVED = new Sentence(K105, "Maven cannot resolve `%s`: %s");

  private MagicFaults() {}
}
