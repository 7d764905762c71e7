package org.tattle.data.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.data.recorded.Recorded.Kind;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Warning;
import org.tattle.run.catalogue.FaultCode;
import org.tattle.subject.elsewhere.Predictions;

/** Recorded answers as scikit-learn, PyTorch, numpy and pandas write them. */
class MannersTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "pcat,pdog | cat | dog",
        "pcat,pcar | cat | car",
        "p-1,p1 | -1 | 1",
        "p0.0,p1.0 | 0 | 1",
        "p0,p1 | 0.000000000000000000e+00 | 1.000000000000000000e+00",
        "p0.5,p1.5 | 0.5 | 1.500e+00",
        "pFalse,pTrue | False | True",
        "pFalse,pTrue | 0 | 1",
        "pFalse,pTrue | 0.0 | 1.0",
        "p0,p1 | FALSE | TRUE",
        "\"pNew York\",\"pSão Paulo\" | New York | São Paulo",
        "proba_<=50K,proba_>50K | <=50K | >50K",
        "no score,yes score | no | yes",
        "p1,p11 | 1 | 11",
        "False,True | False | True",
      })
  void aHeadingIsKnownByTheClassThatEndsIt(String headings, String first, String second)
      throws IOException {
    Recorded recorded =
        read(
            "label,member,%s\n%s,1,0.9,0.1\n%s,0,0.2,0.8\n%s,0,0.3,0.7\n"
                .formatted(headings, first, second, second));
    assertThat(recorded.target().labels()).containsExactly(0, 1, 1);
    assertThat(recorded.warnings()).isEmpty();
  }

  @Test
  void classesAreMatchedByNameInWhateverOrder() throws IOException {
    Recorded recorded = read("label,member,pdog,pcat\ncat,1,0.1,0.9\ndog,0,0.8,0.2\n");
    assertThat(recorded.classes()).containsExactly("dog", "cat");
    assertThat(recorded.target().labels()).containsExactly(1, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "1,0",
    "1.0,0.0",
    "1.000000000000000000e+00,0.000000000000000000e+00",
    "True,False",
    "TRUE,FALSE",
    "t,f",
    "train,test",
    "in,out",
    "yes,no",
    "Y,N",
    "member,nonmember",
    "Member,non-member",
    "training,holdout",
    "member,non_member",
    "train,val"
  })
  void theColumnOfMembersIsReadAsPeopleWriteIt(String in, String out) throws IOException {
    Recorded recorded = read("label,member,p0,p1\n0,%s,0.9,0.1\n1,%s,0.2,0.8\n".formatted(in, out));
    assertThat(recorded.target().members()).containsExactly(true, false);
  }

  @Test
  void wordsThatSayNothingOfMembershipAreToldWithThoseThatDo() {
    Fault fault = fault("label,member,p0,p1\n0,perhaps,0.9,0.1\n1,0,0.2,0.8\n");
    assertThat(fault.hint().orElseThrow()).contains("`train`", "`nonmember`");
  }

  @ParameterizedTest
  @ValueSource(strings = {"# label,member,p0,p1", "\ufefflabel,member,p0,p1"})
  void whatNumpyOrASpreadsheetPutsBeforeTheHeadingIsLeftOut(String heading) throws IOException {
    assertThat(read(heading + "\n0,1,0.9,0.1\n1,0,0.2,0.8\n").target().rows()).isEqualTo(2);
  }

  @Test
  void aMissingHeadingIsToldWithWhatWorks() {
    Fault fault = fault("2,1,0.1,0.2,0.7\n1,0,0.2,0.7,0.1\n");
    assertThat(fault.hint().orElseThrow())
        .contains("put a line before it that names the columns, such as `label,member,p0,p1`");
  }

  @ParameterizedTest
  @CsvSource({"p_yes,0.75", "yes,0.75", "pno,0.25", "prob no,0.25"})
  void aSingleColumnIsOfTheClassThatItIsNamedAfter(String heading, double yes) throws IOException {
    Recorded recorded = read("label,member,%s\nyes,1,0.75\nno,0,0.25\n".formatted(heading));
    assertThat(recorded.classes()).containsExactly("no", "yes");
    assertThat(recorded.target().outputs()[0]).containsExactly(1 - yes, yes);
    assertThat(recorded.warnings()).isEmpty();
    assertThat(recorded.notes()).hasSize(1);
  }

  @Test
  void aSingleColumnWithoutAClassInItsNameIsToldToBeOfTheSecond() throws IOException {
    Recorded recorded = read("label,member,p\nyes,1,0.25\nno,0,0.25\nno,0,0.75\nno,1,0.75\n");
    assertThat(recorded.target().outputs()[0]).containsExactly(0.75, 0.25);
    Warning warning = recorded.warnings().get(0);
    assertThat(warning.code()).hasToString("R551");
    assertThat(warning.message())
        .isEqualTo(
            "`p` is taken for the probability of `yes`; so read, the model is right on 25.0% of"
                + " the rows");
    assertThat(warning.hint()).contains("`pyes` or `pno`");
  }

  @Test
  void percentagesAreDividedAndTold() throws IOException {
    Recorded recorded = read("label,member,p0,p1\n0,1,14.25,85.75\n1,0,32.5,67.5\n");
    assertThat(recorded.kind()).isEqualTo(Kind.PROBABILITIES);
    assertThat(recorded.target().outputs()[0]).containsExactly(0.1425, 0.8575);
    assertThat(recorded.notes()).contains("the outputs are percentages, and were divided by 100");
  }

  @Test
  void roundedProbabilitiesAreTakenAsTheyAreAndTold() throws IOException {
    Recorded recorded =
        read("label,member,p0,p1,p2\n0,1,0.33,0.33,0.33\n1,0,0.67,0.17,0.17\n2,0,0.02,0.03,0.95\n");
    assertThat(recorded.target().outputs()[1]).containsExactly(0.67, 0.17, 0.17);
    assertThat(recorded.notes())
        .containsExactly("probabilities were rounded to 2 decimals, so they need not add up to 1");
    // Three times half a hundredth is all that rounding can do.
    assertThat(fault("label,member,p0,p1,p2\n0,1,0.33,0.33,0.33\n1,0,0.67,0.17,0.18\n"))
        .hasMessage("`t.csv`, line 3: the probabilities add up to 1.0200, not to 1");
  }

  @Test
  void theLargestProbabilitiesAloneAreTakenAsTheyAreAndTold() throws IOException {
    Recorded recorded = read("label,member,p0,p1,p2\n0,1,0.6321,0,0\n1,0,0,0.5102,0\n2,0,0,0,1\n");
    assertThat(recorded.kind()).isEqualTo(Kind.PROBABILITIES);
    assertThat(recorded.target().outputs()[0]).containsExactly(0.6321, 0, 0);
    assertThat(recorded.notes())
        .containsExactly(
            "no row has more than 1 of 3 probabilities, as after `top_k`; the others are 0");
    assertThat(fault("label,member,p0,p1\n0,1,0.6321,0.1\n1,0,0,1\n"))
        .hasMessageContaining("add up to 0.7321");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0,1,0.6,0.4\n1,0,0.2,0.8\n",
        "0,1,0.6321,0\n1,0,0,0.7001\n",
        "0,1,60,40\n1,0,20,80\n"
      })
  void logitsThatLookLikeProbabilitiesAreTold(String rows) throws IOException {
    Recorded recorded = read("label,member,p0,p1\n" + rows, OutputKind.LOGITS);
    assertThat(recorded.kind()).isEqualTo(Kind.LOGITS);
    assertThat(recorded.warnings()).extracting(Warning::code).containsExactly(FaultCode.R550);
    assertThat(read("label,member,p0,p1\n0,1,2,-1\n1,0,0.2,0.8\n", OutputKind.LOGITS).warnings())
        .isEmpty();
  }

  @Test
  void allColumnsThatAreNoOutputsAreNamedAtOnce() {
    Fault fault =
        fault("idx,label,member,p0,p1,age,ward\n7,0,1,0.9,0.1,76,A\n8,1,0,0.2,0.8,90,B\n");
    assertThat(fault)
        .hasMessage(
            "`t.csv`: columns `idx`, `age` and `ward` hold no probabilities, and the others add up"
                + " to 1");
    assertThat(fault.hint().orElseThrow())
        .isEqualTo(
            "name them in `id` or `inputs`, or leave them out: `drop=[\"idx\", \"age\","
                + " \"ward\"]`");
    assertThat(fault("user,label,member,p0,p1\na@x.org,0,1,0.9,0.1\nb@x.org,1,0,0.2,0.8\n"))
        .hasMessage("`t.csv`: column `user` holds no probabilities, and the others add up to 1");
  }

  private Recorded read(String text) throws IOException {
    return read(text, OutputKind.AUTO);
  }

  private Recorded read(String text, OutputKind outputs) throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), text);
    return new Predictions(
            file.toString(),
            Optional.of("label"),
            "member",
            List.of(),
            outputs,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of())
        .read(Control.NONE);
  }

  private Fault fault(String text) {
    return catchThrowableOfType(Fault.class, () -> read(text));
  }
}
