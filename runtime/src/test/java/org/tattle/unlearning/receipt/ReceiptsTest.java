package org.tattle.unlearning.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Small;
import org.tattle.data.Split;
import org.tattle.data.set.Wine;
import org.tattle.model.Logistic;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.subject.Target;

/** Whether receipts say what was forgotten, to those who were, and no change goes unseen. */
class ReceiptsTest {
  private static final Small SMALL =
      new Small(new Wine(), 60, Split.Adversary.HALVES, new Logistic(), 1, Small.SEED);
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00.5Z");
  private static final int[] MEMBERS = SMALL.blueprint.split().members();

  @AfterAll
  static void close() {
    SMALL.close();
  }

  private static Target without(int... rows) {
    return SMALL.blueprint.without(rows).make(SMALL.trainer, Control.NONE);
  }

  private static Receipts.Issued two() {
    Receipts one = Receipts.none().and(without(MEMBERS[0]).forgottenRows(), NOON).receipts();
    return one.and(without(MEMBERS[0], MEMBERS[4]).forgottenRows(), NOON.plusSeconds(60));
  }

  @Test
  void aReceiptSaysWhatBecameOfWhich() {
    Target without = without(MEMBERS[0], MEMBERS[4]);
    Receipt receipt =
        Receipts.none().and(without.forgottenRows(), NOON).receipts().receipts().get(0);
    assertThat(receipt.written()).isEqualTo("2026-11-30T12:00:00Z");
    assertThat(receipt.from()).isEqualTo(SMALL.target().key().hex());
    assertThat(receipt.to()).isEqualTo(without.key().hex());
    assertThat(receipt.ways()).containsExactly("retrain");
    assertThat(receipt.promise()).isEqualTo(without.promised().orElseThrow());
    assertThat(receipt.rows()).hasSize(2).isSorted();
  }

  @Test
  void itIsReadAsItWasWritten() {
    Receipts.Issued issued = two();
    assertThat(Receipts.read(issued.receipts().json())).isEqualTo(issued.receipts());
    assertThat(Slips.read(issued.slips().json())).isEqualTo(issued.slips());
    assertThat(Receipts.meant(issued.receipts().json())).isTrue();
  }

  @Test
  void aSlipShowsThatItsRowIsThere() {
    Receipts.Issued issued = two();
    Receipt receipt = issued.slips().of(issued.receipts().receipts()).orElseThrow();
    assertThat(receipt).isEqualTo(issued.receipts().receipts().get(1));
    assertThat(issued.slips().missing(receipt)).isEmpty();
    assertThat(issued.slips().slips().get(0).holds()).contains("alcohol=");
    assertThat(issued.receipts().json()).doesNotContain("alcohol");
  }

  @Test
  void anotherRowOrKeyIsNotThere() {
    Receipts.Issued issued = two();
    Receipt receipt = issued.receipts().receipts().get(1);
    Slip first = issued.slips().slips().get(0);
    Slip second = issued.slips().slips().get(1);
    Slips crossed =
        new Slips(
            Slips.FORMAT,
            receipt.digest(),
            List.of(
                new Slip(first.row(), first.holds() + " ", first.key()),
                new Slip(second.row(), second.holds(), first.key())));
    assertThat(crossed.missing(receipt)).containsExactly(first.row(), second.row());
  }

  @Test
  void nobodyKnowsARowWithoutItsKey() {
    Target without = without(MEMBERS[0]);
    assertThat(
            Receipts.none().and(without.forgottenRows(), NOON).receipts().receipts().get(0).rows())
        .isNotEqualTo(
            Receipts.none().and(without.forgottenRows(), NOON).receipts().receipts().get(0).rows());
  }

  @Test
  void eachChangeIsSeen() {
    String whole = two().receipts().json();
    String[] parts = {
      "2026-11-30T12:01", "\"retrain\"", "it is what", "\"from\" : \"", "\"to\" : \""
    };
    for (String part : parts) {
      int at = whole.indexOf(part) + part.length() - 1;
      int next = whole.charAt(at) == '"' && part.endsWith(" \"") ? at + 1 : at - 1;
      char other = whole.charAt(next) == '0' ? '1' : '0';
      String changed = whole.substring(0, next) + other + whole.substring(next + 1);
      assertThatThrownBy(() -> Receipts.read(changed))
          .as(part)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("was changed");
    }
  }

  @Test
  void noneIsLeftOutOrMovedUnseen() {
    Receipts.Issued issued = two();
    List<Receipt> both = new ArrayList<>(issued.receipts().receipts());
    Receipts second = new Receipts(issued.receipts().format(), both.subList(1, 2));
    Receipts turned = new Receipts(second.format(), List.of(both.get(1), both.get(0)));
    for (Receipts other : List.of(second, turned)) {
      assertThatThrownBy(() -> Receipts.read(other.json()))
          .hasMessage("before receipt 1 another stood when it was written");
    }
    Receipts cut = new Receipts(second.format(), both.subList(0, 1));
    assertThat(issued.slips().of(Receipts.read(cut.json()).receipts())).isEmpty();
  }

  @Test
  void otherTextsAreNone() {
    String whole = two().receipts().json();
    List<String> texts =
        List.of(
            "",
            "null",
            "[]",
            "{}",
            "{\"format\":\"tattle receipts 1\"}",
            "{\"format\":\"tattle receipts 1\",\"receipts\":[null]}",
            whole.replace("receipts 1", "receipts 9"),
            whole + "{}",
            whole.substring(0, whole.length() / 2));
    for (String text : texts) {
      assertThatThrownBy(() -> Receipts.read(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> Slips.read(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new Slip(1, "a", "no key!").digest())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whoForgotNobodyGivesNoReceipt() {
    assertThatThrownBy(() -> SMALL.target().forgottenRows()).isInstanceOf(Fault.class);
  }
}
