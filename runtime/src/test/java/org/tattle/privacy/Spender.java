package org.tattle.privacy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tattle.data.Likeness;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.Neighbours;
import org.tattle.privacy.budget.Account;
import org.tattle.privacy.budget.Draw;
import org.tattle.privacy.budget.Ledger;
import org.tattle.privacy.budget.PrivacyUnit;
import org.tattle.privacy.noise.Laplace;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;

/** A program that releases until its budget is spent, a line for each: what tests kill. */
public final class Spender {
  private Spender() {}

  /** The ledger's file, the budget's ε and the price of one answer; or a file to keep locked. */
  public static void main(String[] args) throws Exception {
    if (args.length == 1) {
      try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        System.out.println(held.isValid() ? "held" : "not held");
        System.out.flush();
        Thread.sleep(60_000);
      }
      return;
    }
    Guarantee budget = Guarantee.pure(Double.parseDouble(args[1]));
    Account account =
        new Account(Ledger.at(Path.of(args[0])), Likeness.of("digest"), PrivacyUnit.ROW, budget);
    double price = Double.parseDouble(args[2]);
    Laplace laplace = new Laplace(price, 1);
    Randomness random = Randomness.secure();
    try {
      while (true) {
        account.charge(
            "count",
            Draw.answer(Optional.empty(), "count"),
            Neighbours.ADD_REMOVE,
            Expense.pure(price));
        System.out.println(laplace.release(100, random));
        System.out.flush();
      }
    } catch (Fault refused) {
      System.out.println("refused " + refused.code());
    }
  }

  /** Starts it in a Java of its own. */
  public static Process start(Path ledger, double budget, double price) throws IOException {
    return start(ledger.toString(), Double.toString(budget), Double.toString(price));
  }

  /** Starts one that locks a ledger until it is killed, and says so. */
  public static Process hold(Path ledger) throws IOException {
    return start(ledger.toString());
  }

  private static Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Spender.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
