package org.tattle.privacy;

import java.nio.file.Path;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;

/** A program that releases until its budget is spent, a line for each: what tests kill. */
final class Spender {
  private Spender() {}

  /** The ledger's file, the budget's ε and the price of one answer. */
  public static void main(String[] args) {
    Guarantee budget = Guarantee.pure(Double.parseDouble(args[1]));
    Account account = new Account(Ledger.at(Path.of(args[0])), "digest", budget);
    double price = Double.parseDouble(args[2]);
    Laplace laplace = new Laplace(price, 1);
    Randomness random = Randomness.secure();
    try {
      while (true) {
        account.charge("count", Expense.pure(price));
        System.out.println(laplace.release(100, random));
        System.out.flush();
      }
    } catch (Fault refused) {
      System.out.println("refused " + refused.code());
    }
  }

  /** Starts it in a Java of its own. */
  static Process start(Path ledger, double budget, double price) throws java.io.IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            Spender.class.getName(),
            ledger.toString(),
            Double.toString(budget),
            Double.toString(price))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
