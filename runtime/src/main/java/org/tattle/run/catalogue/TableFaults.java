package org.tattle.run.catalogue;

import static org.tattle.run.catalogue.FaultCode.D438;
import static org.tattle.run.catalogue.FaultCode.R502;
import static org.tattle.run.catalogue.FaultCode.R504;
import static org.tattle.run.catalogue.FaultCode.R505;
import static org.tattle.run.catalogue.FaultCode.R506;
import static org.tattle.run.catalogue.FaultCode.R507;
import static org.tattle.run.catalogue.FaultCode.R508;
import static org.tattle.run.catalogue.FaultCode.R509;
import static org.tattle.run.catalogue.FaultCode.R510;
import static org.tattle.run.catalogue.FaultCode.R511;
import static org.tattle.run.catalogue.FaultCode.R512;
import static org.tattle.run.catalogue.FaultCode.R513;
import static org.tattle.run.catalogue.FaultCode.R524;
import static org.tattle.run.catalogue.FaultCode.R550;
import static org.tattle.run.catalogue.FaultCode.R551;
import static org.tattle.run.catalogue.FaultCode.R552;
import static org.tattle.run.catalogue.FaultCode.R553;
import static org.tattle.run.catalogue.FaultCode.R554;
import static org.tattle.run.catalogue.FaultCode.R555;
import static org.tattle.run.catalogue.FaultCode.R556;
import static org.tattle.run.catalogue.FaultCode.T306;

/** What is said of tables, recorded answers and the rows that are taken of them. */
public final class TableFaults {
  public static final Sentence NO_PERSONS =
      new Sentence(
          D438,
          "no column of `%s` says whose rows they are",
          "name it: load csv \"patients.csv\" label=ward person=patient");

  public static final Sentence PERSON_ON_BOTH_SIDES =
      new Sentence(
          D438,
          "somebody has rows among the members and among the others",
          "let all rows of a person be one or the other, or leave out `member`");

  public static final Sentence FEWER_ROWS =
      new Sentence(R502, "`rows` asks for %,d, and `%s` has %,d", "leave `rows` out to take all");

  public static final Sentence MEMBERS_GIVEN =
      new Sentence(
          R502,
          "a column of `%s` says who is a member",
          "take fewer rows of both by `rows`, or leave out `member`");

  public static final Sentence TOO_FEW_PERSONS =
      new Sentence(
          R502,
          "there are too few persons to deal out: all rows of one are on one side",
          "load the rows of more persons, or fewer of each by `per_person`");

  public static final Sentence TOO_FEW_MEMBERS =
      new Sentence(
          R502,
          "there are %,d members and %,d others, and at least %d and %d are needed",
          "load more rows");

  public static final Sentence TOO_FEW_ROWS =
      new Sentence(
          R502, "`split=%s` needs at least %,d rows here, and there are %,d", "load more rows");

  public static final Sentence TOO_FEW_ROWS_ASKED =
      new Sentence(
          R502,
          "`split=%s` needs at least %,d rows here, and there are %,d",
          "`members` and `nonmembers` together leave no room; ask for fewer, or load"
              + " more rows");

  public static final Sentence DOMAIN_UNCLEAR =
      new Sentence(
          R504,
          "`%s` does not say what a column holds",
          "write `domain=[\"age: 0..110\", \"ward: north|south\"]`, a text for each column");

  public static final Sentence DOMAIN_TWICE =
      new Sentence(
          R504,
          "`%s` is declared twice",
          "write `domain=[\"age: 0..110\", \"ward: north|south\"]`, a text for each column");

  public static final Sentence NO_COLUMN = new Sentence(R504, "`%s` has no column `%s`", "%s");

  public static final Sentence NO_SUCH_COLUMN_TO_COMPARE =
      new Sentence(
          R504,
          "`%s` has no column `%s`, and `%s` has",
          "compare what both have: load the other with drop=[%2$s]");

  public static final Sentence TWO_ROLES = new Sentence(R504, "`%s` is in `%s` and in %s", "%s");

  public static final Sentence RAGGED_IN_FILE =
      new Sentence(R505, "`%s`, line %d has %d values, and there are %d columns");

  public static final Sentence RAGGED =
      new Sentence(
          R505,
          "line %d has %d values, and there are %d columns",
          "a value that holds the separator must stand in double quotes");

  public static final Sentence LABEL_NOT_DECLARED =
      new Sentence(
          R506,
          "line %d, column `%s`: the label is none of those declared",
          "declare all labels that there can be, spelt as they are");

  public static final Sentence ID_TWICE =
      new Sentence(
          R506,
          "line %d: there is another row with the `%s` `%s`",
          "if that is a person who may have several rows, say `person=%2$s`");

  public static final Sentence ROLE_MISSING =
      new Sentence(
          R506, "line %d, column `%s`: the %s is missing", "`missing=drop` leaves such rows out");

  public static final Sentence NOT_A_NUMBER =
      new Sentence(
          R507,
          "line %d, column `%s`: `%s` is not a number%s",
          "correct it, or do not have it read as numbers");

  public static final Sentence TEXT_AMONG_NUMBERS =
      new Sentence(
          R507,
          "line %d, column `%s`: `%s` is not a number%s",
          "correct it, or read %s as names with `categories=%s`");

  public static final Sentence NO_NUMBER_THERE =
      new Sentence(R507, "line %d, column `%s`: not a number%s");

  public static final Sentence NO_ROWS = new Sentence(R508, "`%s` has no rows");

  public static final Sentence NO_WHOLE_ROWS =
      new Sentence(R508, "`%s` has no row without missing values", "`missing=fill` fills them in");

  public static final Sentence LABEL_CONSTANT =
      new Sentence(R509, "`%s` is `%s` in all %,d rows", "%s");

  public static final Sentence LABEL_OF_ONE_ROW =
      new Sentence(R509, "`%s` is `%s` in the only row", "%s");

  public static final Sentence LABEL_SAME =
      new Sentence(R509, "`%s` is the same in all rows", "%s");

  public static final Sentence TOO_MANY_CLASSES =
      new Sentence(
          R510,
          "column `%s` has more than %d different values, too many for classes",
          "is it a number to predict? Say `task=regression`");

  public static final Sentence NUMBERS_AND_NAMES =
      new Sentence(
          R507,
          "`%s` holds numbers in `%s` and names in `%s`, such as `%s`",
          "mend what is no number there, or leave the column out of both: drop=[%1$s]");

  public static final Sentence COLUMN_OF_NAMES =
      new Sentence(
          R510, "column `%s` has %s, too many for categories%s", "leave it out with `drop=%s`%s");

  public static final Sentence COLUMNS_OF_NAMES =
      new Sentence(
          R510,
          "%d columns hold names, too many for categories: %s",
          "leave them out with `drop=%s`");

  public static final Sentence TOO_MANY_NAMES =
      new Sentence(R510, "too many different names for categories in %s");

  public static final Sentence NO_ROOM_FOR_ROWS =
      new Sentence(
          R511,
          "%,d rows of %,d features need %,d MB, which is more than there is room for",
          "leave out columns with many categories, or rows");

  public static final Sentence VALUE_MISSING =
      new Sentence(
          R512,
          "line %d, column `%s`: the value is missing",
          "`missing=fill` fills such values in, `missing=drop` leaves their rows out");

  public static final Sentence COLUMN_TWICE_IN_FILE =
      new Sentence(R513, "`%s` names two columns `%s`", "rename one");

  public static final Sentence NAMELESS_COLUMN =
      new Sentence(
          R513,
          "`%s`, line 1: a column has no name",
          "name it if it is a class's output, or write the file without it (pandas:"
              + " `index=False`)");

  public static final Sentence COLUMN_TWICE =
      new Sentence(
          R513,
          "line %d names two columns `%s`",
          "rename one; if the file has no heading, say `header=false`");

  public static final Sentence NO_FEATURES =
      new Sentence(R513, "`%s` has no column that could be used");

  public static final Sentence LABEL_ALONE =
      new Sentence(R513, "`%s` has no column besides the label");

  public static final Sentence TOO_WIDE =
      new Sentence(
          R524,
          "`%s` has %,d columns, and %,d are the most",
          "write the file with those that are needed");

  public static final Sentence ROW_TOO_LONG =
      new Sentence(
          R524,
          "`%s`: the row on line %d has more than %,d characters",
          "it is not a table of rows");

  public static final Sentence QUOTE_NEVER_CLOSED =
      new Sentence(
          R524,
          "`%s`: the row on line %d has more than %,d characters",
          "a quote that opens there is never closed");

  public static final Sentence LOOK_LIKE_PROBABILITIES =
      new Sentence(
          R550,
          "these are read as logits, and look like probabilities",
          "leave `outputs` out, and what they are is found from the rows");

  public static final Sentence TAKEN_FOR =
      new Sentence(
          R551,
          "`%s` is taken for the %s of `%s`; so read, the model is right on %.1f%% of"
              + " the rows",
          "say whose it is in the heading: `p%s` or `p%s`");

  public static final Sentence COMMAS_READ =
      new Sentence(
          R552,
          "commas in `%s` were read as those between thousands, and may stand before" + " decimals",
          "if they do, write decimals with a point");

  public static final Sentence NAMES_LIKE_NUMBERS =
      new Sentence(
          R552,
          "`%s` is read as %,d names, and looks like numbers",
          "write all of them alike, such as 1057.5; if they are names, say" + " `categories=%s`");

  public static final Sentence CLASSES_ALIKE =
      new Sentence(
          R553,
          "classes of `%s` differ in capitals or blanks only, or are one number: %s",
          "each counts as a class of its own; write them alike in the file");

  public static final Sentence NUMBERS_AS_CLASSES =
      new Sentence(
          R554,
          "`%s` has %,d different numbers in %,d rows, and each became a class",
          "is it a number to predict? Say `task=regression`");

  public static final Sentence HEADING_LIKE_A_ROW =
      new Sentence(
          R555,
          "line 1 was read as the names of the columns, and looks like a row",
          "if it is one, say `header=false`; columns are then c1 to c%d");

  public static final Sentence FAR_BEYOND =
      new Sentence(
          R556,
          "`%s` has a value far beyond all others on line %d, beside which they are alike",
          "correct it; if it stands for a missing value, name it in `absent`, such as"
              + " `absent=[\"-999\"]`");

  public static final Sentence ROWS_FAR_BEYOND =
      new Sentence(
          R556,
          "`%s` has a value far beyond all others in %,d rows, first on line %d, beside"
              + " which they are alike",
          "correct it; if it stands for a missing value, name it in `absent`, such as"
              + " `absent=[\"-999\"]`");

  public static final Sentence NOTHING_KNOWN =
      new Sentence(
          T306,
          "nothing is said to be known of people, so nobody can be looked for",
          "say which columns others know, such as `known=%s`");

  public static final Sentence NOTHING_LEFT =
      new Sentence(T306, "no column is left to publish", "leave out fewer");

  public static final Sentence NOT_WRITTEN =
      new Sentence(
          T306,
          "`%s` is no table that somebody wrote, so there are no rows of it",
          "load a table: load csv \"patients.csv\" label=readmitted");

  private TableFaults() {}
}
