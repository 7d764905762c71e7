package org.tattle.attack.encoding;

import java.util.List;
import java.util.Optional;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Leak;
import org.tattle.attack.Tails;
import org.tattle.linkage.LinkedRegisters;
import org.tattle.record.code.Codes;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.AttackFaults;
import org.tattle.run.catalogue.LinkageFaults;

/** Reads what stands in a column off the codes of records. */
interface CodeAttack extends Attack<LinkedRegisters> {

  /** The column to read, if it is said. */
  Optional<String> column();

  /** What the attacker takes each record to have in that column, one a record. */
  List<String> guesses(SeenCodes seen, Context context);

  @Override
  default Class<LinkedRegisters> on() {
    return LinkedRegisters.class;
  }

  @Override
  default Class<Decoded> finds() {
    return Decoded.class;
  }

  @Override
  default Decoded run(LinkedRegisters linkage, Context context) {
    return decoded(seen(linkage, linkage.codes().orElseThrow()), context);
  }

  private Decoded decoded(SeenCodes seen, Context context) {
    return Decoded.of(seen, guesses(seen, context));
  }

  private SeenCodes seen(LinkedRegisters linkage, Codes codes) {
    List<String> names = linkage.first().names();
    int at = column().map(names::indexOf).orElse(0);
    if (at < 0) {
      throw Fault.of(LinkageFaults.NOT_LINKED_BY, column().orElseThrow(), String.join(", ", names))
          .at("column");
    }
    return new SeenCodes(linkage, codes, at);
  }

  /** Codes of made-up names in their place tell nothing of anybody. */
  @Override
  default Optional<Counterpart> control(LinkedRegisters linkage, Context context) {
    Codes strangers = linkage.strangers(context.seed().split("strangers"), context.control());
    Decoded found = decoded(seen(linkage, strangers), context);
    return Optional.of(
        new Counterpart(
            new Leak(
                Decoded.SUCCESS,
                found.success(),
                found.baseline(),
                1,
                Tails.MORE,
                Optional.of(found.paired()),
                ""),
            AttackFaults.CONTROL_DECODES,
            "on codes of made-up names, which tell nothing, so that what most people have is all"
                + " there is to guess",
            "The control of “%s” failed: it reads names off codes that hold none (for %s of them)."));
  }
}
