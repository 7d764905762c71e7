package org.tattle.data.recorded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.data.Shared;
import org.tattle.data.recorded.Recorded.Kind;
import org.tattle.data.recorded.Recorded.Sheet;
import org.tattle.measure.Roc;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.subject.elsewhere.Predictions;

class PredictionsTest {
  @TempDir Path folder;

  private OutputKind outputs = OutputKind.AUTO;
  private Optional<String> id = Optional.empty();
  private Optional<String> model = Optional.empty();
  private List<String> inputs = List.of();
  private List<String> drop = List.of();
  private List<String> shadow = List.of();

  @Test
  void thePublishedPredictionsGiveThePublishedNumbers() {
    Path files = Shared.path("data/location30_predictions");
    Path target = files.resolve("location30_target_predictions_undefended.csv.gz");
    Path other = files.resolve("location30_shadow_predictions_undefended.csv.gz");
    shadow = List.of(other.toString());
    Recorded recorded = predictions(target.toString()).read(Control.NONE);
    assertThat(recorded.kind()).isEqualTo(Kind.PROBABILITIES);
    assertThat(recorded.classes()).hasSize(30).startsWith("0", "1");
    assertThat(recorded.shadows()).extracting(Sheet::rows).containsExactly(1000);
    assertThat(recorded.split().members()).hasSize(1000).startsWith(0, 1);
    Sheet sheet = recorded.target();
    double[] confidence = new double[2000];
    int[] right = new int[2];
    for (int row = 0; row < 2000; row++) {
      double[] p = sheet.outputs()[row];
      confidence[row] = p[sheet.labels()[row]];
      boolean best = Arrays.stream(p).max().orElseThrow() == confidence[row];
      right[sheet.members()[row] ? 0 : 1] += best ? 1 : 0;
    }
    // mia_location30_saved_predictions.json, undefended: train_acc, test_acc, auc_confidence.
    assertThat(right).containsExactly(1000, 626);
    assertThat(Roc.of(confidence, sheet.members()).auc().value())
        .isCloseTo(0.8698035, within(1e-9));
  }

  @Test
  void classesAreKnownByNameOrByTheNumberAtItsEnd() {
    Recorded named = read("cat,dog,label,member\n0.9,0.1,cat,1\n0.2,0.8,dog,0\n");
    assertThat(named.target().labels()).containsExactly(0, 1);
    assertThat(named.classes()).containsExactly("cat", "dog");
    Recorded counted = read("label,member,p1,p2\n2.0,true,0.1,0.9\n1,false,0.2,0.8\n");
    assertThat(counted.target().labels()).containsExactly(1, 0);
    assertThat(counted.classes()).containsExactly("1", "2");
  }

  @Test
  void aRangeInTheHeadingStandsForItsColumns() {
    Recorded recorded = read("label,member,p0..2\n2,yes,0.1,0.2,0.7\n0,no,1,0,0\n");
    assertThat(recorded.classes()).containsExactly("0", "1", "2");
    assertThat(recorded.target().outputs()[0]).containsExactly(0.1, 0.2, 0.7);
  }

  @Test
  void valuesThatAreNoProbabilitiesAreLogits() {
    Recorded recorded = read("label,member,z0,z1\n0,1,3.5,-1\n1,0,0.5,0.5\n");
    assertThat(recorded.kind()).isEqualTo(Kind.LOGITS);
    assertThat(recorded.target().outputs()[0]).containsExactly(3.5, -1);
    outputs = OutputKind.LOGITS;
    assertThat(read("label,member,z0,z1\n0,1,0.1,0.2\n1,0,3,4\n").kind()).isEqualTo(Kind.LOGITS);
  }

  @Test
  void oneColumnOfClassesIsThePredictedClass() {
    assertThat(read("label,member,said\n10,1,10\n9,0,10\n").kind()).isEqualTo(Kind.LABELS);
    outputs = OutputKind.LABELS;
    Recorded recorded = read("label,member,said\n10,1,10\n9,0,10\n9,0,11\n");
    assertThat(recorded.kind()).isEqualTo(Kind.LABELS);
    assertThat(recorded.classes()).containsExactly("9", "10", "11");
    assertThat(recorded.target().outputs()[1]).containsExactly(0, 1, 0);
  }

  @Test
  void oneColumnOfSharesIsTheProbabilityOfTheSecondClass() {
    Recorded recorded = read("label,member,p\nno,1,0.25\nyes,0,0.75\n");
    assertThat(recorded.kind()).isEqualTo(Kind.PROBABILITIES);
    assertThat(recorded.classes()).containsExactly("no", "yes");
    assertThat(recorded.target().outputs()[0]).containsExactly(0.75, 0.25);
  }

  @Test
  void rowsKeepTheirIdentifiers() {
    id = Optional.of("row");
    assertThat(read("row,label,member,p0,p1\na,0,1,1,0\nb,1,0,0,1\n").target().ids())
        .containsExactly("a", "b");
  }

  @Test
  void equalRecordingsHaveEqualDigests() {
    String text = "label,member,p0,p1\n0,1,1,0\n1,0,0,1\n";
    assertThat(read(text).digest()).isEqualTo(read(text).digest());
    assertThat(read(text.replace("1,0,0,1", "1,0,0.1,0.9")).digest())
        .isNotEqualTo(read(text).digest());
  }

  @Test
  void probabilitiesThatAreNoneAreRefused() {
    refused(
        "label,member,p0,p1\n0,1,0.5,0.5\n1,0,0.5,0.7\n",
        "R517",
        "`t.csv`, line 3: the probabilities add up to 1.2000, not to 1");
    refused(
        "label,member,p0,p1\n0,1,0.5,0.5\n1,0,-0.5,1.5\n",
        "R517",
        "`t.csv`, line 3: `-0.5` is not a probability");
    refused(
        "label,member,p0,p1\n0,1,0.5,0.5\n1,0,x,1\n",
        "R517",
        "`t.csv`, line 3: column `p0`: `x` is not a number");
    refused(
        "label,member,p0,p1\n0,1,0.5,0.5\n1,0,,1\n",
        "R517",
        "`t.csv`, line 3: column `p0` is empty");
    Fault comma =
        refused(
            "label;member;p0;p1\n0;1;0,5;0,5\n1;0;0;1\n",
            "R517",
            "`t.csv`, line 2: column `p0`: `0,5` is not a number");
    assertThat(comma.hint()).contains("write decimals with a point");
  }

  @Test
  void logitsThatNoFloatHoldsAreRefused() {
    refused(
        "label,member,p0,p1\n0,1,5,-5\n1,0,1e39,1\n",
        "R517",
        "`t.csv`, line 3: column `p0`: `1e39` is too large");
  }

  @Test
  void aColumnThatIsNoOutputIsNotTakenForAClass() {
    String rows = "0,1,0.75,0.25\n1,0,0.5,0.5\n0,0,0.25,0.75\n";
    for (int first : new int[] {0, 7}) {
      String numbered = "row,label,member,p0,p1\n";
      for (String row : rows.split("\n")) {
        numbered += first++ + "," + row + "\n";
      }
      Fault stray =
          refused(
              numbered,
              "R517",
              "`t.csv`: column `row` holds no probabilities, and the others add up to 1");
      assertThat(stray.hint())
          .contains(
              "name it in `id` or `inputs`, or leave it out: `drop=[\"row\"]`; for logits say"
                  + " `outputs=logits`");
      refused(numbered.replaceFirst("row", ""), "R513", "`t.csv`, line 1: a column has no name");
    }
    assertThat(read("label,member,p0,p1,p2\n0,1,7,0.75,0.25\n1,0,6,0.5,0.2\n").kind())
        .isEqualTo(Kind.LOGITS);
  }

  @Test
  void rowsOfTheWrongLengthAreRefused() {
    refused(
        "label,member,p0,p1\n0,1,0.5,0.5\n1,0,1\n",
        "R505",
        "`t.csv`, line 3 has 3 values, and there are 4 columns");
  }

  @Test
  void labelsThatAreNoClassAreRefused() {
    Fault fault =
        refused(
            "label,member,p0,p1\n0,1,0.5,0.5\n2,0,0,1\n",
            "R517",
            "`t.csv`, line 3: the label `2` is no class");
    assertThat(fault.hint()).contains("classes: 0, 1");
    refused(
        "label,member,p0,p1\n,1,0.5,0.5\n1,0,0,1\n",
        "R517",
        "`t.csv`, line 2: the label is missing");
    refused(
        "label,member,p\na,1,0.5\nb,0,0.5\nc,0,0.5\n",
        "R517",
        "`t.csv` has one output column and 3 classes");
  }

  @Test
  void rowsWithoutMembershipAreRefused() {
    refused(
        "label,member,p0,p1\n0,,0.5,0.5\n",
        "R517",
        "`t.csv`, line 2: `member` does not say whether the model was trained on the row");
    refused(
        "label,member,p0,p1\n0,1,0.5,0.5\n1,1,0,1\n", "R517", "`t.csv` has nothing but members");
    refused("label,member,p0,p1\n0,0,0.5,0.5\n", "R517", "`t.csv` has no members");
  }

  @Test
  void filesWithoutRowsOrOutputsAreRefused() {
    refused("", "R508", "`t.csv` is empty");
    refused("label,member,p0,p1\n", "R508", "`t.csv` has no rows");
    refused("label,member\n0,1\n", "R513", "`t.csv` has no column of outputs");
    refused("label,member,p0,p0\n", "R513", "`t.csv` names two columns `p0`");
  }

  @Test
  void columnsThatAreNotThereAreNamed() {
    Fault fault = fault("label,members,p0,p1\n0,1,0.5,0.5\n");
    assertThat(fault).hasMessage("`t.csv` has no column `member`");
    assertThat(fault.code()).hasToString("R504");
    assertThat(fault.parameter()).contains("member");
    assertThat(fault.hint()).contains("did you mean `members`?");
  }

  @Test
  void aShadowsFaultsAreToldAtItsFile() {
    String target = "label,member,p0,p1\n0,1,0.5,0.5\n1,0,0,1\n";
    shadow = List.of(write("s.csv", "label,member,p0,p1,p2\n0,1,1,0,0\n1,0,0,1,0\n"));
    Fault fault = fault(target);
    assertThat(fault).hasMessage("`s.csv` has other output columns than the target's file");
    assertThat(fault.parameter()).contains("shadow");
    shadow = List.of(folder.resolve("no.csv").toString());
    assertThat(fault(target).parameter()).contains("shadow");
    shadow = List.of(write("s.csv", "label,member,p0,p1\n0,1,\"1,0\n"));
    Fault quote = fault(target);
    assertThat(quote).hasMessage("`s.csv`, line 2: the quote that opens there is never closed");
    assertThat(quote.parameter()).contains("shadow");
  }

  @Test
  void aColumnTellsTheModelsOfAFileApart() {
    id = Optional.of("row");
    model = Optional.of("run");
    String target = "row,label,member,p0,p1\na,0,1,1,0\nb,1,0,0,1\n";
    String first = "s1,a,0,0,0.5,0.5\ns2,a,0,1,0.9,0.1\ns1,b,1,1,0.3,0.7\ns2,b,1,0,0.4,0.6\n";
    shadow = List.of(write("s.csv", "run,row,label,member,p0,p1\n" + first));
    List<Sheet> shadows = read(target).shadows();
    assertThat(shadows).hasSize(2);
    assertThat(shadows.get(0).ids()).containsExactly("a", "b");
    assertThat(shadows.get(0).members()).containsExactly(false, true);
    assertThat(shadows.get(1).outputs()[0]).containsExactly(0.9, 0.1);
    shadow = List.of(shadow.get(0), write("t.gz", gzip("run,row,label,member,p0,p1\n" + first)));
    assertThat(read(target).shadows()).hasSize(4);
    shadow = List.of(write("s.csv", "run,row,label,member,p0,p1\n" + first + "s3,a,0,1,1,0\n"));
    assertThat(fault(target)).hasMessage("model `s3` of `s.csv` has nothing but members");
    model = Optional.empty();
    shadow = List.of(write("s.csv", "row,label,member,p0,p1\na,0,1,1,0\na,0,0,1,0\n"));
    Fault fault = fault(target);
    assertThat(fault).hasMessage("`s.csv`, line 3: there is another row with the `row` `a`");
    assertThat(fault.hint().orElseThrow()).contains("`model`");
  }

  @Test
  void whatTheModelWasGivenIsReadToo() {
    inputs = List.of("age", "ward");
    Recorded recorded =
        read("age,ward,label,member,p0,p1\n30,a,0,1,1,0\n40,b,1,0,0,1\n50,a,1,0,0.5,0.5\n");
    assertThat(recorded.target().outputs()[2]).containsExactly(0.5, 0.5);
    Dataset known = recorded.known();
    assertThat(known.columns()).extracting(Column::name).containsExactly("age", "ward");
    assertThat(known.labels()).containsExactly(0, 1, 1);
    inputs = List.of("aged");
    assertThat(fault("age,label,member,p0,p1\n30,0,1,1,0\n"))
        .hasMessage("`t.csv` has no column `aged`");
    inputs = List.of();
    Dataset classes = read("label,member,p0,p1\n0,1,1,0\n1,0,0,1\n").known();
    assertThat(classes.labels()).containsExactly(0, 1);
    assertThat(classes.shape().size()).isEqualTo(1);
  }

  @Test
  void rowsThatAreOfAnotherClassElsewhereAreRefused() {
    id = Optional.of("row");
    shadow = List.of(write("s.csv", "row,label,member,p0,p1\na,0,1,1,0\nb,0,0,1,0\n"));
    Fault fault = fault("row,label,member,p0,p1\na,0,1,1,0\nb,1,0,0,1\n");
    assertThat(fault)
        .hasMessage("`s.csv`, line 3: row `b` is of class `0`, and of `1` in a file before");
    assertThat(fault.parameter()).contains("shadow");
  }

  @Test
  void twoRowsOfOneIdentifierAreRefused() {
    id = Optional.of("row");
    refused(
        "row,label,member,p0,p1\na,0,1,1,0\na,1,0,0,1\n",
        "R517",
        "`t.csv`, line 3: there is another row with the `row` `a`");
    refused(
        "row,label,member,p0,p1\na,0,1,1,0\n,1,0,0,1\n",
        "R517",
        "`t.csv`, line 3: the `row` is missing");
  }

  private Predictions predictions(String path) {
    return new Predictions(
        path, Optional.of("label"), "member", shadow, outputs, id, model, inputs, drop);
  }

  private Recorded read(String text) {
    return predictions(write("t.csv", text)).read(Control.NONE);
  }

  private Fault fault(String text) {
    return catchThrowableOfType(Fault.class, () -> read(text));
  }

  private Fault refused(String text, String code, String message) {
    Fault fault = fault(text);
    assertThat(fault).hasMessage(message);
    assertThat(fault.code()).hasToString(code);
    assertThat(fault.parameter()).contains("path");
    return fault;
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private String write(String name, String text) {
    return write(name, text.getBytes(UTF_8));
  }

  private String write(String name, byte[] text) {
    try {
      return Files.write(folder.resolve(name), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
