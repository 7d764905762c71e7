package org.tattle.dsl.diagnose.sentence;

import static org.tattle.dsl.diagnose.Code.P201;
import static org.tattle.dsl.diagnose.Code.P204;
import static org.tattle.dsl.diagnose.Code.P206;
import static org.tattle.dsl.diagnose.Code.P207;
import static org.tattle.dsl.diagnose.Code.P208;
import static org.tattle.dsl.diagnose.Code.P210;
import static org.tattle.dsl.diagnose.Code.P212;
import static org.tattle.dsl.diagnose.Code.P213;
import static org.tattle.dsl.diagnose.Code.P214;
import static org.tattle.dsl.diagnose.Code.P215;
import static org.tattle.dsl.diagnose.Code.P216;
import static org.tattle.dsl.diagnose.Code.P217;
import static org.tattle.dsl.diagnose.Code.P218;
import static org.tattle.dsl.diagnose.Code.P219;
import static org.tattle.dsl.diagnose.Code.P220;
import static org.tattle.dsl.diagnose.Code.P221;
import static org.tattle.dsl.diagnose.Code.P225;

import org.tattle.run.catalogue.Sentence;

/** What is said of clauses, parameters and values that cannot be so. */
public final class ValueFaults {
  public static final Sentence EXPORT_WITHOUT_FILE =
      new Sentence(P201, "`export` needs a file to write to");

  public static final Sentence GROUPS_WITHOUT_BY =
      new Sentence(
          P201,
          "`groups` needs `by`",
          "name the column that they are in: by ward groups=[\"north\", \"south\"]");

  public static final Sentence NEEDS_PARAMETER = new Sentence(P201, "`%s` needs `%s`");

  public static final Sentence OTHERS_WITHOUT_NAME =
      new Sentence(
          P201, "`others` needs a name for the budget", "say whose it is: as \"patients 2026\"");

  public static final Sentence RELEASE_WITHOUT_COLUMN =
      new Sentence(P201, "`release %s` needs a column");

  public static final Sentence REPORT_WITHOUT_FILE =
      new Sentence(P201, "`report` needs a file to write to", "such as: report to \"audit.html\"");

  public static final Sentence USE_WITHOUT_NAME =
      new Sentence(P201, "`use` needs a name for what is in this file");

  public static final Sentence BY_NO_COLUMN = new Sentence(P204, "`by` takes the name of a column");

  public static final Sentence COLUMN_COMPARED =
      new Sentence(P204, "a column is compared with a value, or a list of values");

  public static final Sentence NO_PARAMETER = new Sentence(P204, "`%s` has no parameter `%s`");

  public static final Sentence NO_SUCH_SELECTION =
      new Sentence(P204, "`%s` takes `top`, `by` and conditions on columns");

  public static final Sentence NOT_AMONG_THEM = new Sentence(P206, "`%s` cannot be `%s`");

  public static final Sentence OF_ANOTHER_KIND = new Sentence(P207, "`%s` is %s; `%s` is %s");

  public static final Sentence BUDGET_NAME_EMPTY =
      new Sentence(P208, "the name of a budget is not empty", "such as: as \"patients 2026\"");

  public static final Sentence OUTSIDE = new Sentence(P208, "`%s` must be %s; `%s` is outside");

  public static final Sentence TOP_OF_NOTHING =
      new Sentence(P208, "`top` must be a whole number from 1 on");

  public static final Sentence OF_ONE_TABLE = new Sentence(P210, "`plot %s` draws one table");

  public static final Sentence OF_ONE_THING = new Sentence(P210, "`%s` is of one thing");

  public static final Sentence OF_TWO_SETS =
      new Sentence(P210, "`%s` is of one data set, or of one against another");

  public static final Sentence AGAINST_ITSELF =
      new Sentence(P210, "`%s` has not drifted from itself", "name another data set");

  public static final Sentence AGAINST_ONE_OTHER_SET =
      new Sentence(P212, "`quality(…)` is of `%s` against one other data set");

  public static final Sentence ONE_DATA_SET =
      new Sentence(P210, "`%s` takes one data set after `on`");

  public static final Sentence ONE_OTHER_TARGET =
      new Sentence(P212, "`%s` is about one target and one other: `on A of B`");
  public static final Sentence TWO_DATA_SETS =
      new Sentence(
          P210,
          "`%s` takes two data sets after `on`",
          "name two: `on clinic, registry`; a third is linked with what comes out: `on matched.rows,"
              + " third`");

  public static final Sentence WITH_ITSELF =
      new Sentence(
          P210,
          "`%s` holds everybody who is in it, so there is nothing to `%s`",
          "name another data set behind the first");

  public static final Sentence ONE_TARGET = new Sentence(P210, "`%s` takes one target after `on`");

  public static final Sentence TAKES_NO_CLAUSE = new Sentence(P210, "`%s` takes no `%s`");

  public static final Sentence TAKES_NO_FILE = new Sentence(P210, "`%s` takes no file");

  public static final Sentence NOT_A_TEXT = new Sentence(P212, "`%s` is %s, not a text");

  public static final Sentence OF_ANOTHER_TYPE = new Sentence(P212, "`%s` is %s, not %s");

  public static final Sentence TEXT_FOR_A_NAME = new Sentence(P212, "`%s` is a text, not a name");

  public static final Sentence DOMAIN_NOT_A_RANGE =
      new Sentence(
          P213,
          "`%s` is not a range",
          "write the smallest and the largest value, or a list: in 0.1..16");

  public static final Sentence NOT_A_RANGE =
      new Sentence(
          P213, "`%s` is not a range", "a range goes up, from one whole number to another: 1..5");

  public static final Sentence RANGE_TOO_LONG = new Sentence(P213, "`%s` is too long a range");

  public static final Sentence ONE_LIST = new Sentence(P214, "`%s` takes one list of numbers");

  public static final Sentence KNOWN_TOO_LATE =
      new Sentence(
          P215,
          "`%s` needs a number that is proved before the script runs; `%s` is not",
          "write the number, or a formula of numbers");

  public static final Sentence NO_VALUES = new Sentence(P215, "`%s` has no values");

  public static final Sentence UNKNOWN_BEFORE =
      new Sentence(
          P215,
          "`%s` is not known before the script runs",
          "write a number, a text, a word, or a list of them");

  public static final Sentence TOO_MANY_POINTS =
      new Sentence(P216, "this sweep has %s points, and %s are the most");

  public static final Sentence NO_FORM_OF_FILE =
      new Sentence(P217, "no form of file is named like `%s`");

  public static final Sentence REPORT_NOT_HTML =
      new Sentence(
          P217,
          "a report is HTML, and the file is not named so",
          "name it such as: report to \"audit.html\"");

  public static final Sentence NOT_IN_A_BLOCK = new Sentence(P218, "`%s` cannot stand in a `%s`");

  public static final Sentence NO_FILE_IN_A_BLOCK =
      new Sentence(P218, "`%s` cannot write a file in a `%s`");

  public static final Sentence REFRESH_ALONE =
      new Sentence(
          P218, "`refresh` cannot stand beside other statements", "put it in a cell of its own");

  public static final Sentence NOT_A_CHART_FILE =
      new Sentence(P219, "`plot %s` draws a chart, and `.%s` cannot hold it");

  public static final Sentence NOT_IN_SUCH_A_FILE =
      new Sentence(P219, "`%s` is %s, and `.%s` cannot hold it");

  public static final Sentence VALUES_BY_NAME = new Sentence(P220, "`%s` takes its values by name");

  public static final Sentence DECIDES_NOTHING =
      new Sentence(P221, "`%s` is at most %s, so comparing it with `%s` decides nothing");

  public static final Sentence WOULD_DESTROY =
      new Sentence(P225, "`%s` is %s, and writing it would destroy that", "write to another file");

  public static final Sentence OF_ONE_STATISTIC =
      new Sentence(P210, "`plot %s` draws one statistic");

  public static final Sentence ALL_WITHOUT_NAME =
      new Sentence(
          P210,
          "`attack %s` takes no `as`",
          "each result has the name of its attack, such as `base.threshold`");

  private ValueFaults() {}
}
