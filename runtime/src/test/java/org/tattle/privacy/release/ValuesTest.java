package org.tattle.privacy.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.data.Dataset;
import org.tattle.data.set.Csv;
import org.tattle.run.Control;
import org.tattle.run.Fault;

/** What statistics are of is what stands in the file. */
class ValuesTest {
  private static final String TABLE =
      """
      age,height,pay,ward,y
      31,1.805,52000,north,a
      47,1.62,48123,south,b
      31,1.7,61000,east,a
      68,1.915,39999,north,b
      """;

  @TempDir private Path folder;

  private Dataset load(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("t.csv"), text);
    return new Csv(file.toString(), "y").load(Control.NONE);
  }

  @Test
  void numbersComeBackAsTheyWere() throws Exception {
    Dataset data = load(TABLE);
    assertThat(Values.numbers(data, "age")).containsExactly(31, 47, 31, 68);
    assertThat(Values.numbers(data, "height")).containsExactly(1.805, 1.62, 1.7, 1.915);
    assertThat(Values.numbers(data, "pay")).containsExactly(52000, 48123, 61000, 39999);
  }

  @Test
  void groupsAreNamedAsTheyWere() throws Exception {
    Dataset data = load(TABLE);
    assertThat(Values.names(data, "ward")).containsExactly("north", "south", "east", "north");
    assertThat(Values.names(data, "age")).containsExactly("31", "47", "31", "68");
    assertThat(Values.names(data, "height")).containsExactly("1.805", "1.62", "1.7", "1.915");
    assertThat(Values.columns(data)).containsExactly("age", "height", "pay", "ward", "y");
  }

  @Test
  void whatIsNoColumnOfNumbersIsToldWithWhatThereIs() throws Exception {
    Dataset data = load(TABLE);
    refused(() -> Values.numbers(data, "ward"), "D433", "not a column of numbers", "by ward");
    refused(
        () -> Values.numbers(data, "agee"), "D433", "no column `agee`", "age, height, pay, ward");
    refused(() -> Values.names(data, "wardd"), "D433", "no column `wardd`", "its columns");
  }

  @Test
  void ofManyColumnsSomeAreNamed() throws Exception {
    String head = "a1,a2,a3,a4,a5,a6,a7,a8,a9,y\n";
    String rows = "1,2,3,4,5,6,7,8,9,p\n2,3,4,5,6,7,8,9,1,q\n";
    Dataset data = load(head + rows);
    refused(() -> Values.numbers(data, "b"), "D433", "`b`", "a1, a2, a3, a4, a5, a6, a7, a8, …");
  }

  @Test
  void ofEightColumnsAllAreNamed() throws Exception {
    Dataset data = load("a1,a2,a3,a4,a5,a6,a7,y\n1,2,3,4,5,6,7,p\n2,3,4,5,6,7,1,q\n");
    assertThatThrownBy(() -> Values.numbers(data, "b"))
        .satisfies(
            it ->
                assertThat(((Fault) it).hint())
                    .contains("its columns: a1, a2, a3, a4, a5, a6, a7, y"));
  }

  /** Their mean is 0 and their deviation not, or nearly: the size of a value is of both. */
  @Test
  void numbersAroundZeroComeBackAsTheyWere() throws Exception {
    String table = "a,b,y\n-1.25,1,p\n1.25,-1,q\n-3.125,2.5,p\n3.125,-2.375,q\n";
    Dataset data = load(table);
    assertThat(Values.numbers(data, "a")).containsExactly(-1.25, 1.25, -3.125, 3.125);
    assertThat(Values.numbers(data, "b")).containsExactly(1, -1, 2.5, -2.375);
  }

  @Test
  void imagesHaveNoColumnsToReleaseOf() {
    Dataset digits = new org.tattle.data.set.Digits().load(Control.NONE);
    assertThat(Values.columns(digits)).isEmpty();
    refused(() -> Values.numbers(digits, "age"), "D433", "no column `age`", "images or bits");
  }

  @Test
  void valuesThatOthersMadeUpAreRefused() throws Exception {
    refused(
        () -> Values.numbers(load(TABLE.replace("68,", ",")), "age"),
        "D434",
        "a missing value of `age` was filled in",
        "missing=drop");
    refused(
        () -> Values.numbers(load(TABLE.replace("31,", ",")), "age"),
        "D434",
        "2 missing values of `age` were filled in",
        "missing=drop");
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call,
      String code,
      String why,
      String hint) {
    assertThatThrownBy(call)
        .isInstanceOf(Fault.class)
        .hasMessageContaining(why)
        .satisfies(
            it -> {
              assertThat(((Fault) it).code()).hasToString(code);
              assertThat(((Fault) it).hint())
                  .hasValueSatisfying(said -> assertThat(said).contains(hint));
            });
  }
}
