package org.tattle.dsl.diagnose.sentence;

import static org.tattle.dsl.diagnose.Code.S101;
import static org.tattle.dsl.diagnose.Code.S102;
import static org.tattle.dsl.diagnose.Code.S103;
import static org.tattle.dsl.diagnose.Code.S104;
import static org.tattle.dsl.diagnose.Code.S105;
import static org.tattle.dsl.diagnose.Code.S106;
import static org.tattle.dsl.diagnose.Code.S107;
import static org.tattle.dsl.diagnose.Code.S108;
import static org.tattle.dsl.diagnose.Code.S109;
import static org.tattle.dsl.diagnose.Code.S110;
import static org.tattle.dsl.diagnose.Code.S111;
import static org.tattle.dsl.diagnose.Code.S112;
import static org.tattle.dsl.diagnose.Code.S113;
import static org.tattle.dsl.diagnose.Code.S114;
import static org.tattle.dsl.diagnose.Code.S115;
import static org.tattle.dsl.diagnose.Code.S116;
import static org.tattle.dsl.diagnose.Code.S117;
import static org.tattle.dsl.diagnose.Code.S118;
import static org.tattle.dsl.diagnose.Code.S119;
import static org.tattle.dsl.diagnose.Code.S120;
import static org.tattle.dsl.diagnose.Code.S121;

import org.tattle.run.catalogue.Sentence;

/** What is said of a text that is no script. */
public final class SyntaxFaults {
  public static final Sentence ARGUMENT_TOO_LATE =
      new Sentence(S101, "an argument does not stand behind `%s`");

  public static final Sentence COMMA_OF_LISTS =
      new Sentence(S101, "a comma stands between the values of a list");

  public static final Sentence FILE_BEHIND_ITS_KIND =
      new Sentence(S101, "a file stands behind the kind of its data");

  public static final Sentence FILE_BEHIND_TO = new Sentence(S101, "a file stands behind `to`");

  public static final Sentence LIST_IN_SQUARE_BRACKETS =
      new Sentence(S101, "a list stands in square brackets");

  public static final Sentence NAME_WITH_MINUS =
      new Sentence(S101, "a name cannot have a `-` in it");

  public static final Sentence NOT_HERE = new Sentence(S101, "`%s` cannot stand here");

  public static final Sentence NO_POWERS = new Sentence(S101, "there is no sign for powers");

  public static final Sentence NO_STATEMENT = new Sentence(S101, "no statement starts with `%s`");

  public static final Sentence ENDS_BEFORE_A_NAME = new Sentence(S102, "`%s` needs the name of %s");

  public static final Sentence ENDS_TOO_EARLY = new Sentence(S102, "the statement ends too early");

  public static final Sentence NO_VERB = new Sentence(S103, "`%s` is not a verb");

  public static final Sentence TEXT_NEVER_CLOSED =
      new Sentence(S104, "the text has no closing quote");

  public static final Sentence MEANS_NOTHING =
      new Sentence(S105, "%s means nothing outside a text");

  public static final Sentence BRACE_NEVER_CLOSED = new Sentence(S106, "`{` is never closed");

  public static final Sentence NEVER_CLOSED = new Sentence(S106, "`%s` is never closed");

  public static final Sentence BRACE_CLOSES_NOTHING = new Sentence(S107, "`}` closes nothing");

  public static final Sentence CLOSES_ANOTHER = new Sentence(S107, "`%s` does not close `%s`");

  public static final Sentence CLOSES_NOTHING = new Sentence(S107, "`%s` closes nothing");

  public static final Sentence NO_SUCH_NUMBER =
      new Sentence(S108, "`%s` is %s than any number can be (%s)");

  public static final Sentence NOT_A_UNIT = new Sentence(S109, "`%s` is not a unit");

  public static final Sentence NO_ESCAPE =
      new Sentence(
          S110,
          "`%s` means nothing in a text",
          "write `\\\\` for a backslash; paths may use `/` on every system");

  public static final Sentence CLAUSE_TWICE = new Sentence(S111, "a second `%s` in one statement");

  public static final Sentence NAME_TWICE = new Sentence(S112, "`%s` is given twice");

  public static final Sentence WORD_AS_NAME =
      new Sentence(S114, "`%s` is a word of the language, not a name");

  public static final Sentence EQUALS_ONCE =
      new Sentence(S115, "`=` gives a value, and `==` compares");

  public static final Sentence EQUALS_TWICE =
      new Sentence(S115, "`==` compares, and `=` gives a value");

  public static final Sentence NO_VALUE_HERE = new Sentence(S116, "`%s` has no value here");

  public static final Sentence STATEMENT_IN_A_LINE =
      new Sentence(S117, "`%s` starts a statement in the middle of a line");

  public static final Sentence NOT_MADE_BY_EQUALS = new Sentence(S118, "`%s` is not made by `=`");

  public static final Sentence WITHOUT_LET =
      new Sentence(S118, "`%s` is given a value without `let`");

  public static final Sentence NOT_BY_ITSELF =
      new Sentence(
          S119,
          "`%s` cannot stand in an argument by itself",
          "write parentheses around it, as in `eps=(2 * base)`");

  public static final Sentence FILE_IN_QUOTES =
      new Sentence(S120, "a file stands in quotes, behind `to`");

  public static final Sentence FILE_WITHOUT_QUOTES = new Sentence(S120, "a file stands in quotes");

  public static final Sentence WRITTEN_OTHERWISE = new Sentence(S121, "`%s` is written %s");

  public static final Sentence UNIT_APART =
      new Sentence(S101, "a unit stands right behind its number");

  public static final Sentence DIGITS_APART =
      new Sentence(S101, "the digits of a number stand together");

  public static final Sentence DECIMAL_COMMA = new Sentence(S101, "decimals have a point");

  public static final Sentence TOO_MANY_OPERATORS =
      new Sentence(S113, "a statement of more than %s operators");

  public static final Sentence NESTED_TOO_DEEP =
      new Sentence(S113, "brackets in brackets, more than %s deep");

  public static final Sentence NAME_IN_QUOTES =
      new Sentence(
          S120,
          "`%s` is no name, and stands in quotes",
          "a difference stands in parentheses: (a - b)");

  public static final Sentence WORD_IN_QUOTES =
      new Sentence(S120, "`%s` is a word of the language, and stands in quotes as a value");

  private SyntaxFaults() {}
}
