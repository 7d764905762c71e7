package org.tattle.defense.aggregation;

import org.tattle.run.Fault;
import org.tattle.run.catalogue.FederationFaults;

/** How many clients a rule must see to withstand some. */
final class Needs {
  private Needs() {}

  /**
   * @throws Fault D450 at {@code bad} if there are fewer
   */
  static void demand(String rule, int bad, int least, int clients) {
    if (clients < least) {
      throw Fault.of(FederationFaults.RULE_NEEDS_MORE, rule, bad, least, clients).at("bad");
    }
  }
}
