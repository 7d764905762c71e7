package org.tattle.run.catalogue;

import static org.tattle.run.catalogue.FaultCode.R504;
import static org.tattle.run.catalogue.FaultCode.R525;
import static org.tattle.run.catalogue.FaultCode.R526;
import static org.tattle.run.catalogue.FaultCode.R527;
import static org.tattle.run.catalogue.FaultCode.T306;

/** What is said of tables that are given to the public, and of how they become coarser. */
public final class PublicationFaults {
  public static final Sentence VALUES_OF_DIFFERENT_DEPTH =
      new Sentence(
          R525,
          "in the hierarchy of `%s`, `%s` has %d levels and `%s` has %d",
          "give every value as many levels, the last of them `*`");

  public static final Sentence VALUE_TWICE =
      new Sentence(R525, "the hierarchy of `%s` has `%s` twice", "leave one line for each value");

  public static final Sentence TOLD_APART_AGAIN =
      new Sentence(
          R525,
          "in the hierarchy of `%s`, `%s` becomes `%s`, and elsewhere `%s`",
          "let each value become one coarser one");

  public static final Sentence CIRCLE =
      new Sentence(
          R525,
          "the hierarchy of `%s` runs in a circle: `%s` becomes `%s`, which becomes finer "
              + "again",
          "let every level be coarser than the one before");

  public static final Sentence VALUE_UNKNOWN =
      new Sentence(
          R525,
          "the hierarchy of `%s` does not say what becomes of `%s`",
          "add a line that begins with it");

  public static final Sentence HIERARCHY_UNREADABLE =
      new Sentence(R525, "`%s` cannot be read as a hierarchy", "write it as text in UTF-8");

  public static final Sentence HIERARCHY_EMPTY =
      new Sentence(
          R525,
          "`%s` holds no hierarchy",
          "write a line for each value of `%s`, such as `34;30-39;*`");

  public static final Sentence HIERARCHIES_UNTITLED =
      new Sentence(
          R525,
          "`%s` is no table of `column,value,becomes`",
          "begin with `export open.hierarchies to \"how.csv\"`; for one column, ARX's file: "
              + "`age: file age.csv`");

  public static final Sentence NO_WIDTH =
      new Sentence(
          R525,
          "`%s` is no width of intervals of `%s`",
          "give widths that are multiples of the one before: `%s: intervals 5, 10, 20`");

  public static final Sentence IN_NO_INTERVAL =
      new Sentence(
          R525,
          "`%s` holds `%s`, which lies in no interval",
          "give a file that says what becomes of it, or `%1$s: mask`");

  public static final Sentence NO_LENGTH =
      new Sentence(
          R525,
          "`%s` is no number of characters of `%s` to keep",
          "give fewer and fewer: `%s: prefix 3, 2`");

  public static final Sentence NO_DAY =
      new Sentence(R525, "`%s` holds `%s`, which is no day", "write days as 2026-11-29");

  public static final Sentence NO_LEVELS_TO_TELL =
      new Sentence(R525, "`%s` takes no numbers", "leave them out, as in `%s: %1$s`");

  public static final Sentence NOTHING_SAID =
      new Sentence(
          R525,
          "`%s` does not say how a column becomes coarser",
          "write `hierarchies=[\"age: intervals 5, 10, 20\", \"zip: prefix 3, 2\", \"born: "
              + "dates\", \"job: file jobs.csv\"]`");

  public static final Sentence SAID_TWICE =
      new Sentence(R525, "it is said twice how `%s` becomes coarser", "say it once");

  public static final Sentence NO_TREE =
      new Sentence(
          R525,
          "nothing says how values of `%s` join",
          "say so where the rows are published: `hierarchies=[\"%1$s: file FILE\"]`");

  public static final Sentence NOTHING_KNOWN =
      new Sentence(
          T306,
          "no published column is said to be known of people, so there is nothing to make "
              + "coarser",
          "say so where the rows are published, such as `publish rows on data with "
              + "quasi=[age]`");

  public static final Sentence NOTHING_SECRET =
      new Sentence(
          T306,
          "no published column is said to be what nobody should learn",
          "say so where the rows are published, such as `publish rows on data with "
              + "quasi=[age] sensitive=illness`");

  public static final Sentence NOTHING_SECRET_MADE_UP =
      new Sentence(
          T306,
          "no made-up column is said to be what nobody should learn",
          "say so where the data are loaded, such as `load csv … sensitive=[%s]`, and make rows up"
              + " anew");

  public static final Sentence NO_HALVES =
      new Sentence(
          T306,
          "two others know something of a person each, and there is one published column alone",
          "make up or publish two columns at least; of one, `attack singling_out` says what it "
              + "tells");

  public static final Sentence NO_OTHER_HALF =
      new Sentence(
          T306,
          "one of the two knows all %d published columns, and nothing is left for the other",
          "name fewer columns: all but `%s`");

  public static final Sentence TOO_MANY_ALIKE =
      new Sentence(
          R526,
          "no class of %,d rows can be found in %,d",
          "ask for no more rows that are alike than are published");

  public static final Sentence NOTHING_KEEPS =
      new Sentence(
          R526,
          "not even the coarsest table keeps this with %.1f%% of its rows left out",
          "ask for less, or allow more rows to be left out by `suppress`");

  public static final Sentence NOTHING_LEFT =
      new Sentence(
          R526,
          "every row would have to be left out",
          "ask for less, or give hierarchies with more levels");

  public static final Sentence TOO_MANY_WAYS =
      new Sentence(
          R527,
          "there are %,.0f ways to make %d columns coarser, and up to %,d can be weighed",
          "name fewer columns in `quasi`, give hierarchies with fewer levels, or `defend "
              + "mondrian`");

  public static final Sentence NO_ROOM =
      new Sentence(
          R527,
          "%,d rows of %d columns need about %,d MB to be weighed, and %,d MB are free",
          "give Java more, such as JAVA_TOOL_OPTIONS=-Xmx%dg, or publish fewer rows");

  public static final Sentence NO_NUMBER =
      new Sentence(
          T306,
          "`%s` holds `%s`, which is no number",
          "name columns of numbers, or defend before they become ranges");

  public static final Sentence NOT_PUBLISHED =
      new Sentence(T306, "`%s` is not published", "name a column that is");

  public static final Sentence NOT_TOGETHER =
      new Sentence(
          T306,
          "nothing in the table says which rows are one person's",
          "load it with `person=` the column that does, and `publish rows … with pseudonyms=on`");

  public static final Sentence NO_DAY_TO_MOVE =
      new Sentence(
          T306,
          "`%s` holds `%s`, which is no day",
          "write days as 2026-11-29, and move them before they become coarser");

  public static final Sentence KEY_TOO_SHORT =
      new Sentence(
          T306,
          "`%s` holds no key of %d bytes or more",
          "make one that nobody can guess: `head -c 32 /dev/urandom > shift.key`");

  public static final Sentence NOBODY_TOLD =
      new Sentence(
          T306,
          "nothing says whose rows the register has, so nobody can tell whether links are right",
          "name a column that is in the data and in the register: `truth=id`");

  public static final Sentence NOBODY_LISTED =
      new Sentence(
          T306,
          "the register has nobody whose row is published",
          "give one with some of these people, called by `truth` as in the data");

  public static final Sentence NOTHING_SHARED =
      new Sentence(
          T306,
          "the register has no published column that is known of people",
          "name columns of both in `known`, and call them alike");

  public static final Sentence TOO_MANY_TO_WEIGH =
      new Sentence(
          R527, "%d columns are known, and up to %d can be weighed", "name fewer in `known`");

  public static final Sentence NOTHING_COUNTED =
      new Sentence(
          T306,
          "people are counted by one column at least, and by %d at most",
          "name them: `publish counts on data by age, ward`");

  public static final Sentence TOO_MANY_COUNTS =
      new Sentence(
          R527,
          "there are %,.0f combinations of these columns, and up to %,d can be counted",
          "count by fewer columns, or by columns with fewer values");

  public static final Sentence A_NAME_EACH =
      new Sentence(
          T306,
          "`%s` has %,d different texts in %,d rows, so made-up rows would have people's own",
          "leave it out by `identifying=[%1$s]`, or declare what it can hold where the data are "
              + "loaded");

  public static final Sentence CONSTRAINT_UNCLEAR =
      new Sentence(
          R504,
          "`%s` does not say what rows are like",
          "write `constraints=[\"age < 18 => marital = Never-married\"]`: columns, compared by "
              + "=, !=, <, <=, > or >=, with & between several");

  public static final Sentence CONSTRAINT_KEPT_BY_NONE =
      new Sentence(
          R526,
          "hardly any made-up row keeps the constraints: %,d of %,d",
          "ask for less, or look whether the people's own rows keep them");

  public static final Sentence NO_PEOPLE =
      new Sentence(
          R526, "there are %d people, and rows are made up of %d at least", "take more of them");

  public static final Sentence NO_CELLS =
      new Sentence(
          R527,
          "these columns have %,.0f combinations two at a time, and up to %,d can be weighed",
          "leave columns out by `identifying`, or take fewer `bins`");

  private PublicationFaults() {}
}
