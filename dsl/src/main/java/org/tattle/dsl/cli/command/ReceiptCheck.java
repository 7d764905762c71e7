package org.tattle.dsl.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tattle.dsl.cli.console.ScriptInput;
import org.tattle.dsl.cli.console.Terminal;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.render.Render;
import org.tattle.unlearning.receipt.Receipt;
import org.tattle.unlearning.receipt.Receipts;
import org.tattle.unlearning.receipt.Slips;
import picocli.CommandLine;

/** What {@code tattle verify} says of receipts of forgetting. */
record ReceiptCheck(CommandLine line, Path file, Optional<Path> slip) {
  private static final int SHORT = 12;

  /** The text of a file that is meant to hold receipts. */
  static Optional<String> meant(Path file) {
    try {
      return Optional.of(Files.readString(file)).filter(Receipts::meant);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  int call(String text) {
    Receipts receipts;
    try {
      receipts = Receipts.read(text);
    } catch (IllegalArgumentException e) {
      throw refused(file, e);
    }
    PrintWriter out = line.getOut();
    out.println(Render.text(table(receipts), Terminal.screen()));
    say("Each receipt is bound to the one before, and none was changed since it was written.");
    boolean named = slip.map(it -> named(receipts, it)).orElse(true);
    if (slip.isEmpty()) {
      say(
          "Whoever wrote them all from new could make others: `--slip FILE` sees whether these are"
              + " the ones that people were given slips of.");
    }
    out.flush();
    return named ? 0 : 1;
  }

  private boolean named(Receipts receipts, Path of) {
    try {
      Slips slips = Slips.read(Files.readString(of));
      Optional<Receipt> receipt = slips.of(receipts.receipts());
      if (receipt.isEmpty()) {
        say("The receipt that `%s` is of is not among them.".formatted(of));
        return false;
      }
      int number = receipts.receipts().indexOf(receipt.get()) + 1;
      List<Integer> missing = slips.missing(receipt.get());
      if (missing.isEmpty()) {
        say("Receipt %s names all rows of the slips: %s.".formatted(number, slips.slips().size()));
        return true;
      }
      say(
          "Receipt %s does not name what the slips say of these rows: %s."
              .formatted(
                  number,
                  missing.stream().map(Object::toString).collect(Collectors.joining(", "))));
      return false;
    } catch (IOException e) {
      throw ScriptInput.refused(line, of, e);
    } catch (IllegalArgumentException e) {
      throw refused(of, e);
    }
  }

  private CommandLine.ParameterException refused(Path of, IllegalArgumentException why) {
    return new CommandLine.ParameterException(
        line, "`%s` cannot be verified: %s.".formatted(of, why.getMessage()));
  }

  private static TableView table(Receipts receipts) {
    List<List<String>> rows = new ArrayList<>();
    for (Receipt one : receipts.receipts()) {
      rows.add(
          List.of(
              String.valueOf(rows.size() + 1),
              one.written(),
              String.valueOf(one.rows().size()),
              String.join(", ", one.ways()),
              cut(one.from()),
              cut(one.to()),
              one.promise()));
    }
    return TableView.of(
        "Receipts",
        List.of("receipt", "written", "rows", "by", "from model", "to model", "what is promised"),
        rows,
        List.of());
  }

  private static String cut(String key) {
    return key.substring(0, Math.min(SHORT, key.length()));
  }

  private void say(String sentence) {
    line.getOut().println(Terminal.screen().fit(sentence, 0));
  }
}
