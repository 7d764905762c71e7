package org.tattle.privacy.release;

import java.util.List;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.privacy.release.statistic.Statistic;

/** What every {@code release} can be told, whatever the statistic. */
@Component(
    name = "release",
    doc = "Publishes a statistic of a data set with noise that hides each row.",
    example = "release mean(age) on patients with eps=0.5 bounds=[0, 110] as m")
public record Publication(
    @Param(doc = "the groups, if all of them are public; if not given, large ones are found")
        List<String> groups,
    @Param(doc = "whether to show the true values beside, which are not private") boolean reveal,
    @Param(
            doc = "how many rows of a person count at most, where the data say whose they are",
            min = 1,
            max = 1000)
        int perPerson) {
  public Publication() {
    this(List.of(), false, 1);
  }

  public Publication {
    groups = List.copyOf(groups);
  }

  /** The statistic as it is asked for, of all rows or by group. */
  public Release of(Statistic statistic, boolean grouped) {
    Release plain =
        !grouped
            ? Release.of(statistic)
            : groups.isEmpty() ? Release.byGroup(statistic) : Release.byGroup(statistic, groups);
    return reveal ? plain.revealing() : plain;
  }
}
