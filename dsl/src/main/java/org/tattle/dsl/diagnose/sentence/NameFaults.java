package org.tattle.dsl.diagnose.sentence;

import static org.tattle.dsl.diagnose.Code.N101;
import static org.tattle.dsl.diagnose.Code.N102;
import static org.tattle.dsl.diagnose.Code.N103;
import static org.tattle.dsl.diagnose.Code.N104;
import static org.tattle.dsl.diagnose.Code.N105;
import static org.tattle.dsl.diagnose.Code.N106;
import static org.tattle.dsl.diagnose.Code.N107;
import static org.tattle.dsl.diagnose.Code.N109;
import static org.tattle.dsl.diagnose.Code.N110;

import org.tattle.run.catalogue.Sentence;

/** What is said of names that mean nothing here, or something else. */
public final class NameFaults {
  public static final Sentence NOTHING_NAMED = new Sentence(N101, "nothing is named `%s`");

  public static final Sentence NO_FUNCTION = new Sentence(N101, "there is no function `%s`");

  public static final Sentence NAME_TAKEN =
      new Sentence(N102, "`%s` is the name of something else already");

  public static final Sentence RESULT_TAKEN = new Sentence(N102, "`%s` has a result `%s` already");

  public static final Sentence NO_CLAIM = new Sentence(N103, "there is no claim `%s`");

  public static final Sentence NO_COMPONENT = new Sentence(N103, "there is no %s `%s`");

  public static final Sentence NO_SETTING = new Sentence(N103, "there is no setting `%s`");

  public static final Sentence SEVERAL_HAVE_IT = new Sentence(N104, "several targets have `%s`");

  public static final Sentence NAMES_ANOTHER_THING = new Sentence(N105, "`%s` is %s, not %s");

  public static final Sentence NAMES_NO_COLUMN =
      new Sentence(
          N105,
          "`%s` is not the name of a column",
          "write one that is no plain word in quotes: by \"home town\"");

  public static final Sentence NAMES_NO_THING = new Sentence(N105, "`%s` is not the name of %s");

  public static final Sentence NOT_A_SCRIPT =
      new Sentence(
          N106,
          "no script can be read from `%s`",
          "the path starts at the folder of the script that uses it");

  public static final Sentence USES_ITSELF = new Sentence(N107, "`%s` comes to use itself");

  public static final Sentence MADE_BY_ANOTHER_SCRIPT =
      new Sentence(N109, "`%s` was made by %s too");

  public static final Sentence NAME_HIDDEN =
      new Sentence(N110, "`%s` is %s, and here the name of something else");

  private NameFaults() {}
}
