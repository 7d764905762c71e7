package org.tattle.attack.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Result;
import org.tattle.attack.Tails;
import org.tattle.attack.Threat;
import org.tattle.component.Metric;
import org.tattle.measure.Estimate;

/**
 * How often an attack on a published table is right of people in it, and of others.
 *
 * @param threat what it looks for
 * @param what what it does when it is right, in words that follow “it”
 * @param members how often it is right of people in the table
 * @param others how often of people who are not
 * @param more what else the reader should know
 */
public record Disclosure(Threat threat, String what, Rate members, Rate others, List<String> more)
    implements Result {
  public Disclosure {
    more = List.copyOf(more);
  }

  static final Reading SUCCESS = new Reading("success", "right", true);

  @Override
  public List<Leak> leaks() {
    return List.of(
        new Leak(
            SUCCESS,
            success(),
            control(),
            1,
            Tails.MORE,
            String.format(
                Locale.ROOT,
                "“%%s” %s: %,d of %,d times of people in the table, and %,d of %,d times of"
                    + " others.",
                what.replace("%", "%%"),
                members.right(),
                members.tried(),
                others.right(),
                others.tried())));
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        String.format(
            Locale.ROOT,
            "it %s: tried %,d times on people in the table, and %,d times on others, of whom what"
                + " it finds could be learned without their rows",
            what,
            members.tried(),
            others.tried()));
    notes.addAll(more);
    return notes;
  }

  @Metric(doc = "how often it is right of people in the table", share = true, headline = true)
  public Estimate success() {
    return members.share();
  }

  @Metric(doc = "how often it is right of people who are not in the table", share = true)
  public Estimate control() {
    return others.share();
  }

  @Metric(
      doc = "how much more it learns than of others: (success - control) / (1 - control)",
      share = true)
  public Estimate risk() {
    return members.over(others);
  }
}
