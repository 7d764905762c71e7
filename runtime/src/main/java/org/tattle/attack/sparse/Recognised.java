package org.tattle.attack.sparse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tattle.attack.Exhibit;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Result;
import org.tattle.attack.Tails;
import org.tattle.attack.Threat;
import org.tattle.component.Metric;
import org.tattle.measure.Estimate;
import org.tattle.run.MessageText;

/**
 * Who was found by a few rows of each.
 *
 * @param item the column that says what rows are about
 * @param known rows that were known of each, at most
 * @param candidates people in the table
 * @param members how it went with people in the table
 * @param others with people who are not
 * @param bare with people in the table, where only what rows are about was looked at
 * @param moved whether dates may have been moved
 */
public record Recognised(
    String item,
    int known,
    int candidates,
    LookedFor members,
    LookedFor others,
    LookedFor bare,
    boolean moved)
    implements Result {
  static final Reading FALSE_CLAIMS = new Reading("false_claims", "false claims", true);
  private static final Reading FOUND = new Reading("found", "found", true);

  @Override
  public Threat threat() {
    return Threat.SINGLING_OUT;
  }

  @Override
  public List<Leak> leaks() {
    return List.of(
        new Leak(
            FOUND,
            found(),
            Estimate.exact(1.0 / candidates),
            1,
            Tails.MORE,
            MessageText.of(
                "By %d rows that it knows of each, “%%s” finds all rows of %,d of %,d people in"
                    + " the table.",
                known, members.right(), members.people())));
  }

  @Override
  public List<Exhibit> exhibits() {
    return List.of(
        new Exhibit.Scores(
            "how far the best is ahead",
            List.of(
                new Exhibit.Group("in the table", members.ahead()),
                new Exhibit.Group("not in the table", others.ahead()))));
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        MessageText.of(
            "looked for %,d of the %,d people in the table, and took somebody for %,d of %,d who"
                + " are not in it; by `%s` alone it would find %,d.",
            members.people(), candidates, others.claimed(), others.people(), item, bare.right()));
    rowsTold()
        .ifPresent(
            rows ->
                notes.add(
                    MessageText.of(
                        "of whom it finds, it tells %,.0f rows that were not known, on average.",
                        rows.value())));
    return notes;
  }

  @Metric(doc = "share of people in the table who are found", share = true, headline = true)
  public Estimate found() {
    return Estimate.proportion(members.right(), members.people());
  }

  @Metric(doc = "share of people not in the table for whom somebody is taken", share = true)
  public Estimate falseClaims() {
    return Estimate.proportion(others.claimed(), Math.max(1, others.people()));
  }

  @Metric(doc = "of whom it takes for people in the table, how many are right", share = true)
  public Optional<Estimate> confidence() {
    return members.claimed() == 0
        ? Optional.empty()
        : Optional.of(Estimate.proportion(members.right(), members.claimed()));
  }

  @Metric(doc = "share found where only what rows are about is looked at", share = true)
  public Estimate byItems() {
    return Estimate.proportion(bare.right(), bare.people());
  }

  @Metric(doc = "bits that are not known of who a person in the table is, on average")
  public Estimate bits() {
    return Estimate.exact(Arrays.stream(members.bits()).average().orElse(0));
  }

  @Metric(doc = "rows that were not known, told of each who is found, on average")
  public Optional<Estimate> rowsTold() {
    return members.right() == 0
        ? Optional.empty()
        : Optional.of(Estimate.exact((double) members.told() / members.right()));
  }

  @Metric(
      doc = "share of people in the table of whom it tells by how many days dates were moved",
      share = true)
  public Optional<Estimate> movedBack() {
    return moved
        ? Optional.of(Estimate.proportion(members.movedBack(), members.people()))
        : Optional.empty();
  }
}
