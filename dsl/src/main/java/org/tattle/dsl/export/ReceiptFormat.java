package org.tattle.dsl.export;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tattle.component.Component;
import org.tattle.dsl.diagnose.sentence.RunFaults;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.ForgettingFaults;
import org.tattle.subject.Subject;
import org.tattle.subject.Target;
import org.tattle.unlearning.receipt.Receipts;

/** Who was forgotten, for those who asked: one more receipt behind those that are there. */
@Component(
    name = "receipt",
    doc =
        "That a model has forgotten rows, bound to the receipt before; keys to them in slips beside.",
    example = "export target to \"forgotten.receipt\"")
public record ReceiptFormat() implements SubjectFormat {
  @Override
  public Content content(Subject subject, Supplier<Optional<String>> before) {
    if (!(subject instanceof Target target)) {
      throw Fault.of(ForgettingFaults.NOTHING_TO_GIVE_A_RECEIPT_FOR);
    }
    Receipts receipts = before.get().map(ReceiptFormat::read).orElseGet(Receipts::none);
    Receipts.Issued issued = receipts.and(target.forgottenRows(), Instant.now());
    String beside = "-%s.slips".formatted(issued.receipts().receipts().size());
    return new Content(
        bytes(issued.receipts().json()), Map.of(beside, bytes(issued.slips().json())));
  }

  private static Receipts read(String text) {
    try {
      return Receipts.read(text);
    } catch (IllegalArgumentException e) {
      throw Fault.of(RunFaults.NO_RECEIPTS_THERE, e.getMessage()).at("to");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
