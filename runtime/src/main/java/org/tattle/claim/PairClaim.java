package org.tattle.claim;

import java.util.Set;
import org.tattle.attack.Context;
import org.tattle.attack.Work;
import org.tattle.model.Access;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;

/** A promise about one model and another that it came from: {@code claim NAME on A of B}. */
public interface PairClaim {

  /**
   * What is claimed of the two, with a gap for the name of each: {@code `%s` is a copy of `%s`}.
   */
  String says();

  /** What the first must answer for anybody to look. */
  Set<Access> needs();

  /** What checking it trains. */
  Work work(Prospect of, Prospect from, Context context);

  /**
   * Checks it.
   *
   * @throws org.tattle.run.Fault if it cannot be claimed of these two
   */
  Verdict check(Target of, Target from, Context context);
}
